package import Diagnostics
package import FEEL
package import RuleModel

/// A comparison of two numbers by their order.
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
        let unit = left.flatMap(types.unit) ?? types.unit(of: right)
        return NumberComparison(
            left: left, right: right, step: smallestStep(in: unit), range: range)
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
