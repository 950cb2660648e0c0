/// Operations on known values; nil is an error.
enum Arithmetic {
    static func apply(
        _ sign: ArithmeticOperator, _ left: Value, _ right: Value, _ zones: any ZoneRules
    ) -> Value? {
        if case .number(let left) = left, case .number(let right) = right {
            return numbers(sign, left, right).map { .number($0) }
        }
        switch sign {
        case .add: return sum(left, right, zones)
        case .subtract: return difference(left, right, zones)
        case .multiply: return product(left, right)
        case .divide: return quotient(left, right)
        case .power: return nil
        }
    }

    @inline(__always)
    static func numbers(_ sign: ArithmeticOperator, _ left: Number, _ right: Number) -> Number? {
        switch sign {
        case .add: left.adding(right)
        case .subtract: left.subtracting(right)
        case .multiply: left.multiplied(by: right)
        case .divide: left.divided(by: right)
        case .power: left.power(right)
        }
    }

    static func negated(_ value: Value) -> Value? {
        switch value {
        case .number(let number): .number(number.negated)
        case .yearsMonths(let duration): .yearsMonths(duration.negated)
        case .daysTime(let duration): .daysTime(duration.negated)
        default: nil
        }
    }

    private static func sum(_ left: Value, _ right: Value, _ zones: any ZoneRules) -> Value? {
        switch (left, right) {
        case (.string(let left), .string(let right)): return .string(left + right)
        case (.yearsMonths(let left), .yearsMonths(let right)):
            return left.adding(right).map(Value.yearsMonths)
        case (.daysTime(let left), .daysTime(let right)):
            return left.adding(right).map(Value.daysTime)
        case (.yearsMonths, _), (.daysTime, _): return moved(right, by: left, zones)
        default: return moved(left, by: right, zones)
        }
    }

    /// A date or time moved by a duration.
    private static func moved(
        _ value: Value, by duration: Value, _ zones: any ZoneRules
    ) -> Value? {
        switch (value, duration) {
        case (.date(let date), .yearsMonths(let duration)):
            date.adding(duration).map(Value.date)
        case (.date(let date), .daysTime(let duration)): date.adding(duration).map(Value.date)
        case (.dateTime(let moment), .yearsMonths(let duration)):
            moment.adding(duration).map(Value.dateTime)
        case (.dateTime(let moment), .daysTime(let duration)):
            moment.adding(duration, zones: zones).map(Value.dateTime)
        case (.time(let time), .daysTime(let duration)): .time(time.adding(duration))
        default: nil
        }
    }

    private static func difference(
        _ left: Value, _ right: Value, _ zones: any ZoneRules
    ) -> Value? {
        switch (left, right) {
        case (.yearsMonths(let left), .yearsMonths(let right)):
            left.subtracting(right).map(Value.yearsMonths)
        case (.daysTime(let left), .daysTime(let right)):
            left.subtracting(right).map(Value.daysTime)
        case (.date(let left), .date(let right)): .daysTime(left.difference(from: right))
        case (.time(let left), .time(let right)):
            left.difference(from: right, zones: zones).map(Value.daysTime)
        case (.dateTime(let left), .dateTime(let right)):
            left.difference(from: right, zones: zones).map(Value.daysTime)
        case (.date(let left), .dateTime(let right)):
            left.midnightUTC.difference(from: right, zones: zones).map(Value.daysTime)
        case (.dateTime(let left), .date(let right)):
            left.difference(from: right.midnightUTC, zones: zones).map(Value.daysTime)
        case (_, .yearsMonths), (_, .daysTime):
            negated(right).flatMap { moved(left, by: $0, zones) }
        default: nil
        }
    }

    private static func product(_ left: Value, _ right: Value) -> Value? {
        switch (left, right) {
        case (.yearsMonths(let duration), .number(let factor)),
            (.number(let factor), .yearsMonths(let duration)):
            Number(duration.months).multiplied(by: factor).flatMap(months)
        case (.daysTime(let duration), .number(let factor)),
            (.number(let factor), .daysTime(let duration)):
            duration.nanoseconds.multiplied(by: factor).flatMap(nanoseconds)
        default: nil
        }
    }

    private static func quotient(_ left: Value, _ right: Value) -> Value? {
        switch (left, right) {
        case (.yearsMonths(let duration), .number(let divisor)):
            Number(duration.months).divided(by: divisor).flatMap(months)
        case (.daysTime(let duration), .number(let divisor)):
            duration.nanoseconds.divided(by: divisor).flatMap(nanoseconds)
        case (.yearsMonths(let left), .yearsMonths(let right)):
            Number(left.months).divided(by: Number(right.months)).map(Value.number)
        case (.daysTime(let left), .daysTime(let right)):
            left.nanoseconds.divided(by: right.nanoseconds).map(Value.number)
        default: nil
        }
    }

    /// Parts of a month are dropped.
    private static func months(_ count: Number) -> Value? {
        count.rounded(scale: 0, .down)?.exactInt()
            .flatMap { YearsMonthsDuration(months: $0) }.map(Value.yearsMonths)
    }

    private static func nanoseconds(_ count: Number) -> Value? {
        guard let whole = count.rounded(scale: 0, .down)?.normalized, whole.exponent < 30 else {
            return nil
        }
        var total = whole.coefficient
        for _ in 0..<max(0, Int(whole.exponent)) {
            let (product, overflow) = total.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            total = product
        }
        return DaysTimeDuration(totalNanoseconds: total).map(Value.daysTime)
    }
}

extension ArithmeticOperator {
    /// What two numbers give; nil where they have no result.
    @inline(__always)
    public func result(_ left: Number, _ right: Number) -> Number? {
        Arithmetic.numbers(self, left, right)
    }
}

extension DaysTimeDuration {
    fileprivate var nanoseconds: Number {
        Number(coefficient: totalNanoseconds, exponent: 0) ?? .zero
    }
}
