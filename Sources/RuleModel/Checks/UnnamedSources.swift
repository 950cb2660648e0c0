import Diagnostics

/// # A notice whose document nobody has named
///
/// What: the title of the document that a notice comes from is still a question mark.
/// Why: without its source nobody can check a number, and results would cite nothing.
/// Instead: the full title of the published text, its number and its date.
extension RuleBook {
    func unnamedSources() -> [Diagnostic] {
        notices.map(\.content).compactMap { notice in
            guard let document = documents[notice.identity.document], document.isUnnamed else {
                return nil
            }
            return .unnamedSource(document, isDraft: notice.identity.status == .draft)
        }
    }
}

extension Document {
    /// As `yingbao standards new` leaves it for somebody to fill in.
    package static let unnamed = "？"

    var isUnnamed: Bool { title.zh == Self.unnamed || title.zh == "?" }
}

extension Diagnostic {
    fileprivate static func unnamedSource(_ document: Document, isDraft: Bool) -> Diagnostic {
        Diagnostic(
            "rule/unnamed-source", isDraft ? .warning : .error, at: document.range,
            Wording(
                zh: "没有写「\(document.id)」是哪份文件",
                en: "nobody has said which document “\(document.id)” is"),
            hint: Wording(
                zh: "在 zh 和 en 写文件的全名，在 number 写文号，在 issued 写印发日期",
                en: "write its full title into zh and en, its number into number and its date into "
                    + "issued"))
    }
}
