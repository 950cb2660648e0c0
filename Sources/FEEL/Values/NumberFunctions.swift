// Each function rounds once, from more than 70 digits: its results are correct to the last digit.

extension Number {
    /// The square root; nil for a negative number.
    public func squareRoot() -> Number? {
        guard !isNegative else { return nil }
        let exponent = Int(exponent)
        // The exponent of an exact root.
        let ideal = exponent >> 1
        if isZero { return Number(unchecked: 0, Int32(ideal)) }
        // A radicand of 70 or 71 digits with an even exponent has a root of 35 or 36.
        var zeros = 2 * Number.precision + 2 - PowersOfTen.digitCount(coefficient.magnitude)
        if (exponent - zeros) & 1 != 0 { zeros += 1 }
        let radicand = PowersOfTen.scale(coefficient.magnitude, by: zeros)
        let root = Number.integerSquareRoot(of: radicand)
        let rootExponent = (exponent - zeros) / 2
        let square = root.multipliedFullWidth(by: root)
        guard square == radicand else {
            return .rounding(
                root, negative: false, discarding: .belowHalf, exponent: rootExponent)
        }
        let (stripped, count) = PowersOfTen.strippingZeros(root, atMost: ideal - rootExponent)
        return .rounding(stripped, negative: false, exponent: rootExponent + count)
    }

    /// The greatest integer whose square is not greater, by Newton's method from above.
    private static func integerSquareRoot(of radicand: (high: UInt128, low: UInt128)) -> UInt128 {
        let bits =
            radicand.high == 0
            ? 128 - radicand.low.leadingZeroBitCount : 256 - radicand.high.leadingZeroBitCount
        var root: UInt128 = 1 << UInt128((bits + 1) / 2)
        while true {
            let next = (root + root.dividingFullWidth(radicand).quotient) >> 1
            if next >= root { return root }
            root = next
        }
    }

    /// `e` to the power of the number; nil on overflow.
    public func exponential() -> Number? {
        if isZero || adjustedExponent < Number.leastVisibleExponent { return .one }
        if adjustedExponent > 4 { return Number.beyondRange(negative: isNegative) }
        let shift = Int(exponent)
        let argument = FixedPoint(coefficient.magnitude * PowersOfTen.power(max(shift, 0)))
            .shifted(byPlaces: -shift)
        return argument.exponential(negative: isNegative)
    }

    /// The natural logarithm; nil unless the number is positive.
    public func naturalLogarithm() -> Number? {
        guard signum > 0 else { return nil }
        if self == .one { return .zero }
        let (magnitude, negative) = FixedPoint.logarithm(of: normalized)
        return magnitude.rounded(negative: negative, exponent: 0)
    }

    /// A change of 1 by less than `10^-36` is lost in rounding.
    private static let leastVisibleExponent = -36

    /// An exponential function of something too far from zero: zero, or nil.
    static func beyondRange(negative: Bool) -> Number? {
        negative ? Number(unchecked: 0, Int32(leastExponent)) : nil
    }
}

// MARK: - Powers

extension Number {
    /// The number to the power of `exponent`.
    ///
    /// Nil on overflow, for zero to a negative power and for a negative number to a power that is
    /// not an integer. `0 ** 0` is 1.
    public func power(_ exponent: Number) -> Number? {
        let exponent = exponent.normalized
        if exponent.isZero { return .one }
        if isZero { return exponent.isNegative ? nil : .zero }
        guard isNegative else { return normalized.positivePower(exponent) }
        guard exponent.exponent >= 0 else { return nil }
        let isOdd = exponent.exponent == 0 && exponent.coefficient & 1 == 1
        let power = magnitude.normalized.positivePower(exponent)
        return isOdd ? power?.negated : power
    }

    /// The power of a positive number; both are normalized.
    private func positivePower(_ exponent: Number) -> Number? {
        if self == .one { return .one }
        if exponent == Number(unchecked: 5, -1) { return squareRoot() }
        if let power = shortPower(exponent) { return power }
        // x^y = e^(y ln x)
        let logarithm = FixedPoint.logarithm(of: self)
        let negative = logarithm.negative != exponent.isNegative
        // No logarithm is greater than 14,226.
        if exponent.adjustedExponent < Number.leastVisibleExponent - 5 { return .one }
        guard let product = logarithm.magnitude.multiplied(by: exponent.magnitude) else {
            return Number.beyondRange(negative: negative)
        }
        return product.exponential(negative: negative)
    }

    /// An integer power whose digits need not be cut: a power of ten, or one of up to 38 digits or
    /// its reciprocal; nil for any other.
    private func shortPower(_ exponent: Number) -> Number? {
        guard let count = exponent.exactInt(), count.magnitude <= 20_000 else { return nil }
        let base = coefficient.magnitude
        var power: UInt128 = 1
        if base != 1 {
            let limit = PowersOfTen.power(PowersOfTen.greatest) / base
            // The base is at least 2, so this ends after at most 127 rounds.
            for _ in 0..<count.magnitude {
                guard power < limit else { return nil }
                power *= base
            }
        }
        let scale = Int(self.exponent) * count
        return count < 0
            ? .dividing(1, by: power, negative: false, exponent: scale)
            : .rounding(power, negative: false, exponent: scale)
    }
}

extension FixedPoint {
    /// The product with a positive number; nil where its integer part does not fit.
    fileprivate func multiplied(by number: Number) -> FixedPoint? {
        let shift = Int(number.exponent)
        guard shift <= PowersOfTen.greatest else { return nil }
        let (factor, overflow) = number.coefficient.magnitude.multipliedReportingOverflow(
            by: PowersOfTen.power(max(shift, 0)))
        return overflow ? nil : multiplied(by: factor)?.shifted(byPlaces: -shift)
    }
}
