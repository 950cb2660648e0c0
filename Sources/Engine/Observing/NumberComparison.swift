package import Diagnostics
package import FEEL
package import RuleModel

/// A comparison of two numbers, or of two durations in months, by their order.
package struct NumberComparison {
    /// `nil` where it is what a table's cell tests.
    package let left: Expression?
    package let right: Expression
    /// The smallest difference that counts: a fen, a day, 1; a hundredth of a ratio.
    package let step: Number
    package let range: TextRange
}

extension Edition {
    /// The comparisons in an expression whose sides can be worked out on their own.
    package func comparisons(in expression: Expression) -> [NumberComparison] {
        var found: [NumberComparison] = []
        expression.forEachSubexpression { part in
            switch part.kind {
            case .comparison(.less, let left, let right),
                .comparison(.lessOrEqual, let left, let right),
                .comparison(.greater, let left, let right),
                .comparison(.greaterOrEqual, let left, let right):
                guard !left.usesLocals, !right.usesLocals else { return }
                found.append(comparison(left, right, part.range))
            case .unaryComparison(.less, let right), .unaryComparison(.lessOrEqual, let right),
                .unaryComparison(.greater, let right),
                .unaryComparison(.greaterOrEqual, let right):
                guard !right.usesLocals else { return }
                found.append(comparison(nil, right, part.range))
            default: break
            }
        }
        return found
    }

    private func comparison(
        _ left: Expression?, _ right: Expression, _ range: TextRange
    ) -> NumberComparison {
        let types = ExpressionTypes(edition: self)
        let sides = [left, right].compactMap { $0 }
        if sides.contains(where: { types.type(of: $0) == .yearsMonths }) {
            return NumberComparison(left: left, right: right, step: .one, range: range)
        }
        var step = smallestStep(in: left.flatMap(types.unit) ?? types.unit(of: right))
        // What a cell of a table states as a number is no money: things counted whole, or a ratio.
        if left == nil, case .literal(.number(let number)) = right.kind, number.exactInt() != nil {
            step = .one
        }
        // What is stated by the month moves twelve steps of a year at once.
        if sides.contains(where: \.isYearly) { step = step.multiplied(by: Number(12)) ?? step }
        return NumberComparison(left: left, right: right, step: step, range: range)
    }

    /// The enumeration of which an expression is a value.
    package func enumeration(of expression: Expression) -> Int? {
        ExpressionTypes(edition: self).enumeration(of: expression)
    }

    /// The smallest step of a number in a unit.
    package func smallestStep(in unit: MeasurementUnit?) -> Number {
        let hundredth = Number(coefficient: 1, exponent: -2) ?? Number(1)
        guard let unit, !unit.factors.isEmpty else { return hundredth }
        let isMoney = unit.factors.contains { factor in
            units.contains { $0.id == factor.base && $0.isMoney }
        }
        return isMoney ? hundredth : Number(1)
    }
}

extension Expression {
    /// Whether it turns sums of a month into those of a year: `yearly(x)` is `x × 12`, the twelve
    /// of which stands nowhere.
    fileprivate var isYearly: Bool {
        if case .arithmetic(.multiply, _, let months) = kind, months.range == range { return true }
        return children.contains(where: \.isYearly)
    }
}
