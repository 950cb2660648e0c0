import Diagnostics
import Engine
import FEEL
import RuleModel

/// Why a programme came out as it did, in two or three lines: for whoever expected otherwise.
struct ReasonChain {
    private let result: ProgrammeResult

    init(_ result: ProgrammeResult) {
        self.result = result
    }

    private static let limit = 3

    /// The conditions that decided, each down to what it rests on, then how the sum came about.
    var lines: [Wording] {
        let sums = result.components.compactMap(sum)
        let conditions = Array(deciding.map(line).prefix(Self.limit - min(sums.count, 1)))
        return conditions + sums.prefix(Self.limit - conditions.count)
    }

    /// What failed; else what is open; else what held.
    private var deciding: [Reason] {
        for verdict in [Verdict.fails, .open] {
            let reasons = result.reasons.filter { $0.verdict == verdict }
            if !reasons.isEmpty { return reasons }
        }
        return result.reasons
    }

    /// `✗ 符合低保条件 › 收入低于标准：家庭月收入 1500 < 1430（gl649 第九条）`.
    private func line(_ reason: Reason) -> Wording {
        var path = [reason]
        while let next = path.last?.children.first(where: { $0.verdict == reason.verdict }) {
            path.append(next)
        }
        let mark = Wording(reason.verdict.mark + " ")
        let titles = path.map(\.title).joined(separator: Wording(" › "))
        let leaf = path.last ?? reason
        var words = mark + titles
        let comparisons = leaf.comparisons.map(\.sentence)
        if !comparisons.isEmpty {
            words = words + Wording(zh: "：", en: ": ")
            words = words + comparisons.joined(separator: Wording(zh: "，", en: ", "))
        }
        let sources = leaf.sources.map { "\($0.document) \($0.article)" }.joined(separator: "; ")
        return sources.isEmpty ? words : words + Wording(zh: "（\(sources)）", en: " (\(sources))")
    }

    /// `补差：800 × 3 − 1500 = 900`.
    private func sum(_ component: AmountComponent) -> Wording? {
        let value: String
        switch component.amount {
        case .known(_, let paid): value = paid.exactText
        case .open(let low, let high):
            value = "[\(low?.exactText ?? "-inf"), \(high?.exactText ?? "inf")]"
        }
        let title = component.title + Wording(zh: "：", en: ": ")
        let formula = component.calculation.map { $0 + Wording(" = ") } ?? Wording("")
        return title + formula + Wording(value)
    }
}

extension Verdict {
    fileprivate var mark: String {
        switch self {
        case .holds: "✓"
        case .fails: "✗"
        case .open: "?"
        }
    }
}

extension Comparison {
    /// Both sides with their values, as the rule compares them.
    fileprivate var sentence: Wording {
        left.sentence + Wording(" \(comparisonOperator.sign) ") + right.sentence
    }
}

extension ComparisonSide {
    fileprivate var sentence: Wording {
        text == value ? value : text + Wording(" ") + value
    }
}

extension [Wording] {
    fileprivate func joined(separator: Wording) -> Wording {
        Wording(
            zh: map(\.zh).joined(separator: separator.zh),
            en: map(\.en).joined(separator: separator.en))
    }
}
