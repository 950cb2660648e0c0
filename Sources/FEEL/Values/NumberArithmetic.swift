extension Number {
    /// The sum; nil on overflow.
    public func adding(_ other: Number) -> Number? {
        guard exponent == other.exponent else { return adding(unlike: other) }
        let sum = coefficient &+ other.coefficient
        guard sum.magnitude < Number.coefficientLimit else {
            return .rounding(sum, exponent: Int(exponent))
        }
        return Number(unchecked: sum, exponent)
    }

    /// The difference; nil on overflow.
    public func subtracting(_ other: Number) -> Number? {
        adding(other.negated)
    }

    /// The product; nil on overflow.
    public func multiplied(by other: Number) -> Number? {
        let exponent = exponent &+ other.exponent
        // Most factors fit 64 bits: one machine multiplication.
        if let left = Int64(exactly: coefficient), let right = Int64(exactly: other.coefficient) {
            let (high, low) = left.multipliedFullWidth(by: right)
            let product = Int128(high) << 64 | Int128(low)
            if product.magnitude < Number.coefficientLimit, Number.inRange(exponent) {
                return Number(unchecked: product, exponent)
            }
            return .rounding(product, exponent: Int(exponent))
        }
        return multiplied(wide: other)
    }

    /// The quotient; nil for a zero divisor or on overflow.
    public func divided(by divisor: Number) -> Number? {
        guard !divisor.isZero else { return nil }
        let exponent = exponent &- divisor.exponent
        // Many quotients are exact without further decimals.
        if let left = Int64(exactly: coefficient), let right = Int64(exactly: divisor.coefficient),
            right != -1, Number.inRange(exponent)
        {
            let (quotient, remainder) = left.quotientAndRemainder(dividingBy: right)
            if remainder == 0 { return Number(unchecked: Int128(quotient), exponent) }
        }
        return .dividing(
            coefficient.magnitude, by: divisor.coefficient.magnitude,
            negative: isNegative != divisor.isNegative, exponent: Int(exponent))
    }

    @inline(__always)
    private static func inRange(_ exponent: Int32) -> Bool {
        exponent >= Int32(leastExponent) && exponent <= Int32(greatestExponent)
    }
}

// MARK: - Rounding to 34 digits

extension Number {
    static func rounding(_ coefficient: Int128, exponent: Int) -> Number? {
        rounding(coefficient.magnitude, negative: coefficient < 0, exponent: exponent)
    }

    /// The number nearest to `±(magnitude + discarded) × 10^exponent`; nil on overflow.
    ///
    /// Where something was discarded already, the magnitude has more than 34 digits, so that
    /// nothing is rounded twice.
    static func rounding(
        _ magnitude: UInt128, negative: Bool, discarding discarded: Discarded = .nothing,
        exponent: Int
    ) -> Number? {
        var kept = magnitude
        var discarded = discarded
        var exponent = exponent
        let surplus = max(
            PowersOfTen.digitCount(magnitude) - precision, leastExponent - exponent)
        if surplus > PowersOfTen.greatest {
            // A magnitude of 128 bits is below 3.5 × 10^38: less than half of the smallest number.
            return Number(unchecked: 0, Int32(leastExponent))
        }
        if surplus > 0 {
            let divisor = PowersOfTen.power(surplus)
            let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor)
            kept = quotient
            discarded = Discarded(remainder, of: divisor, more: discarded != .nothing)
            exponent += surplus
        }
        if RoundingMode.halfEven.grows(kept, negative: negative, discarding: discarded) {
            kept += 1
            if kept == coefficientLimit {
                kept = PowersOfTen.power(precision - 1)
                exponent += 1
            }
        }
        return packing(kept, negative: negative, exponent: exponent)
    }

    /// Brings an exponent that is too great into range by appending zeros; nil on overflow.
    private static func packing(_ magnitude: UInt128, negative: Bool, exponent: Int) -> Number? {
        var magnitude = magnitude
        var exponent = exponent
        if exponent > greatestExponent {
            let zeros = exponent - greatestExponent
            if magnitude != 0 {
                guard PowersOfTen.digitCount(magnitude) + zeros <= precision else { return nil }
                magnitude *= PowersOfTen.power(zeros)
            }
            exponent = greatestExponent
        }
        let coefficient = Int128(magnitude)
        return Number(unchecked: negative ? -coefficient : coefficient, Int32(exponent))
    }
}

