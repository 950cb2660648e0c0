import Diagnostics
import Engine
import FEEL
import RuleModel

/// One entry of the page for each programme.
extension DeterminationPage {
    mutating func writeGrant(_ result: ProgrammeResult) {
        let first = result.firstMonth.map { month in
            say(zh: "\(phrases.month(month))起", en: "from \(phrases.month(month))")
        }
        entry(result, [grant(result), first ?? ""])
        rows("怎样算", "Sum", result.components.map { computation($0, of: result) })
        row("给谁", "For", covered(result))
        row("为什么", "Why", grounds(result.reasons))
        let citations =
            result.components.filter { !$0.isNothing }.flatMap(\.sources)
            + result.reasons.flatMap(\.decisiveSources)
        row("依据", "Law", phrases.citations(citations))
    }

    mutating func writeNotPaid(_ result: ProgrammeResult) {
        entry(result, [result.amount == nil ? "" : grant(result)])
        let notes = result.warnings.map { $0.message[phrases.language] }
        let reason =
            result.appliedFor
            ? notes.first ?? say(zh: "由另一项待遇代替", en: "another benefit takes its place")
            : say(zh: "没有申请，可以提醒家庭申请", en: "not applied for; the family may be told of it")
        row("为什么", "Why", reason)
    }

    mutating func writeOpen(_ result: ProgrammeResult) {
        let sum = result.amount.flatMap { amount in
            amount.bounds.flatMap { phrases.sum(from: $0.low, to: $0.high, in: result.unit) }
        }
        entry(result, [sum ?? ""])
        row("取决于", "Needs", titles(of: result.needs))
    }

    /// What is missing, each thing once however many persons it is missing of.
    private func titles(of needs: [Need]) -> String {
        var titles: [String] = []
        for need in needs {
            let title = need.title[phrases.language]
            if !titles.contains(title) { titles.append(title) }
        }
        guard titles.count > Self.titleLimit else { return titles.joined(separator: phrases.comma) }
        let shown = titles.prefix(Self.titleLimit - 1).joined(separator: phrases.comma)
        let rest = titles.count - Self.titleLimit + 1
        return shown + say(zh: "等 \(titles.count) 项", en: " and \(rest) more")
    }

    private static var titleLimit: Int { 6 }

    mutating func writeRefusals(_ sorted: SortedResults) {
        let folded = isFull ? [] : titlesOfUnconcerned(sorted)
        let told = sorted.refused + (isFull ? sorted.unconcerned : [])
        guard !told.isEmpty || !folded.isEmpty else { return }
        heading(say(zh: "不能享受", en: "Not granted"), .red)
        for refusal in told {
            entry(refusal.result, subjects: refusal.subjects)
            if isFull {
                writeTree(refusal.result.reasons, depth: 1)
            } else {
                writeFailures(refusal.failed)
            }
        }
        guard !folded.isEmpty else { return }
        sheet.row(
            "",
            say(zh: "与这一家无关：", en: "Not for this household: ")
                + folded.joined(separator: phrases.comma),
            indent: Self.indent, labelWidth: 0)
    }

    /// Programmes of which nothing else is told on the page.
    private func titlesOfUnconcerned(_ sorted: SortedResults) -> [String] {
        let told = Set(sorted.told.map(\.id) + sorted.refused.map(\.result.id))
        var titles: [String] = []
        for result in sorted.unconcerned.map(\.result) where !told.contains(result.id) {
            let title = result.title[phrases.language]
            if !titles.contains(title) { titles.append(title) }
        }
        return titles
    }

    private mutating func entry(_ result: ProgrammeResult, subjects: [Subject]) {
        let members = subjects.filter { $0 != .household }.map(\.id)
        let title = result.title[phrases.language]
        let names =
            members.isEmpty
            ? "" : phrases.parenthesised(members.joined(separator: phrases.comma))
        sheet.line("  " + sheet.paint(title, .bold) + names)
    }

    /// What failed and by how much, then the articles.
    private mutating func writeFailures(_ reasons: [Reason]) {
        rows("为什么", "Why", reasons.map(failure))
        let sources = reasons.flatMap { isLong($0) ? $0.sources : $0.decisiveSources }
        row("依据", "Law", phrases.citations(sources))
    }

