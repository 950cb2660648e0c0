import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// Reads the sides of a comparison; the rule set that was asked for is read once.
struct LawReader {
    let library: RuleLibrary
    let folder: String
    let month: Month
    let knownOn: CalendarDate
    let report: Report
    private let withTests: Bool

    init(
        _ rules: RuleOptions, _ time: TimeOptions, withTests: Bool = false, report: Report
    ) throws(Failure) {
        let times = try time.times()
        folder = try rules.folder()
        month = times.month
        knownOn = times.knownOn
        self.report = report
        self.withTests = withTests
        library = try RuleLibrary.load(folder, withTests: withTests, report: report)
    }

    func operand(_ text: String) -> LawOperand {
        LawOperand(text, documents: Set(library.book.notices.map(\.content.identity.document)))
    }

    func law(_ operand: LawOperand) throws(Failure) -> (law: ComparedLaw, library: RuleLibrary) {
        switch operand {
        case .year(let year):
            guard let december = Month(year: year, month: 12) else {
                throw .unable(Wording(zh: "没有「\(year)」年", en: "there is no year \(year)"))
            }
            let label = Wording(zh: "\(year)年", en: "\(year)")
            return (try law(label, library, december.firstDay, year: year), library)
        case .month(let month):
            return (try law(Phrases.month(month), library, month.firstDay), library)
        case .day(let day):
            return (try law(Wording(day.description), library, day), library)
        case .folder(let path):
            let other = try load(path)
            return (try law(Wording(path), other, month.firstDay), other)
        case .notice(let path): return try notice(in: path)
        case .document(let id): return try notice(id, library)
        case .revision(let name):
            let files = try GitRevision(name, of: folder)
            defer { files.remove() }
            let other = try load(files.folder)
            return (try law(Wording(name), other, month.firstDay), other)
        }
    }

    private func load(_ path: String, notices: [String] = []) throws(Failure) -> RuleLibrary {
        try RuleLibrary.load(path, notices: notices, withTests: withTests, report: report)
    }

    private func law(
        _ label: Wording, _ library: RuleLibrary, _ day: CalendarDate, year: Int? = nil,
        drafts: Set<String> = [], knownOn: CalendarDate? = nil
    ) throws(Failure) -> ComparedLaw {
        let knownOn = knownOn ?? self.knownOn
        let request = EditionRequest(day: day, knownOn: knownOn, drafts: drafts)
        return ComparedLaw(
            label: label, law: try library.law(request, report: report),
            failedChecks: library.book.failedChecks(on: day, knownOn: knownOn, drafts: drafts),
            beginnings: year.map { library.book.beginnings(inYear: $0, knownOn: knownOn) } ?? [])
    }

    /// A notice of the rule set by its file, or one from elsewhere as if it stood there.
    private func notice(
        in path: String
    ) throws(Failure) -> (law: ComparedLaw, library: RuleLibrary) {
        var library = library
        if library.documents(ofNoticesIn: [path]).isEmpty {
            library = try load(folder, notices: [path])
        }
        guard let document = library.documents(ofNoticesIn: [path]).first else {
            throw .unable(
                Wording(zh: "「\(path)」里没有标准公布", en: "there is no notice in “\(path)”"))
        }
        return try notice(document, library)
    }

    private func notice(
        _ document: String, _ library: RuleLibrary
    ) throws(Failure) -> (law: ComparedLaw, library: RuleLibrary) {
        let notices = library.book.notices.map(\.content.identity)
        guard let notice = notices.first(where: { $0.document == document }) else {
            throw .unable(Wording(zh: "没有公布「\(document)」", en: "there is no notice “\(document)”"))
        }
        let label = Wording(zh: "《\(notice.title.zh)》", en: "“\(notice.title.en)”")
        let law = try law(
            label, library, notice.effective, drafts: [document],
            knownOn: max(knownOn, notice.issued))
        return (law, library)
    }
}

extension RuleLibrary {
    /// The law in force on a day, linked, or the mistakes in it, printed.
    func edition(_ request: EditionRequest, report: Report) throws(Failure) -> Edition {
        try law(request, report: report).linked
    }

    /// The same, also as it was before it was linked.
    func law(_ request: EditionRequest, report: Report) throws(Failure) -> ChosenLaw {
        var found = DiagnosticBag()
        let chosen = book.edition(request, into: &found)
        let linked = chosen?.linked(into: &found)
        guard let chosen, let linked, !found.hasErrors else {
            report.print(found.sorted.filter { $0.severity == .error })
            throw .reported
        }
        return ChosenLaw(chosen: chosen, linked: linked)
    }
}
