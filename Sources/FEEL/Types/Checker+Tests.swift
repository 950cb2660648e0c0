import Diagnostics

// Tests of a value: behind `in` and in the cells of tables.
extension Checker {
    mutating func membership(
        _ value: Expression, _ tests: [Expression], _ range: TextRange
    ) -> Checked {
        let before = divisions.count
        let value = infer(value)
        let checked = tests.map { test($0, against: value.type) }
        reportDivisions(since: before)
        return Checked(
            Expression(.membership(value.expression, tests: checked), range), .boolean)
    }

    /// One test, or the several tests of a cell.
    mutating func test(_ test: Expression, against type: FEELType) -> Expression {
        let outer = (input, usesInput)
        defer { (input, usesInput) = outer }
        input = type
        usesInput = false
        switch test.kind {
        case .anyInput:
            return test
        case .unaryTests(let tests):
            let checked = tests.map { self.test($0, against: type) }
            return Expression(.unaryTests(checked), test.range)
        case .negatedTests(let tests):
            let checked = tests.map { self.test($0, against: type) }
            return Expression(.negatedTests(checked), test.range)
        case .unaryComparison(let sign, let operand):
            let operand = end(operand, of: type)
            if !sign.suits(type) {
                report(.notComparable(sign.rawValue, describe(type)), at: test.range)
            }
            return Expression(.unaryComparison(sign, operand), test.range)
        case .range(let low, let high, let lowIncluded, let highIncluded):
            let (low, high) = (end(low, of: type), end(high, of: type))
            if !ComparisonOperator.less.suits(type) {
                report(.notComparable("..", describe(type)), at: test.range)
            }
            let kind = Expression.Kind.range(
                low: low, high: high, lowIncluded: lowIncluded, highIncluded: highIncluded)
            return Expression(kind, test.range)
        case .list(let elements):
            let checked = elements.map { self.test($0, against: type) }
            return Expression(.list(checked), test.range)
        default:
            return valueTest(test, against: type)
        }
    }

    private mutating func end(_ expression: Expression, of type: FEELType) -> Expression {
        adapt(infer(expression), to: type).expression
    }

    /// A value to equal, a list or range to be in, or a condition on `?`.
    private mutating func valueTest(_ test: Expression, against type: FEELType) -> Expression {
        let value = infer(test)
        switch value.type {
        case .boolean where usesInput: return value.expression
        case .list: return adapt(value, to: .list(type)).expression
        case .range: return adapt(value, to: .range(type)).expression
        default: return adapt(value, to: type).expression
        }
    }

    /// `[1..5]` and `< 5` as values.
    mutating func rangeValue(_ expression: Expression) -> Checked {
        switch expression.kind {
        case .unaryComparison(let sign, let operand):
            let operand = infer(operand)
            let kind = Expression.Kind.unaryComparison(sign, operand.expression)
            return Checked(Expression(kind, expression.range), .range(operand.type))
        case .range(let low, let high, let lowIncluded, let highIncluded):
            let (low, high) = (infer(low), infer(high))
            guard let (first, second) = unify(low, high) else {
                reportUnits("..", low, high, at: expression.range)
                return Checked(Expression(.invalid, expression.range), .invalid)
            }
            let kind = Expression.Kind.range(
                low: first.expression, high: second.expression, lowIncluded: lowIncluded,
                highIncluded: highIncluded)
            return Checked(Expression(kind, expression.range), .range(first.type))
        default:
            return Checked(Expression(.invalid, expression.range), .invalid)
        }
    }
}
