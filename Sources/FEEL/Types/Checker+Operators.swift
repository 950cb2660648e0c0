import Diagnostics

// Operators.
extension Checker {
    mutating func negation(_ operand: Expression, _ range: TextRange) -> Checked {
        let value = infer(operand)
        switch value.type {
        case .number, .yearsMonths, .daysTime, .invalid, .any:
            return Checked(Expression(.negation(value.expression), range), value.type)
        default:
            return fail(.wrongOperand("-", describe(value.type)), at: value.range)
        }
    }

    mutating func arithmetic(
        _ sign: ArithmeticOperator, _ left: Expression, _ right: Expression, _ range: TextRange
    ) -> Checked {
        let whole = Expression(.arithmetic(sign, left, right), range)
        if BareDate.isOne(whole, of: text) { return fail(.bareDate(written(range)), at: range) }
        let (left, right) = (infer(left), infer(right))
        let plain = Expression(.arithmetic(sign, left.expression, right.expression), range)
        switch (left.type, right.type) {
        case (.invalid, _), (_, .invalid): return Checked(plain, .invalid)
        case (.any, _), (_, .any): return Checked(plain, .any)
        case (.number(let first), .number(let second)):
            switch sign {
            case .add, .subtract: return sum(sign, left, right, range)
            case .multiply: return Checked(plain, .number(product(first, second)))
            case .divide:
                divisions.append(range)
                return Checked(plain, .number(quotient(first, second)))
            case .power: return power(left, right, range)
            }
        default:
            guard let type = temporal(sign, left.type, right.type) else {
                return fail(
                    .wrongOperands(sign.rawValue, describe(left.type), describe(right.type)),
                    at: range)
            }
            return Checked(plain, type)
        }
    }

    private mutating func sum(
        _ sign: ArithmeticOperator, _ left: Checked, _ right: Checked, _ range: TextRange
    ) -> Checked {
        guard let (left, right) = unify(left, right) else {
            reportUnits(sign.rawValue, left, right, at: range)
            return Checked(Expression(.invalid, range), .invalid)
        }
        let kind = Expression.Kind.arithmetic(sign, left.expression, right.expression)
        return Checked(Expression(kind, range), left.type)
    }

    private func product(_ left: MeasurementUnit?, _ right: MeasurementUnit?) -> MeasurementUnit? {
        guard let left, let right else { return left ?? right }
        return left.multiplied(by: right)
    }

    private func quotient(_ left: MeasurementUnit?, _ right: MeasurementUnit?) -> MeasurementUnit? {
        guard let right else { return left }
        return (left ?? .none).divided(by: right)
    }

    private mutating func power(_ left: Checked, _ right: Checked, _ range: TextRange) -> Checked {
        for operand in [left, right] {
            if case .number(let unit?) = operand.type, unit != .none {
                return fail(.plainNumberNeeded(describe(operand.type)), at: operand.range)
            }
        }
        return Checked(
            Expression(.arithmetic(.power, left.expression, right.expression), range), left.type)
    }

    /// Dates, times, durations and texts.
    private func temporal(
        _ sign: ArithmeticOperator, _ left: FEELType, _ right: FEELType
    ) -> FEELType? {
        switch (sign, left, right) {
        case (.add, .string, .string): .string
        case (.add, .date, .yearsMonths), (.add, .date, .daysTime), (.add, .yearsMonths, .date),
            (.add, .daysTime, .date), (.subtract, .date, .yearsMonths),
            (.subtract, .date, .daysTime):
            .date
        case (.add, .dateTime, .yearsMonths), (.add, .dateTime, .daysTime),
            (.add, .yearsMonths, .dateTime), (.add, .daysTime, .dateTime),
            (.subtract, .dateTime, .yearsMonths), (.subtract, .dateTime, .daysTime):
            .dateTime
        case (.add, .time, .daysTime), (.add, .daysTime, .time), (.subtract, .time, .daysTime):
            .time
        case (.subtract, .date, .date), (.subtract, .dateTime, .dateTime),
            (.subtract, .date, .dateTime), (.subtract, .dateTime, .date), (.subtract, .time, .time):
            .daysTime
        case (.add, .yearsMonths, .yearsMonths), (.subtract, .yearsMonths, .yearsMonths),
            (.multiply, .yearsMonths, .number), (.multiply, .number, .yearsMonths),
            (.divide, .yearsMonths, .number):
            .yearsMonths
        case (.add, .daysTime, .daysTime), (.subtract, .daysTime, .daysTime),
            (.multiply, .daysTime, .number), (.multiply, .number, .daysTime),
            (.divide, .daysTime, .number):
            .daysTime
        case (.divide, .yearsMonths, .yearsMonths), (.divide, .daysTime, .daysTime):
            .number(MeasurementUnit.none)
        default: nil
        }
    }

