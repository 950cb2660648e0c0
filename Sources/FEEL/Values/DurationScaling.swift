extension YearsMonthsDuration {
    /// Parts of a month are dropped, toward zero; nil outside the range of durations.
    public func multiplied(by factor: Number) -> YearsMonthsDuration? {
        Number(months).multiplied(by: factor).flatMap { Self(truncating: $0) }
    }

    /// Parts of a month are dropped, toward zero; nil for a divisor of zero.
    public func divided(by divisor: Number) -> YearsMonthsDuration? {
        Number(months).divided(by: divisor).flatMap { Self(truncating: $0) }
    }

    /// How many times another goes into this one; nil for a divisor of zero.
    public func divided(by divisor: YearsMonthsDuration) -> Number? {
        Number(months).divided(by: Number(divisor.months))
    }

    private init?(truncating months: Number) {
        guard let whole = months.truncatedInteger, let months = Int(exactly: whole) else {
            return nil
        }
        self.init(months: months)
    }
}

extension DaysTimeDuration {
    /// Parts of a nanosecond are dropped, toward zero; nil outside the range of durations.
    public func multiplied(by factor: Number) -> DaysTimeDuration? {
        nanoseconds?.multiplied(by: factor).flatMap { Self(truncating: $0) }
    }

    /// Parts of a nanosecond are dropped, toward zero; nil for a divisor of zero.
    public func divided(by divisor: Number) -> DaysTimeDuration? {
        nanoseconds?.divided(by: divisor).flatMap { Self(truncating: $0) }
    }

    /// How many times another goes into this one; nil for a divisor of zero.
    public func divided(by divisor: DaysTimeDuration) -> Number? {
        guard let nanoseconds, let others = divisor.nanoseconds else { return nil }
        return nanoseconds.divided(by: others)
    }

    private var nanoseconds: Number? { Number(coefficient: totalNanoseconds, exponent: 0) }

    private init?(truncating nanoseconds: Number) {
        guard let whole = nanoseconds.truncatedInteger else { return nil }
        self.init(totalNanoseconds: whole)
    }
}

extension Number {
    /// What stands before the decimal point; nil where that does not fit.
    fileprivate var truncatedInteger: Int128? {
        guard let whole = rounded(scale: 0, .down)?.normalized else { return nil }
        if whole.isZero { return 0 }
        var value = whole.coefficient
        guard (0...38).contains(whole.exponent) else { return nil }
        for _ in 0..<whole.exponent {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        return value
    }
}
