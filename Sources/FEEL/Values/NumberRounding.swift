extension Number {
    /// The scales FEEL's rounding functions accept.
    static let scales = -6111...6176

    /// The number rounded to `scale` decimals (negative: to tens, hundreds, …); nil for a scale
    /// outside −6111...6176.
    ///
    /// A number with fewer decimals gets zeros appended, `1` at scale 2 is `1.00`, unless it has no
    /// room for them: then it stays as it is.
    public func rounded(scale: Int, _ mode: RoundingMode) -> Number? {
        guard Number.scales.contains(scale) else { return nil }
        let places = scale + Int(exponent)
        if places >= 0 {
            let digits = PowersOfTen.digitCount(coefficient.magnitude)
            guard digits + places <= Number.precision else { return self }
            return Number(
                unchecked: coefficient &* Int128(PowersOfTen.power(places)), Int32(-scale))
        }
        return rounded(droppingDigits: -places, mode)
    }

    /// The greatest integer that is not greater.
    public var floor: Number { integer(.floor) }

    /// The smallest integer that is not smaller.
    public var ceiling: Number { integer(.ceiling) }

    private func integer(_ mode: RoundingMode) -> Number {
        exponent >= 0 ? self : rounded(droppingDigits: -Int(exponent), mode)
    }

    /// Of a coefficient at least one digit is dropped, so that rounding up never needs a 35th.
    private func rounded(droppingDigits count: Int, _ mode: RoundingMode) -> Number {
        var kept: UInt128 = 0
        var discarded: Discarded = isZero ? .nothing : .belowHalf
        if count <= PowersOfTen.greatest {
            let unit = PowersOfTen.power(count)
            let (quotient, remainder) = coefficient.magnitude.quotientAndRemainder(dividingBy: unit)
            kept = quotient
            discarded = Discarded(remainder, of: unit)
        }
        if mode.grows(kept, negative: isNegative, discarding: discarded) { kept += 1 }
        let rounded = Int128(kept)
        return Number(unchecked: isNegative ? -rounded : rounded, exponent + Int32(count))
    }

    /// The number rounded to a multiple of `step`; nil for a zero step, or where the multiple does
    /// not fit 34 digits.
    public func rounded(toMultipleOf step: Number, _ mode: RoundingMode) -> Number? {
        guard !step.isZero else { return nil }
        guard let (quotient, discarded) = magnitude.integerQuotient(by: step.magnitude) else {
            return nil
        }
        let grows = mode.grows(quotient, negative: isNegative, discarding: discarded)
        let count = Int128(quotient + (grows ? 1 : 0))
        guard
            let factor = Number(coefficient: isNegative ? -count : count, exponent: 0),
            let multiple = factor.multiplied(by: step.magnitude),
            multiple.truncatedRemainder(dividingBy: step)?.isZero == true
        else { return nil }
        return multiple
    }
}

// MARK: - Integer division

extension Number {
    /// The remainder with the sign of the divisor, exact wherever 34 digits hold it; nil for a zero
    /// divisor: `modulo(-12, 5)` is 3.
    public func modulo(_ divisor: Number) -> Number? {
        guard let remainder = truncatedRemainder(dividingBy: divisor) else { return nil }
        if remainder.isZero || remainder.isNegative == divisor.isNegative { return remainder }
        return remainder.adding(divisor)
    }

    /// The remainder with the sign of the dividend, always exact; nil for a zero divisor.
    public func truncatedRemainder(dividingBy divisor: Number) -> Number? {
        guard !divisor.isZero else { return nil }
        let modulus = divisor.coefficient.magnitude
        let value = coefficient.magnitude
        let shift = Int(exponent) - Int(divisor.exponent)
        let remainder: UInt128
        if shift >= 0 {
            remainder = Number.product(
                value % modulus, Number.powerOfTen(shift, modulo: modulus), modulo: modulus)
        } else if PowersOfTen.digitCount(modulus) - shift > PowersOfTen.greatest {
            remainder = value
        } else {
            remainder = value % (modulus * PowersOfTen.power(-shift))
        }
        let signed = Int128(remainder)
        return Number(
            unchecked: isNegative ? -signed : signed, min(exponent, divisor.exponent))
    }

    /// Both factors are smaller than the modulus.
    private static func product(
        _ left: UInt128, _ right: UInt128, modulo modulus: UInt128
    ) -> UInt128 {
        let product = left.multipliedFullWidth(by: right)
        return product.high == 0
            ? product.low % modulus : modulus.dividingFullWidth(product).remainder
    }

    /// `10^power mod modulus` by repeated squaring: the power may be 12,287.
    private static func powerOfTen(_ power: Int, modulo modulus: UInt128) -> UInt128 {
        var result = 1 % modulus
        var square = 10 % modulus
        var power = power
        while power > 0 {
            if power & 1 == 1 { result = product(result, square, modulo: modulus) }
            square = product(square, square, modulo: modulus)
            power >>= 1
        }
        return result
    }

    /// How often a positive divisor goes into a number that is not negative, and what is left over;
    /// nil where the quotient has more than 34 digits.
    private func integerQuotient(by divisor: Number) -> (UInt128, Discarded)? {
        let shift = Int(exponent) - Int(divisor.exponent)
        let value = coefficient.magnitude
        var unit = divisor.coefficient.magnitude
        let unitDigits = PowersOfTen.digitCount(unit)
        if shift < 0 {
            // So great a divisor is more than ten times the dividend.
            guard unitDigits - shift <= PowersOfTen.greatest else {
                return (0, isZero ? .nothing : .belowHalf)
            }
            unit *= PowersOfTen.power(-shift)
        }
        let zeros = max(shift, 0)
        if value == 0 { return (0, .nothing) }
        guard PowersOfTen.digitCount(value) + zeros - unitDigits <= Number.precision else {
            return nil
        }
        let scaled = PowersOfTen.scale(value, by: zeros)
        let (quotient, remainder) =
            scaled.high == 0
            ? scaled.low.quotientAndRemainder(dividingBy: unit) : unit.dividingFullWidth(scaled)
        guard quotient < Number.coefficientLimit else { return nil }
        return (quotient, Discarded(remainder, of: unit))
    }
}