    mutating func comparison(
        _ sign: ComparisonOperator, _ left: Expression, _ right: Expression, _ range: TextRange
    ) -> Checked {
        let before = divisions.count
        let (left, right) = (infer(left), infer(right))
        reportDivisions(since: before)
        guard let (first, second) = unify(left, right) else {
            reportUnits(sign.rawValue, left, right, at: range)
            return Checked(Expression(.invalid, range), .boolean)
        }
        if !sign.suits(first.type) {
            report(.notComparable(sign.rawValue, describe(first.type)), at: range)
        }
        return Checked(
            Expression(.comparison(sign, first.expression, second.expression), range), .boolean)
    }

    mutating func between(
        _ value: Expression, _ low: Expression, _ high: Expression, _ range: TextRange
    ) -> Checked {
        let before = divisions.count
        var (value, low, high) = (infer(value), infer(low), infer(high))
        reportDivisions(since: before)
        guard let (first, second) = unify(value, low), let (_, third) = unify(first, high) else {
            reportUnits("between", value, unify(value, low) == nil ? low : high, at: range)
            return Checked(Expression(.invalid, range), .boolean)
        }
        (value, low, high) = (first, second, third)
        if !ComparisonOperator.less.suits(value.type) {
            report(.notComparable("between", describe(value.type)), at: range)
        }
        let kind = Expression.Kind.between(
            value.expression, low: low.expression, high: high.expression)
        return Checked(Expression(kind, range), .boolean)
    }

    /// What a comparison rests on must not be a quotient, which may be rounded.
    mutating func reportDivisions(since count: Int) {
        guard divisions.count > count else { return }
        for range in divisions[count...] { report(.divisionCompared, at: range) }
        divisions.removeSubrange(count...)
    }

    mutating func conjunction(
        _ left: Expression, _ right: Expression, _ range: TextRange
    ) -> Checked {
        let (left, right) = (condition(left), condition(right))
        return Checked(Expression(.and(left, right), range), .boolean)
    }

    mutating func disjunction(
        _ left: Expression, _ right: Expression, _ range: TextRange
    ) -> Checked {
        // Brackets belong to what they stand around, not to what stands in them.
        if case .and = left.kind, left.range.start == range.start {
            report(.mixedLogic(written(left.range)), at: left.range)
        } else if case .and = right.kind, right.range.end == range.end {
            report(.mixedLogic(written(right.range)), at: right.range)
        }
        let (first, second) = (condition(left), condition(right))
        return Checked(Expression(.or(first, second), range), .boolean)
    }

    /// A yes/no value.
    mutating func condition(_ expression: Expression) -> Expression {
        adapt(infer(expression), to: .boolean).expression
    }

    mutating func conditional(
        _ test: Expression, _ then: Expression, _ otherwise: Expression, _ range: TextRange
    ) -> Checked {
        let test = condition(test)
        let (then, otherwise) = (infer(then), infer(otherwise))
        guard let (first, second) = unify(then, otherwise) else {
            reportUnits("if", then, otherwise, at: range)
            return Checked(Expression(.invalid, range), .invalid)
        }
        let kind = Expression.Kind.conditional(
            test, then: first.expression, otherwise: second.expression)
        return Checked(Expression(kind, range), first.type, countUnit: first.countUnit)
    }
}

extension ComparisonOperator {
    /// Whether values of a type have the order, or the equality, that it asks for.
    func suits(_ type: FEELType) -> Bool {
        switch type {
        case .invalid, .any, .number, .date, .time, .dateTime, .yearsMonths, .daysTime: true
        case .boolean, .string, .enumeration, .object: self == .equal || self == .notEqual
        default: false
        }
    }
}
