/// An exact decimal number with the range and the rounding of IEEE 754 decimal128.
///
/// The value is `coefficient × 10^exponent`. Results are rounded to 34 digits, half to even. There
/// is no infinity, no NaN and no negative zero: an operation that would give one gives nil, and what
/// is too small becomes zero. Trailing zeros are kept for display (`850.10`) but `1.0` equals `1.00`.
public struct Number: Sendable {
    /// At most 34 digits.
    public let coefficient: Int128
    /// From −6176 to 6111, so that every coefficient with every exponent is within decimal128.
    public let exponent: Int32

    static let precision = 34
    static let leastExponent = -6176
    static let greatestExponent = 6111
    /// `10^34`, above every coefficient.
    static var coefficientLimit: UInt128 { 10_000_000_000_000_000_000_000_000_000_000_000 }

    public static let zero = Number(0)
    public static let one = Number(1)

    public init(_ value: Int) {
        self.init(unchecked: Int128(value), 0)
    }

    /// `coefficient × 10^exponent`, rounded where it has more than 34 digits; nil on overflow.
    public init?(coefficient: Int128, exponent: Int) {
        // The bound keeps the arithmetic on exponents far from overflow.
        let bounded = min(max(exponent, -100_000), 100_000)
        guard let number = Number.rounding(coefficient, exponent: bounded) else { return nil }
        self = number
    }

    /// The caller vouches that coefficient and exponent are within their bounds.
    @inline(__always)
    init(unchecked coefficient: Int128, _ exponent: Int32) {
        self.coefficient = coefficient
        self.exponent = exponent
    }
}

// MARK: - Properties

extension Number {
    public var isZero: Bool { coefficient == 0 }
    public var isNegative: Bool { coefficient < 0 }
    /// −1, 0 or 1.
    public var signum: Int { Int(coefficient.signum()) }
    public var negated: Number { Number(unchecked: -coefficient, exponent) }
    public var magnitude: Number { isNegative ? negated : self }

    public var isInteger: Bool {
        if exponent >= 0 || isZero { return true }
        let places = -Int(exponent)
        guard places < Number.precision else { return false }
        return coefficient.magnitude % PowersOfTen.power(places) == 0
    }

    /// The same value without trailing zeros: `850.10` gives `850.1`, `1200` gives `12 × 10²`.
    public var normalized: Number {
        if isZero { return .zero }
        let (stripped, count) = PowersOfTen.strippingZeros(
            coefficient.magnitude, atMost: Number.greatestExponent - Int(exponent))
        let coefficient = Int128(stripped)
        return Number(
            unchecked: isNegative ? -coefficient : coefficient, exponent + Int32(count))
    }

    /// The value as `Int`; nil where it is not integral or out of range.
    public func exactInt() -> Int? {
        let number = normalized
        guard number.exponent >= 0, number.exponent <= 18 else { return nil }
        let (value, overflow) = number.coefficient.multipliedReportingOverflow(
            by: Int128(PowersOfTen.power(Int(number.exponent))))
        return overflow ? nil : Int(exactly: value)
    }

    /// The power of ten of the first digit: 2 for 850.
    var adjustedExponent: Int {
        Int(exponent) + PowersOfTen.digitCount(coefficient.magnitude) - 1
    }
}

// MARK: - Comparing

extension Number: Hashable, Comparable {
    public static func == (left: Number, right: Number) -> Bool {
        left.exponent == right.exponent
            ? left.coefficient == right.coefficient : left.compared(unlike: right) == 0
    }

    public static func < (left: Number, right: Number) -> Bool {
        left.exponent == right.exponent
            ? left.coefficient < right.coefficient : left.compared(unlike: right) < 0
    }

    /// Equal values hash alike whatever their trailing zeros.
    public func hash(into hasher: inout Hasher) {
        let number = normalized
        hasher.combine(number.coefficient)
        hasher.combine(number.exponent)
    }

    /// −1, 0 or 1 for numbers with different exponents.
    private func compared(unlike other: Number) -> Int {
        let sign = signum
        if isZero || other.isZero || sign != other.signum {
            return (sign - other.signum).signum()
        }
        let (mine, others) = (adjustedExponent, other.adjustedExponent)
        if mine != others { return mine < others ? -sign : sign }
        // With equal first places the coefficients differ by at most 33 digits.
        let shift = Int(exponent) - Int(other.exponent)
        let left = coefficient.magnitude * PowersOfTen.power(max(shift, 0))
        let right = other.coefficient.magnitude * PowersOfTen.power(max(-shift, 0))
        return left == right ? 0 : (left < right ? -sign : sign)
    }
}
