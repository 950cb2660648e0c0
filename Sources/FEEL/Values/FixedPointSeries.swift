extension FixedPoint {
    /// ln 2 and ln 10 from inverse hyperbolic cotangents that converge fast.
    static let logarithmOf2 = combination(14, 10, 6)
    static let logarithmOf10 = combination(46, 34, 20)

    /// `a·arcoth 31 + b·arcoth 49 + c·arcoth 161`, which makes logarithms of products of 2, 3 and 5.
    private static func combination(_ a: UInt128, _ b: UInt128, _ c: UInt128) -> FixedPoint {
        let terms: [(factor: UInt128, argument: UInt128)] = [(a, 31), (b, 49), (c, 161)]
        return terms.reduce(FixedPoint(0)) { sum, term in
            let arcoth = (FixedPoint(1) / term.argument).hyperbolicArctangent()
            return sum + arcoth * FixedPoint(term.factor)
        }
    }

    /// `artanh z = z + z³/3 + z⁵/5 + …` for z up to 0.2: at most 83 terms.
    func hyperbolicArctangent() -> FixedPoint {
        let square = self * self
        var power = self
        var sum = self
        var divisor: UInt128 = 1
        while !power.isZero {
            power = power * square
            divisor += 2
            sum = sum + power / divisor
        }
        return sum
    }

    /// `e^x` for x up to ln 10.
    func exponential() -> FixedPoint {
        // e^x = (e^(x / 2^16))^(2^16); the series of so small a number needs 24 terms.
        let halvings = 16
        let small = self / (1 << UInt128(halvings))
        let one = FixedPoint(1)
        var sum = one
        for term in stride(from: UInt128(24), to: 0, by: -1) {
            sum = one + (small * sum) / term
        }
        for _ in 0..<halvings { sum = sum * sum }
        return sum
    }
}

// MARK: - From and to numbers

extension FixedPoint {
    /// `|ln (coefficient × 10^exponent)|` and whether the logarithm is negative, for a number with a
    /// positive coefficient.
    static func logarithm(of number: Number) -> (magnitude: FixedPoint, negative: Bool) {
        let coefficient = number.coefficient.magnitude
        // Near 1 the sum of the general case would cancel out: the series alone stays precise.
        if number.exponent <= 0, number.exponent >= -Int32(Number.precision) {
            let unit = PowersOfTen.power(-Int(number.exponent))
            if coefficient * 10 >= unit * 7, coefficient * 10 <= unit * 14 {
                return (logarithm(coefficient, over: unit), coefficient < unit)
            }
        }
        // c × 10^e = c / 2^b × 2^b × 10^e with c / 2^b from 0.75 to 1.5
        let bits = 127 - coefficient.leadingZeroBitCount
        let roundsUp = coefficient << 1 >= 3 << UInt128(bits)
        let power = roundsUp ? bits + 1 : bits
        let fraction = logarithm(coefficient, over: 1 << UInt128(power))
        let decimal = logarithmOf10 * FixedPoint(UInt128(number.exponent.magnitude))
        var positive = logarithmOf2 * FixedPoint(UInt128(power))
        var negative = FixedPoint(0)
        if roundsUp { negative = negative + fraction } else { positive = positive + fraction }
        if number.exponent < 0 {
            negative = negative + decimal
        } else {
            positive = positive + decimal
        }
        return positive < negative ? (negative - positive, true) : (positive - negative, false)
    }

    /// `|ln (numerator / denominator)|` by `ln (a/b) = 2 artanh ((a − b) / (a + b))`.
    private static func logarithm(_ numerator: UInt128, over denominator: UInt128) -> FixedPoint {
        let difference =
            numerator < denominator ? denominator - numerator : numerator - denominator
        let half = (FixedPoint(difference) / (numerator + denominator)).hyperbolicArctangent()
        return half + half
    }

    /// `e^±self`, rounded once; nil on overflow.
    func exponential(negative: Bool) -> Number? {
        guard integerPart < 20_000 else { return Number.beyondRange(negative: negative) }
        // e^x = 10^n × e^r; the first guess of n is at most a few too small.
        var power = Int(integerPart) * 1_000 / 2_303
        var rest = self - FixedPoint.logarithmOf10 * FixedPoint(UInt128(power))
        while rest >= FixedPoint.logarithmOf10 {
            rest = rest - FixedPoint.logarithmOf10
            power += 1
        }
        if negative {
            power = -power - 1
            rest = FixedPoint.logarithmOf10 - rest
        }
        return rest.exponential().rounded(negative: false, exponent: power)
    }

    /// The number nearest to `±self × 10^exponent`, for a value that is not smaller than 10^-35.
    func rounded(negative: Bool, exponent: Int) -> Number? {
        if isZero { return .zero }
        var scaled = self
        var exponent = exponent
        var missing = 37 - PowersOfTen.digitCount(scaled.integerPart)
        // The integer part stays below 10^37, so that the product always fits.
        while missing > 0, let product = scaled.multiplied(by: PowersOfTen.power(missing)) {
            scaled = product
            exponent -= missing
            missing = 37 - PowersOfTen.digitCount(scaled.integerPart)
        }
        // What is this near to an integer is one: a result that is exact, or exactly halfway
        // between two. The nearest that any result of an inexact operation comes is about 10^-32.
        let doubt: UInt128 = 1 << 12
        let fraction = scaled.leadingFraction
        var magnitude = scaled.integerPart
        var discarded = Discarded.belowHalf
        if fraction < doubt || fraction > UInt128.max - doubt {
            if fraction > doubt { magnitude += 1 }
            discarded = .nothing
        }
        return .rounding(magnitude, negative: negative, discarding: discarded, exponent: exponent)
    }
}
