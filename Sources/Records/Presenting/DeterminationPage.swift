package import Diagnostics
package import Engine
import FEEL
package import RuleModel

/// A determination as a page that a caseworker reads to the family: what it gets, what not and by
/// how much it misses, what is not decided yet and what is missing, and one line in the end.
package struct DeterminationPage {
    let determination: Determination
    let edition: Edition
    let phrases: Phrases
    /// Whether the whole tree of reasons follows each result.
    let isFull: Bool
    /// Whether every step of the procedures is shown, also those that are done or ahead.
    let showsProcedures: Bool
    var sheet: Sheet
    /// The column of names in the section at hand.
    private var nameWidth = 0

    private init(
        _ determination: Determination, edition: Edition, phrases: Phrases, isFull: Bool,
        showsProcedures: Bool, sheet: Sheet
    ) {
        self.determination = determination
        self.edition = edition
        self.phrases = phrases
        self.isFull = isFull
        self.showsProcedures = showsProcedures
        self.sheet = sheet
    }

    package static func text(
        _ determination: Determination, edition: Edition, language: Language, isFull: Bool = false,
        showsProcedures: Bool = false, hasColour: Bool = false
    ) -> String {
        var page = DeterminationPage(
            determination, edition: edition,
            phrases: Phrases(edition, language: language), isFull: isFull,
            showsProcedures: showsProcedures, sheet: Sheet(hasColour: hasColour))
        page.write()
        return page.sheet.text
    }

    private mutating func write() {
        writeHeading()
        let sorted = SortedResults(determination, edition: edition, isFull: isFull)
        section(say(zh: "能享受", en: "Granted"), .green, sorted.granted) { page, result in
            page.writeGrant(result)
        }
        section(
            say(zh: "可以由经办机关决定给予", en: "In the office's discretion"), .yellow,
            sorted.discretionary
        ) { page, result in
            page.writeGrant(result)
        }
        section(
            say(zh: "符合条件，但这次不发", en: "Qualifies, but is not paid"), .yellow, sorted.notPaid
        ) { page, result in
            page.writeNotPaid(result)
        }
        section(say(zh: "还不能确定", en: "Not yet determined"), .yellow, sorted.open) {
            page, result in page.writeOpen(result)
        }
        writeRefusals(sorted)
        writeProcedures()
        writeNeeds(sorted.told.filter(\.appliedFor))
        writeWarnings(sorted)
        writeConclusion(sorted)
        writeObjections(sorted)
    }

    func say(zh: String, en: String) -> String { phrases.say(zh: zh, en: en) }

    private mutating func writeHeading() {
        let name = determination.record ?? say(zh: "（没有编号）", en: "(without id)")
        sheet.line(
            say(
                zh: "家庭 \(name)　\(phrases.month(determination.month))",
                en: "Household \(name)   \(phrases.month(determination.month))"), .bold)
        let place = edition.ruleSets.last?.title[phrases.language] ?? ""
        let (day, known) = (phrases.day(determination.day), phrases.day(determination.knownOn))
        sheet.line(
            say(
                zh: "按\(place)\(day)有效的规定核算，规定截至\(known)所知",
                en: "By the rules of \(place) in force on \(day), as known on \(known)"), .faint)
        for remark in determination.warnings where remark.isOfLaw {
            sheet.line("! " + remark.message[phrases.language], .yellow)
        }
    }

    mutating func heading(_ title: String, _ ink: Sheet.Ink) {
        sheet.line()
        sheet.line(say(zh: "【\(title)】", en: title.uppercased()), ink)
    }

    private mutating func section(
        _ title: String, _ ink: Sheet.Ink, _ results: [ProgrammeResult],
        _ write: (inout DeterminationPage, ProgrammeResult) -> Void
    ) {
        guard !results.isEmpty else { return }
        heading(title, ink)
        alignEntries(results.map(name))
        for result in results {
            write(&self, result)
            if isFull { writeTree(result.reasons, depth: 1) }
        }
    }

    // MARK: - Parts of an entry

    /// The programme, and the member where it is one member's.
    func name(_ result: ProgrammeResult) -> String {
        let title = result.title[phrases.language]
        guard case .member(let id) = result.subject else { return title }
        return title + phrases.parenthesised(id)
    }

    static let labelWidth = 6
    static let indent = 2

    mutating func row(_ zh: String, _ en: String, _ body: String) {
        guard !body.isEmpty else { return }
        sheet.row(
            say(zh: zh, en: en), body, indent: Self.indent * 2, labelWidth: Self.labelWidth)
    }

    /// Several lines under one label.
    mutating func rows(_ zh: String, _ en: String, _ bodies: [String]) {
        var isFirst = true
        for body in bodies where !body.isEmpty {
            sheet.row(
                isFirst ? say(zh: zh, en: en) : "", body, indent: Self.indent * 2,
                labelWidth: Self.labelWidth)
            isFirst = false
        }
    }

    /// Makes room for the longest of the names that are not unusually long.
    private mutating func alignEntries(_ names: [String]) {
        nameWidth = names.map(\.displayWidth).filter { $0 <= 40 }.max() ?? 0
    }

    /// The first line of an entry: name, sum, first month.
    mutating func entry(_ result: ProgrammeResult, _ parts: [String]) {
        let name = sheet.paint(self.name(result), .bold)
        let pad = String(repeating: " ", count: max(0, nameWidth - self.name(result).displayWidth))
        let tail = parts.filter { !$0.isEmpty }.joined(separator: say(zh: "　", en: "   "))
        sheet.line("  " + (tail.isEmpty ? name : name + pad + "  " + tail))
    }

    /// What is granted, in money or by its kind.
    func grant(_ result: ProgrammeResult) -> String {
        switch result.amount {
        case .known(_, let paid):
            return phrases.sum(paid, in: result.unit)
        case .open(let low, let high):
            return phrases.sum(from: low, to: high, in: result.unit)
                ?? say(zh: "金额未定", en: "amount open")
        case nil:
            switch result.kind {
            case .monthlyCash, .oneOffCash: return say(zh: "金额未定", en: "amount open")
            case .inKind: return say(zh: "实物", en: "in kind")
            case .service: return say(zh: "服务", en: "a service")
            case .monitoring: return say(zh: "予以认定", en: "recognised")
            }
        }
    }
}
