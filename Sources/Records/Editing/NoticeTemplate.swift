package import Diagnostics
import Engine
import FEEL
package import RuleModel

/// The file of a new year's notice: last year's values as comments, what is to be filled in, and
/// the checks that will compare it.
package struct NoticeTemplate {
    /// The path of the file.
    package let path: String
    package let text: String

    /// - Parameters:
    ///   - year: The new one.
    ///   - from: The year whose values stand in the comments.
    /// - Returns: `nil` where the rule set itself publishes nothing in that year.
    package init?(year: Int, from: Int, _ book: RuleBook, language: Language) {
        let layer = book.layers.count - 1
        let notices = book.notices.filter {
            $0.layer == layer && $0.content.identity.effective.year == from
        }.map(\.content)
        let latest = notices.max { $0.identity.effective < $1.identity.effective }
        guard let latest, let lines = Lines(book, layer, latest, year, from, language) else {
            return nil
        }
        path = Self.path(of: latest.range.file.path, from: from, to: year)
        text = lines.text
    }

    /// Beside last year's: `2024.yaml` becomes `2025.yaml`.
    private static func path(of path: String, from: Int, to year: Int) -> String {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let name = String(path.dropFirst(folder.count))
        let new = name.replacing("\(from)", with: "\(year)")
        return folder + (new == name ? "\(year)-\(name)" : new)
    }

    /// What stands in it.
    private struct Lines {
        private let book: RuleBook
        private let edition: Edition
        private let latest: Notice
        private let year: Int
        private let from: Int
        private let language: Language

        init?(
            _ book: RuleBook, _ layer: Int, _ latest: Notice, _ year: Int, _ from: Int,
            _ language: Language
        ) {
            var ignored = DiagnosticBag()
            guard let day = Month(year: from, month: 12)?.firstDay,
                let edition = book.edition(
                    EditionRequest(day: day, knownOn: max(day, latest.identity.issued)),
                    into: &ignored)
            else { return nil }
            self.book = book
            self.edition = edition
            self.latest = latest
            self.year = year
            self.from = from
            self.language = language
        }

        private func say(zh: String, en: String) -> String { Wording(zh: zh, en: en)[language] }

        var text: String {
            let lines =
                head + values(known, say(zh: "\(from)年的数值", en: "Values of \(from)"))
                + values(open, say(zh: "一直没有规定的", en: "What nobody has set so far")) + checks
            return lines.joined(separator: "\n") + "\n"
        }

        private var document: String { "standards_\(year)" }

        private var head: [String] {
            let status = book.documents[latest.identity.document]?.evidence.rawValue ?? "published"
            let first = "\(year)-01-01"
            func renewed(_ text: String) -> String { text.replacing("\(from)", with: "\(year)") }
            return [
                "# "
                    + say(
                        zh:
                            "\(year)年的标准，草案。填好以后：yingbao lint、yingbao test、yingbao diff，再把 status 改为 in_force",
                        en:
                            "Standards of \(year), a draft. When it is filled in: yingbao lint, test "
                            + "and diff; then status becomes in_force"),
                "documents:",
                "  \(document): {zh: \(Document.unnamed), en: '?', issued: \(first), assumed: [issued], evidence: \(status)}  # "
                    + say(zh: "文件的全名和印发日期", en: "the document's full title and date"),
                "notice:",
                "  zh: \(renewed(latest.identity.title.zh))",
                "  en: \(quoted(renewed(latest.identity.title.en)))",
                "  document: \(document)",
                "  issued: \(first)",
                "  effective: \(first)",
                "  assumed: [issued, effective]  # "
                    + say(
                        zh: "文件写明了哪个日期，就从这里删去哪个",
                        en: "take out each date that the document states"),
                "  review_by: \(year)-12-31",
                "  status: draft  # "
                    + say(zh: "核对以后改为 in_force", en: "in_force once it is checked"),
                "  values:",
            ]
        }

        /// A plain scalar may not hold `: ` or begin with a sign.
        private func quoted(_ text: String) -> String {
            text.contains(": ") || text.contains(" #") || text.contains("'") ? "\"\(text)\"" : text
        }

        private var known: [StandardInForce] {
            edition.standards.filter { $0.common.setBy != nil && $0.notice(in: edition) != nil }
        }

        /// Open and without a value or a rule that computes one.
        private var open: [StandardInForce] {
            edition.standards.filter { standard in
                if case .unset = standard.state { standard.common.setBy != nil } else { false }
            }
        }

        private func values(_ standards: [StandardInForce], _ title: String) -> [String] {
            guard !standards.isEmpty else { return [] }
            return ["    # —— \(title)"]
                + standards.map { standard in
                    let entry = "\(standard.id): \(written(standard))"
                    return "    # " + entry.padded(to: 28) + "  # " + remark(standard)
                }
        }

        private func remark(_ standard: StandardInForce) -> String {
            var parts = [standard.common.title[language]]
            if case .number(let unit?) = standard.type, !unit.factors.isEmpty {
                parts.append(book.name(of: unit)[language])
            }
            return parts.joined(separator: say(zh: "，", en: ", "))
        }

        private func written(_ standard: StandardInForce) -> String {
            guard case .values(let values) = standard.state else {
                return standard.keys.isEmpty ? "" : rows(standard, [], in: [:])
            }
            return rows(standard, [], in: values)
        }

        /// `{tier_1: 400, tier_2: 300}`, one brace for each key.
        private func rows(
            _ standard: StandardInForce, _ path: [String], in values: [[String]: PublishedValue]
        ) -> String {
            guard path.count < standard.keys.count else { return values[path]?.written ?? "…" }
            let cases = edition.enumerations[standard.keys[path.count]].cases
            let parts = cases.map { "\($0.id): \(rows(standard, path + [$0.id], in: values))" }
            return "{\(parts.joined(separator: ", "))}"
        }

        /// What `lint` will compare.
        private var checks: [String] {
            guard !book.checks.isEmpty else { return [] }
            return ["# " + say(zh: "yingbao lint 会核对：", en: "yingbao lint will check:")]
                + book.checks.map { check in
                    let title = check.common.title[language]
                    return "#   \(title.isEmpty ? check.id : title)"
                }
        }
    }
}

extension StandardInForce {
    /// The notice that its values come from.
    fileprivate func notice(in edition: Edition) -> NoticeIdentity? {
        guard case .values(let values) = state else { return nil }
        return values.values.compactMap(\.notice).first.map { edition.notices[$0] }
    }
}

extension PublishedValue {
    /// As rule files write it.
    fileprivate var written: String {
        if let rounding {
            return "{to: \(rounding.step.exactText), mode: \(rounding.mode.written)}"
        }
        return switch value {
        case .number(let number): number.description
        case .boolean(let flag): flag ? "true" : "false"
        case .string(let text): text
        case .date(let date): date.description
        default: "…"
        }
    }
}