// MARK: - The general cases

extension Number {
    private func adding(unlike other: Number) -> Number? {
        let (high, low) = exponent > other.exponent ? (self, other) : (other, self)
        if high.isZero { return low }
        let shift = Int(high.exponent) - Int(low.exponent)
        let digits = PowersOfTen.digitCount(high.coefficient.magnitude)
        if low.isZero {
            // The sum shows the decimals of the zero as far as there is room for them.
            let zeros = min(shift, Number.precision - digits)
            return Number(
                unchecked: high.coefficient &* Int128(PowersOfTen.power(zeros)),
                high.exponent - Int32(zeros))
        }
        // 37 digits and 34 digits have a sum of less than 127 bits.
        if digits + shift <= 37 {
            let aligned = high.coefficient &* Int128(PowersOfTen.power(shift))
            return .rounding(aligned &+ low.coefficient, exponent: Int(low.exponent))
        }
        return Number.adding(low, farBelow: high, digits: digits, shift: shift)
    }

    /// Brings the greater number to 37 digits and keeps of the smaller one what rounding must know.
    private static func adding(
        _ low: Number, farBelow high: Number, digits: Int, shift: Int
    ) -> Number? {
        let zeros = 37 - digits
        let cut = shift - zeros
        var kept: UInt128 = 0
        var discarded = Discarded.belowHalf
        if cut <= PowersOfTen.greatest {
            let unit = PowersOfTen.power(cut)
            let (quotient, remainder) = low.coefficient.magnitude.quotientAndRemainder(
                dividingBy: unit)
            kept = quotient
            discarded = Discarded(remainder, of: unit)
        }
        var magnitude = high.coefficient.magnitude &* PowersOfTen.power(zeros)
        if high.isNegative == low.isNegative {
            magnitude &+= kept
        } else {
            magnitude &-= kept
            if discarded != .nothing {
                magnitude &-= 1
                discarded = discarded.complement
            }
        }
        return rounding(
            magnitude, negative: high.isNegative, discarding: discarded,
            exponent: Int(high.exponent) - zeros)
    }

    private func multiplied(wide other: Number) -> Number? {
        let negative = isNegative != other.isNegative
        let exponent = Int(exponent) + Int(other.exponent)
        let (high, low) = coefficient.magnitude.multipliedFullWidth(by: other.coefficient.magnitude)
        if high == 0 {
            return .rounding(low, negative: negative && low != 0, exponent: exponent)
        }
        // Keep 35 or 36 of the 39 to 68 digits, see `PowersOfTen.digitCount`.
        let bits = 256 - high.leadingZeroBitCount
        let surplus = (bits &* 1233) >> 12 - Number.precision - 1
        let divisor = PowersOfTen.power(surplus)
        let (quotient, remainder) = divisor.dividingFullWidth((high, low))
        return .rounding(
            quotient, negative: negative, discarding: Discarded(remainder, of: divisor),
            exponent: exponent + surplus)
    }

    /// `dividend ÷ divisor × 10^exponent`, rounded; both have at most 38 digits, and the divisor is
    /// not zero.
    static func dividing(
        _ dividend: UInt128, by divisor: UInt128, negative: Bool, exponent: Int
    ) -> Number? {
        if dividend == 0 { return .rounding(0, negative: false, exponent: exponent) }
        // As many zeros as give the quotient 35 or 36 digits.
        let zeros = max(
            0,
            Number.precision + 1 + PowersOfTen.digitCount(divisor)
                - PowersOfTen.digitCount(dividend))
        let scaled = PowersOfTen.scale(dividend, by: zeros)
        let (quotient, remainder) =
            scaled.high == 0
            ? scaled.low.quotientAndRemainder(dividingBy: divisor)
            : divisor.dividingFullWidth(scaled)
        guard remainder == 0 else {
            return .rounding(
                quotient, negative: negative, discarding: Discarded(remainder, of: divisor),
                exponent: exponent - zeros)
        }
        // An exact quotient has no more decimals than it needs.
        let (stripped, count) = PowersOfTen.strippingZeros(quotient, atMost: zeros)
        return .rounding(stripped, negative: negative, exponent: exponent - zeros + count)
    }
}
