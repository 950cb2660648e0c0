package import Diagnostics
package import FEEL
import RuleModel

// The cells of decision tables.
extension SentencePrinter {
    /// A test of a column: `不低于 18`, `一级或二级`, `任意`.
    package func cell(_ test: Expression, of column: Expression) -> Wording {
        switch test.kind {
        case .anyInput: return Wording(zh: "任意", en: "any")
        case .unaryTests(let tests):
            let parts = tests.map { cell($0, of: column) }
            return Wording(
                zh: parts.map(\.zh).joined(separator: "或"),
                en: parts.map(\.en).joined(separator: " or "))
        case .negatedTests(let tests):
            let parts = tests.map { cell($0, of: column) }
            return Wording(
                zh: "不是" + parts.map(\.zh).joined(separator: "或"),
                en: "not " + parts.map(\.en).joined(separator: " or "))
        case .unaryComparison(let sign, let operand):
            let operand = side(operand, beside: column)
            return Wording(
                zh: "\(sign.words.zh) \(operand.zh)", en: "\(sign.words.en) \(operand.en)")
        case .range(let low, let high, let hasLow, let hasHigh):
            let low = bound(low, hasLow ? .greaterOrEqual : .greater, beside: column)
            let high = bound(high, hasHigh ? .lessOrEqual : .less, beside: column)
            return Wording(zh: "\(low.zh)且\(high.zh)", en: "\(low.en) and \(high.en)")
        default: return side(test, beside: column)
        }
    }

    private func bound(
        _ bound: Expression, _ sign: ComparisonOperator, beside column: Expression
    ) -> Wording {
        let bound = side(bound, beside: column)
        return Wording(zh: "\(sign.words.zh) \(bound.zh)", en: "\(sign.words.en) \(bound.en)")
    }

    /// A formula whose texts are values of an enumeration.
    package func words(_ expression: Expression, enumeration: Int?) -> Wording {
        guard let enumeration else { return words(expression) }
        switch expression.kind {
        case .literal(let value):
            let said = ValueWords(edition: edition).words(value, enumeration: enumeration)
            return marked(said, as: expression)
        case .conditional(let test, let then, let otherwise):
            let said = Self.conditional(
                words(test), words(then, enumeration: enumeration),
                words(otherwise, enumeration: enumeration))
            return marked(said, as: expression)
        default: return words(expression)
        }
    }

    static func conditional(_ test: Wording, _ then: Wording, _ otherwise: Wording) -> Wording {
        Wording(
            zh: "如果\(test.zh)则\(then.zh)，否则\(otherwise.zh)",
            en: "\(then.en) if \(test.en), otherwise \(otherwise.en)")
    }
}
