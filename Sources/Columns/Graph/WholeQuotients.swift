extension Operation.Rounding {
    /// The quotient of two whole numbers as a whole number; the divisor is not 0.
    @inline(__always)
    func quotient<Number: FixedWidthInteger & SignedInteger>(
        _ dividend: Number, _ divisor: Number
    ) -> Number {
        let quotient = dividend / divisor
        let remainder = dividend &- quotient &* divisor
        if remainder == 0 { return quotient }
        let away: Number = (remainder < 0) == (divisor < 0) ? 1 : -1
        return switch self {
        case .floor: away < 0 ? quotient &- 1 : quotient
        case .ceiling: away > 0 ? quotient &+ 1 : quotient
        case .towardZero: quotient
        case .awayFromZero: quotient &+ away
        case .halfAwayFromZero: Self.half(remainder, divisor) >= 0 ? quotient &+ away : quotient
        case .halfTowardZero: Self.half(remainder, divisor) > 0 ? quotient &+ away : quotient
        case .halfEven:
            Self.half(remainder, divisor) > 0
                || Self.half(remainder, divisor) == 0 && quotient & 1 == 1
                ? quotient &+ away : quotient
        }
    }

    /// Whether what is left is less than half (−1), half (0) or more than half (1) of the divisor.
    @inline(__always)
    private static func half<Number: FixedWidthInteger & SignedInteger>(
        _ remainder: Number, _ divisor: Number
    ) -> Int {
        let left = remainder.magnitude
        let missing = divisor.magnitude - left
        return left < missing ? -1 : left == missing ? 0 : 1
    }
}

/// Months between days that are counted from 1970-01-01.
enum Months {
    /// The whole months from one day to another, negative if the other is earlier.
    @inline(__always)
    static func between(_ start: Int, _ end: Int) -> Int {
        let (first, firstDay) = month(of: start)
        let (last, lastDay) = month(of: end)
        let months = last - first
        if months > 0, lastDay < firstDay { return months - 1 }
        if months < 0, lastDay > firstDay { return months + 1 }
        return months
    }

    /// The month (counted from the year 0) and the day in it.
    ///
    /// Days are counted in years that begin on 1 March, so that the leap day comes last.
    @inline(__always)
    static func month(of day: Int) -> (month: Int, day: Int) {
        let shifted = day + 719_468
        let cycle = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfCycle = shifted - cycle * 146_097
        let year =
            (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        return ((cycle * 400 + year) * 12 + month + 2, dayOfYear - (153 * month + 2) / 5 + 1)
    }
}
