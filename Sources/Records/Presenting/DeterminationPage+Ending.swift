import Diagnostics
import Engine
import FEEL
import RuleModel

/// What is missing, what to bear in mind, and the line for the family.
extension DeterminationPage {
    /// Every question once, by whom it goes to.
    mutating func writeNeeds(_ results: [ProgrammeResult]) {
        var order: [String] = []
        var questions: [String: [String]] = [:]
        for need in results.flatMap(\.needs) {
            let whom = whom(need)
            if questions[whom] == nil { order.append(whom) }
            let question = question(need)
            if questions[whom]?.contains(question) != true {
                questions[whom, default: []].append(question)
            }
        }
        guard !order.isEmpty else { return }
        heading(say(zh: "还要弄清", en: "To be found out"), .yellow)
        for whom in order {
            sheet.row("", whom, indent: Self.indent, labelWidth: 0)
            for question in questions[whom] ?? [] {
                sheet.row("", "· " + question, indent: Self.indent * 2, labelWidth: 0)
            }
        }
    }

    private func whom(_ need: Need) -> String {
        let whom = need.whom?[phrases.language]
        switch need.kind {
        case .fact:
            return say(zh: "问", en: "Ask ") + (whom ?? say(zh: "家庭", en: "the family"))
        case .finding:
            return say(zh: "由", en: "To be decided by ")
                + (whom ?? say(zh: "经办机关", en: "the office")) + say(zh: "认定", en: "")
        case .unset:
            return say(zh: "有待规定", en: "To be set")
                + (whom.map { say(zh: "（\($0)）", en: " by \($0)") } ?? "")
        case .error:
            return say(zh: "规则有错，请转告规则的编写人", en: "An error in the rules, for their author")
        }
    }

    private func question(_ need: Need) -> String {
        let subject = need.subject.map { $0 + phrases.colon } ?? ""
        if let diagnostic = need.diagnostic {
            let place = diagnostic.range.map { "\($0.file.path):\($0.position.line) " } ?? ""
            return subject + place + diagnostic.message[phrases.language]
        }
        guard let question = need.question else { return subject + need.title[phrases.language] }
        return subject + question[phrases.language]
    }

    /// In short; the same warning of several programmes once.
    mutating func writeWarnings() {
        var notes: [String] = []
        for remark in determination.warnings + determination.results.flatMap(\.warnings) {
            let note = remark.message[phrases.language]
            if !notes.contains(note) { notes.append(note) }
        }
        for finding in determination.findings {
            notes.append(finding.message[phrases.language])
        }
        guard !notes.isEmpty else { return }
        let shown = isFull ? notes.count : Self.noteLimit
        heading(say(zh: "请注意", en: "Please note"), .faint)
        for note in notes.prefix(shown) {
            sheet.row("", "· " + note, indent: Self.indent, labelWidth: 0)
        }
        if notes.count > shown {
            let rest = notes.count - shown
            sheet.line(
                say(
                    zh: "  · 另有 \(rest) 条，用 --full 查看", en: "  · \(rest) more with --full"),
                .faint)
        }
    }

    private static var noteLimit: Int { 6 }

    // MARK: - The line for the family

    /// How much in all, to whom, from which month.
    mutating func writeConclusion(_ sorted: SortedResults) {
        sheet.line()
        let paid = sorted.granted.filter { $0.isPayable && $0.amount?.paid?.isZero == false }
        let open = sorted.open.count + sorted.discretionary.count
        let rest =
            open == 0
            ? ""
            : say(
                zh: "另有 \(open) 项还没有定下来。",
                en: open == 1
                    ? " One more is not decided yet." : " \(open) more are not decided yet.")
        let hasOpenPart = sorted.granted.contains { $0.isPayable && $0.amount?.bounds != nil }
        guard !paid.isEmpty else {
            let nothing =
                hasOpenPart || open > 0
                ? say(zh: "目前还没有能确定的金额。", en: "No sum is certain yet.")
                : say(zh: "这个月没有可以发放的救助。", en: "Nothing can be paid for this month.")
            sheet.line(nothing + rest, .bold)
            return
        }
        sheet.row("", totals(of: paid) + rest, indent: 0, labelWidth: 0)
    }

    /// Sums of one unit are added up; each is said to whom it goes.
    private func totals(of paid: [ProgrammeResult]) -> String {
        var totals: [(unit: MeasurementUnit, sum: Number)] = []
        for result in paid {
            guard let sum = result.amount?.paid else { continue }
            // A member's own sum and the household's are paid in the same money.
            let unit = (result.unit ?? .none).withoutPersons(in: edition)
            if let known = totals.firstIndex(where: { $0.unit == unit }),
                let added = totals[known].sum.adding(sum)
            {
                totals[known].sum = added
            } else {
                totals.append((unit, sum))
            }
        }
        let sums = totals.map { phrases.sum($0.sum, in: $0.unit) }.joined(separator: phrases.comma)
        let parts = paid.map { result in
            let sum = result.amount?.paid.map { phrases.number($0) } ?? ""
            let whom = phrases.subject(result.subject)
            let title = result.title[phrases.language]
            return say(zh: "\(title) \(sum) 给\(whom)", en: "\(title) \(sum) to \(whom)")
        }
        let months = Set(paid.compactMap(\.firstMonth)).sorted().map { phrases.month($0) }
        let from =
            months.isEmpty
            ? ""
            : say(
                zh: "，\(months.joined(separator: "、"))起发放",
                en: ", paid from \(months.joined(separator: ", "))")
        return say(
            zh: "合计\(sums)：\(parts.joined(separator: "，"))\(from)。",
            en: "In all \(sums): \(parts.joined(separator: ", "))\(from).")
    }
}

extension MeasurementUnit {
    /// The unit without what members count as.
    func withoutPersons(in edition: Edition) -> MeasurementUnit {
        let persons = Set(edition.entities.flatMap { $0.countUnit.factors.map(\.base) })
        return MeasurementUnit(factors.filter { !persons.contains($0.base) })
    }
}