    private func failure(_ reason: Reason) -> String {
        if isLong(reason) {
            // Of a list of cases none of which holds, only the one that nearly does is of interest.
            var close: [String] = []
            for near in reason.failedLeaves.flatMap(\.comparisons).filter(\.isClose) {
                let part = comparison(near)
                if !close.contains(part) { close.append(part) }
            }
            guard !close.isEmpty else { return doesNotHold(reason) }
            return reason.title[phrases.language] + phrases.colon
                + close.joined(separator: phrases.semicolon)
        }
        var parts: [String] = []
        for leaf in reason.failedLeaves {
            let failed = leaf.comparisons.filter { $0.verdict == .fails }.map(comparison)
            let part =
                failed.isEmpty
                ? doesNotHold(leaf)
                : leaf.title[phrases.language] + phrases.colon
                    + failed.joined(separator: phrases.comma)
            if !parts.contains(part) { parts.append(part) }
        }
        return parts.joined(separator: phrases.semicolon)
    }

    /// A list of cases; naming each of them would hide that none holds.
    private func isLong(_ reason: Reason) -> Bool { reason.failedLeaves.count > 3 }

    private func doesNotHold(_ reason: Reason) -> String {
        if let obstacle = reason.obstacle?[phrases.language] {
            return say(zh: "「\(obstacle)」成立", en: "it does hold: \(obstacle)")
        }
        let title = reason.title[phrases.language]
        return say(zh: "「\(title)」不成立", en: "not fulfilled: \(title)")
    }

    // MARK: - Sentences

    /// `补差：800 × 3 − 1500 = 900 元`, with what rounding did.
    private func computation(_ component: AmountComponent, of result: ProgrammeResult) -> String {
        if component.isNothing, result.components.count > 1 { return "" }
        let title = component.title[phrases.language] + phrases.colon
        var formula = component.calculation.map { $0[phrases.language] + " = " } ?? ""
        switch component.amount {
        case .known(let exact, let paid) where exact == paid:
            if formula == phrases.number(paid) + " = " { formula = "" }
            return title + formula + phrases.number(paid)
        case .known(let exact, let paid):
            let (exact, paid) = (phrases.number(exact), phrases.number(paid))
            return title + formula + exact + say(zh: "，取整为 \(paid)", en: ", rounded to \(paid)")
        case .open(let low, let high):
            let bounds =
                phrases.sum(from: low, to: high, in: result.unit) ?? say(zh: "未定", en: "open")
            let needs = component.needs.map { $0.title[phrases.language] }
            let reason =
                needs.isEmpty
                ? ""
                : say(zh: "，取决于：", en: "; depends on: ") + needs.joined(separator: phrases.comma)
            return title + bounds + reason
        }
    }

    private func covered(_ result: ProgrammeResult) -> String {
        guard result.subject == .household, !result.covered.isEmpty else { return "" }
        let ids = result.covered.map(\.id).joined(separator: phrases.comma)
        let count = result.covered.count
        return say(zh: "\(ids)，共 \(count) 人", en: "\(ids) (\(count) in all)")
    }

    /// The conditions that hold: with their numbers where there are some, else by name.
    private func grounds(_ reasons: [Reason]) -> String {
        var parts: [String] = []
        for reason in reasons where reason.verdict == .holds {
            for leaf in reason.leaves(.holds) {
                let numbers = leaf.comparisons.filter(\.isMeasured).map(comparison)
                let part =
                    numbers.isEmpty
                    ? leaf.title[phrases.language] : numbers.joined(separator: phrases.comma)
                if !parts.contains(part) { parts.append(part) }
            }
        }
        return parts.joined(separator: phrases.semicolon)
    }

    /// `家庭月收入 1500 < 当地低保标准 × 核算人口 2400（低于 900 元/月）`.
    func comparison(_ comparison: Comparison) -> String {
        let words = comparison.words.map { phrases.parenthesised($0[phrases.language]) } ?? ""
        // A comparison that fails says what would have been wanted.
        guard comparison.verdict == .fails else {
            return "\(side(comparison.left)) \(comparison.comparisonOperator.sign) "
                + side(comparison.right) + words
        }
        let wanted = side(comparison.right)
        guard comparison.isMeasured else {
            return side(comparison.left) + say(zh: "，应为\(wanted)", en: ", must be \(wanted)")
        }
        let sign = comparison.comparisonOperator.sign
        return side(comparison.left)
            + say(zh: "，应当 \(sign) \(wanted)", en: ", must be \(sign) \(wanted)") + words
    }

    private func side(_ side: ComparisonSide) -> String {
        let (text, value) = (side.text[phrases.language], side.value[phrases.language])
        return [value, "「\(value)」", "“\(value)”"].contains(text) ? value : "\(text) \(value)"
    }
}

extension AmountComponent {
    /// A part that is known to be nothing.
    var isNothing: Bool {
        if case .known(_, let paid) = amount { paid.isZero } else { false }
    }
}

extension ComparisonOperator {
    var sign: String {
        switch self {
        case .equal: "="
        case .notEqual: "≠"
        case .less: "<"
        case .lessOrEqual: "≤"
        case .greater: ">"
        case .greaterOrEqual: "≥"
        }
    }
}
