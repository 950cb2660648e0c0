import Diagnostics
import FEEL

/// # Conditions that decide nothing
///
/// What: a condition that no household can meet (`周岁 < 16 and 周岁 >= 60`), or that none can fail.
/// Why: the author meant something else.
/// Instead: correct the limits, the values or the connectives.
extension Edition {
    func constantConditions() -> [Diagnostic] {
        var places: Set<SourceRange> = []
        return allFormulas.flatMap { formula -> [Diagnostic] in
            guard formula.type != .invalid, places.insert(formula.range).inserted else { return [] }
            return formula.expression.conditions.compactMap { condition in
                diagnosis(of: condition, in: formula.text)
            }
        }
    }

    /// By itself: without what the definitions it names stand for.
    private func diagnosis(of condition: Expression, in text: EmbeddedText) -> Diagnostic? {
        let clause = ClauseReader(self).clause(of: condition, in: text)
        let terms = ClauseTerms([clause])
        guard terms.isWorthTrying, let (axes, inputs) = terms.inputs(in: self) else { return nil }
        var example: [Scalar]?
        var canHold = false
        var canFail = false
        for input in inputs {
            example = example ?? input
            switch terms.truth(of: clause, input) {
            case true?: canHold = true
            case false?: canFail = true
            case nil: return nil
            }
            if canHold && canFail { return nil }
        }
        // Without any combination the bounds themselves contradict each other.
        guard canHold != canFail else { return nil }
        let words = example.map { terms.words(for: $0, axes, in: self) }
        let range = text.range(of: condition.range)
        return canHold ? .neverFails(range, words) : .neverHolds(range, words)
    }
}

extension Expression {
    /// The conditions within: the whole, where it is one, and those of filters, branches and
    /// quantifiers; not the parts of a conjunction.
    fileprivate var conditions: [Expression] {
        switch kind {
        case .and, .or, .comparison, .membership, .between: [self] + innerConditions
        default: innerConditions
        }
    }

    private var innerConditions: [Expression] {
        switch kind {
        case .and(let left, let right), .or(let left, let right):
            left.innerConditions + right.innerConditions
        default: children.flatMap(\.conditions)
        }
    }
}

extension Diagnostic {
    fileprivate static func neverHolds(_ range: SourceRange, _ example: Wording?) -> Diagnostic {
        Diagnostic(
            "rule/never-holds", .warning, at: range,
            Wording(zh: "这个条件永远不会成立", en: "this condition can never hold")
                + .example(example, Wording(zh: "时不成立", en: " does not meet it")),
            hint: Wording(
                zh: "检查界限和取值是否互相矛盾，and 是否应为 or",
                en: "see whether limits or values contradict each other, or and should be or"))
    }

    fileprivate static func neverFails(_ range: SourceRange, _ example: Wording?) -> Diagnostic {
        Diagnostic(
            "rule/never-fails", .warning, at: range,
            Wording(zh: "这个条件永远成立，不起作用", en: "this condition always holds and decides nothing")
                + .example(example, Wording(zh: "时也成立", en: " meets it too")),
            hint: Wording(
                zh: "检查界限和取值，or 是否应为 and",
                en: "see whether the limits are right, or or should be and"))
    }
}

extension Wording {
    /// `，例如 周岁 = 17 时不成立`.
    static func example(_ example: Wording?, _ ending: Wording) -> Wording {
        guard let example else { return Wording("") }
        return Wording(zh: "，例如 ", en: ": for example ") + example + Wording(zh: " ", en: "")
            + ending
    }
}
