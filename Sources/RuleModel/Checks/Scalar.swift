import FEEL

/// A single value as tests tell it from others; dates count as days and durations as months.
enum Scalar: Hashable {
    case number(Number)
    case text(String)
    case flag(Bool)

    init?(_ value: Value) {
        switch value {
        case .number(let number): self = .number(number)
        case .string(let text): self = .text(text)
        case .boolean(let flag): self = .flag(flag)
        case .date(let date): self = .number(Number(date.daysSinceEpoch))
        case .yearsMonths(let duration): self = .number(Number(duration.months))
        default: return nil
        }
    }

    /// The value that an expression writes out.
    init?(_ expression: Expression) {
        switch expression.kind {
        case .literal(let value): self.init(value)
        case .negation(let operand):
            guard case .number(let number)? = Scalar(operand) else { return nil }
            self = .number(number.negated)
        default: return nil
        }
    }

    func satisfies(_ sign: ComparisonOperator, _ other: Scalar) -> Bool? {
        switch (sign, self, other) {
        case (.equal, _, _): return self == other
        case (.notEqual, _, _): return self != other
        case (.less, .number(let left), .number(let right)): return left < right
        case (.lessOrEqual, .number(let left), .number(let right)): return !(right < left)
        case (.greater, .number(let left), .number(let right)): return right < left
        case (.greaterOrEqual, .number(let left), .number(let right)): return !(left < right)
        default: return nil
        }
    }
}
