public import Diagnostics

extension Evaluation {
    @inline(__always)
    mutating func arithmetic(
        _ sign: ArithmeticOperator, _ left: Value, _ right: Value, _ range: TextRange
    ) -> Value {
        if case .number(let left) = left, case .number(let right) = right,
            let result = Arithmetic.numbers(sign, left, right)
        {
            if sign == .power { visited += Self.costOfSeries }
            return .number(result)
        }
        return otherArithmetic(sign, left, right, range)
    }

    /// The steps that a function takes which is worked out as a series.
    static let costOfSeries = 32
    /// The steps that it takes to look up a time zone.
    static let costOfZone = 64

    /// What is not two numbers with a result.
    private mutating func otherArithmetic(
        _ sign: ArithmeticOperator, _ left: Value, _ right: Value, _ range: TextRange
    ) -> Value {
        let zones = surroundings.zones
        visited += left.costOfZone + right.costOfZone
        if let causes = Unknown.causes(left, right) {
            let hull = UnknownArithmetic.hull(sign, left, right, zones)
            return .unknown(Unknown(causes, hull))
        }
        if case .string(let left) = left, case .string(let right) = right {
            let length = left.utf8.count + right.utf8.count
            guard length <= budget.limits.stringLength else {
                return exceeded(.stringLength, range)
            }
            guard spend(length / 32) else { return exhausted(range) }
        }
        if let result = Arithmetic.apply(sign, left, right, zones) { return result }
        if sign == .divide, case .number(let divisor) = right, divisor.isZero {
            return fail("除数为零", "division by zero", range)
        }
        return fail(
            "不能计算 \(left.typeName.zh) \(sign.rawValue) \(right.typeName.zh)，或结果超出范围",
            "\(left.typeName.en) \(sign.rawValue) \(right.typeName.en) has no value", range)
    }

    mutating func negation(_ operand: Value, _ range: TextRange) -> Value {
        if case .unknown(let unknown) = operand {
            return .unknown(Unknown(unknown.causes, UnknownArithmetic.negated(operand)))
        }
        return Arithmetic.negated(operand)
            ?? fail("只有数字和时长才能取负", "only numbers and durations can be negated", range)
    }

    /// What a comparison of two values gives that were worked out before.
    public mutating func compare(
        _ left: Value, _ sign: ComparisonOperator, _ right: Value, _ range: TextRange
    ) -> Value {
        comparison(sign, left, right, range)
    }

    @inline(__always)
    mutating func comparison(
        _ sign: ComparisonOperator, _ left: Value, _ right: Value, _ range: TextRange
    ) -> Value {
        if let trace, case .number(let left) = left, case .number(let right) = right {
            trace.note(left, right, range)
        }
        if let answer = sign.answer(left, right) { return .boolean(answer) }
        return otherComparison(sign, left, right, range)
    }

    private mutating func otherComparison(
        _ sign: ComparisonOperator, _ left: Value, _ right: Value, _ range: TextRange
    ) -> Value {
        if let causes = Unknown.causes(left, right) {
            trace?.note(left.bounds, right.bounds, range)
            return UnknownComparison.value(sign, left, right, causes, surroundings.zones)
        }
        visited += left.costOfZone + right.costOfZone
        if left.isCompound, right.isCompound, !spend(min(left.allSteps, right.allSteps) / 4) {
            return exhausted(range)
        }
        if let answer = Comparing.compare(sign, left, right, surroundings.zones) {
            return .boolean(answer)
        }
        return fail(
            "\(left.typeName.zh)与\(right.typeName.zh)不能比较",
            "\(left.typeName.en) and \(right.typeName.en) cannot be compared", range)
    }

    /// `and` and `or`: an operand that decides does so whatever the other is.
    mutating func connective(
        _ left: Expression, _ right: Expression, decidedBy deciding: Bool
    ) -> Value {
        let first = evaluate(left)
        if case .boolean(deciding) = first { return first }
        let second = evaluate(right)
        if case .boolean(deciding) = second { return second }
        if case .boolean = first, case .boolean = second { return second }
        return UnknownLogic.undecided(
            truth(first, left.range), truth(second, right.range))
    }

    /// A truth value; in rules anything else is an error.
    mutating func truth(_ value: Value, _ range: TextRange) -> Value {
        switch value {
        case .boolean, .unknown: value
        default: absent("这里应当是「是」或「否」", "yes or no is needed here", range)
        }
    }

    mutating func conditional(
        _ test: Expression, _ consequence: Expression, _ otherwise: Expression
    ) -> Value {
        switch truth(evaluate(test), test.range) {
        case .boolean(true): evaluate(consequence)
        case .unknown(let unknown):
            UnknownLogic.either(evaluate(consequence), evaluate(otherwise), unknown.causes)
        default: evaluate(otherwise)
        }
    }

    mutating func between(
        _ value: Expression, _ low: Expression, _ high: Expression, _ range: TextRange
    ) -> Value {
        let value = evaluate(value)
        let aboveLow = comparison(.greaterOrEqual, value, evaluate(low), range)
        let belowHigh = comparison(.lessOrEqual, value, evaluate(high), range)
        return UnknownLogic.conjunction(aboveLow, belowHigh)
    }
}

extension Value {
    /// What kind of value it is, for messages.
    var typeName: Wording {
        switch self {
        case .null: Wording(zh: "空值", en: "null")
        case .boolean: Wording(zh: "是或否", en: "a boolean")
        case .number: Wording(zh: "数字", en: "a number")
        case .string: Wording(zh: "文字", en: "a text")
        case .date: Wording(zh: "日期", en: "a date")
        case .time: Wording(zh: "时间", en: "a time")
        case .dateTime: Wording(zh: "日期时间", en: "a date and time")
        case .yearsMonths: Wording(zh: "年月时长", en: "a duration of years and months")
        case .daysTime: Wording(zh: "日时时长", en: "a duration of days and time")
        case .list: Wording(zh: "列表", en: "a list")
        case .context: Wording(zh: "结构", en: "a context")
        case .range: Wording(zh: "区间", en: "a range")
        case .function: Wording(zh: "函数", en: "a function")
        case .object: Wording(zh: "对象", en: "an object")
        case .unknown, .perhaps: Wording(zh: "未知的值", en: "a value that is not known")
        }
    }
}
