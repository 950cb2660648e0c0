package import Diagnostics
import FEEL
import RuleModel

/// One small change of the law, which some test should notice.
package struct Mutant: Sendable {
    enum Change: Sendable {
        case sign(ComparisonOperator)
        /// `and` for `or`, `or` for `and`.
        case connective
        /// `+` for `-`, `-` for `+`.
        case arithmetic(ArithmeticOperator)
        case literal(Value)
        /// The ends of a range, in or out.
        case ends(low: Bool, high: Bool)
        /// The value of a standard.
        case published(Value)
    }

    /// The rule that it changes: `member.in_household.minor_child`, `urban_dibao`.
    package let rule: String
    /// What is changed, as it is written.
    package let part: String
    package let range: SourceRange
    /// What a test must have used to notice it: a whole formula, or a published value.
    let carrier: SourceRange
    let change: Change
    package let before: String
    package let after: String
}

extension Mutant {
    /// The node with the change made to it.
    func applied(to kind: Expression.Kind) -> Expression.Kind {
        switch (change, kind) {
        case (.sign(let sign), .comparison(_, let left, let right)):
            .comparison(sign, left, right)
        case (.sign(let sign), .unaryComparison(_, let operand)): .unaryComparison(sign, operand)
        case (.connective, .and(let left, let right)): .or(left, right)
        case (.connective, .or(let left, let right)): .and(left, right)
        case (.arithmetic(let sign), .arithmetic(_, let left, let right)):
            .arithmetic(sign, left, right)
        case (.literal(let value), .literal): .literal(value)
        case (.ends(let lowIncluded, let highIncluded), .range(let low, let high, _, _)):
            .range(low: low, high: high, lowIncluded: lowIncluded, highIncluded: highIncluded)
        default: kind
        }
    }

    /// Whether the change is one of this kind of node.
    func fits(_ kind: Expression.Kind) -> Bool {
        switch (change, kind) {
        case (.sign, .comparison), (.sign, .unaryComparison), (.connective, .and),
            (.connective, .or), (.arithmetic, .arithmetic), (.literal, .literal), (.ends, .range):
            true
        default: false
        }
    }
}

extension Mutant {
    /// `< -> <=`.
    package func change(arrow: String) -> String { "\(before) \(arrow) \(after)" }
}
