import Diagnostics
import Engine
import FEEL
import RuleModel

/// What is missing, what to bear in mind, and the line for the family.
extension DeterminationPage {
    /// Every question once, by whom it goes to, with the persons it is about.
    mutating func writeNeeds(_ results: [ProgrammeResult]) {
        var askings: [Asking] = []
        for need in results.flatMap(\.needs) + determination.procedures.openNeeds {
            let asking = Asking(whom: whom(need), question: question(need), persons: [])
            let place = askings.firstIndex {
                $0.whom == asking.whom && $0.question == asking.question
            }
            if place == nil { askings.append(asking) }
            let person = need.subject.map { phrases.person($0) }
            let index = place ?? askings.count - 1
            if let person, !askings[index].persons.contains(person) {
                askings[index].persons.append(person)
            }
        }
        guard !askings.isEmpty else { return }
        heading(say(zh: "还要弄清", en: "To be found out"), .yellow)
        var order: [String] = []
        for asking in askings where !order.contains(asking.whom) { order.append(asking.whom) }
        for whom in order {
            sheet.row("", whom, indent: Self.indent, labelWidth: 0)
            for asking in askings where asking.whom == whom {
                let persons = asking.persons.joined(separator: phrases.comma)
                let about = persons.isEmpty ? "" : phrases.parenthesised(persons)
                sheet.row(
                    "", "· " + asking.question + about, indent: Self.indent * 2, labelWidth: 0)
            }
        }
    }

    private struct Asking {
        let whom: String
        let question: String
        var persons: [String]
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
        guard let diagnostic = need.diagnostic else {
            return (need.question ?? need.title)[phrases.language]
        }
        let place = diagnostic.range.map { "\($0.file.path):\($0.position.line) " } ?? ""
        return place + diagnostic.message[phrases.language]
    }

    /// In short; the same warning of several programmes once.
    mutating func writeWarnings(_ sorted: SortedResults) {
        var notes: [String] = []
        let results = sorted.told + sorted.refused.map(\.result)
        // How sure the rules are matters only for what is told; what was stated in vain always.
        let vain = sorted.unconcerned.flatMap(\.result.warnings).filter { $0.code != "evidence" }
        let general = determination.warnings.filter { !$0.isOfLaw }
        for remark in general + results.flatMap(\.warnings) + vain {
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
        let paid = sorted.granted.filter { $0.isPayable && $0.amount?.certain?.isZero == false }
        let settled = paid.isEmpty ? withoutSum(sorted) : totals(of: paid)
        let open = stillOpen(sorted.open.count + sorted.discretionary.count, besides: settled)
        sheet.row(
            "", [settled, open].filter { !$0.isEmpty }.joined(separator: say(zh: "", en: " ")),
            indent: 0, labelWidth: 0)
    }

    private func stillOpen(_ count: Int, besides settled: String) -> String {
        guard count > 0 else { return "" }
        let more = settled.isEmpty ? say(zh: "有", en: "") : say(zh: "另有", en: " more")
        return say(
            zh: "\(more) \(count) 项还没有定下来。",
            en: count == 1
                ? "One\(more) is not decided yet." : "\(count)\(more) are not decided yet.")
    }

    /// What to say where no sum is certain: that sums are open, or that there are none.
    private func withoutSum(_ sorted: SortedResults) -> String {
        let paying = (sorted.granted + sorted.open + sorted.discretionary).filter(\.paysCash)
        if !paying.isEmpty { return say(zh: "目前还没有能确定的金额。", en: "No sum is certain yet.") }
        guard !sorted.granted.isEmpty else {
            return sorted.open.isEmpty
                ? say(zh: "这个月没有可以发放的救助。", en: "Nothing can be granted for this month.") : ""
        }
        let names = sorted.granted.map(name).joined(separator: phrases.comma)
        return say(
            zh: "可以享受\(names)，没有要发放的现金。", en: "Granted: \(names); no cash is paid.")
    }

    /// Where to object, as the documents say that the refusals rest on.
    mutating func writeObjections(_ sorted: SortedResults) {
        let documents = sorted.refused.flatMap(\.failed).flatMap(\.decisiveSources).map(\.document)
        var written: [Wording] = []
        for id in documents {
            guard let objection = edition.documents[id]?.objection,
                !written.contains(objection.wording)
            else { continue }
            written.append(objection.wording)
            let article = phrases.citation(id, objection.article)
            sheet.row(
                "",
                objection.wording[phrases.language] + phrases.parenthesised(article)
                    + say(zh: "。", en: "."), indent: 0, labelWidth: 0)
        }
    }

    /// Sums of one unit are added up; each is said to whom it goes.
    private func totals(of paid: [ProgrammeResult]) -> String {
        var totals: [(unit: MeasurementUnit, sum: Number)] = []
        for result in paid {
            guard let sum = result.amount?.certain else { continue }
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
        let isLeast = paid.contains { $0.amount?.paid == nil }
        let least = isLeast ? say(zh: "至少", en: "at least ") : ""
        let months = Set(paid.compactMap(\.firstMonth)).sorted().map { phrases.month($0) }
        let from =
            months.isEmpty
            ? ""
            : say(
                zh: "，\(months.joined(separator: "、"))起发放",
                en: ", paid from \(months.joined(separator: ", "))")
        let parts = paid.map(part).joined(separator: phrases.comma)
        return say(
            zh: "合计\(least)\(sums)（\(parts)）\(from)。",
            en: "In all \(least)\(sums) (\(parts))\(from).")
    }

    /// `城市低保 645 元给全家`.
    private func part(_ result: ProgrammeResult) -> String {
        let sum = result.amount?.certain.map { phrases.number($0) } ?? ""
        return "\(result.title[phrases.language]) \(sum) \(phrases.recipient(result.subject))"
    }
}

extension ProgrammeResult {
    fileprivate var paysCash: Bool {
        switch kind {
        case .monthlyCash, .oneOffCash: true
        case .inKind, .service, .monitoring: false
        }
    }
}

extension Amount {
    /// What is paid in any case: the sum, or the lower end of an open one.
    fileprivate var certain: Number? { paid ?? bounds?.low }
}

extension MeasurementUnit {
    /// The unit without what members count as.
    func withoutPersons(in edition: Edition) -> MeasurementUnit {
        let persons = Set(edition.entities.flatMap { $0.countUnit.factors.map(\.base) })
        return MeasurementUnit(factors.filter { !persons.contains($0.base) })
    }
}
