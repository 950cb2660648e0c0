// Quotients of numbers that are not negative, which almost all are: without branches, and by a
// multiplication where the divisor is the same for all rows.
extension Kernels {
    static func naturalQuotients(
        _ operands: Operands, _ target: Buffer, _ count: Int, _ rounding: Operation.Rounding
    ) {
        switch rounding {
        case .floor, .towardZero:
            unsafe natural(operands, target, count) { quotient, _, _ in quotient }
        case .ceiling, .awayFromZero:
            unsafe natural(operands, target, count) { quotient, rest, _ in
                quotient &+ (rest > 0 ? 1 : 0)
            }
        case .halfAwayFromZero:
            unsafe natural(operands, target, count) { quotient, rest, divisor in
                quotient &+ (rest >= divisor &- rest ? 1 : 0)
            }
        case .halfTowardZero:
            unsafe natural(operands, target, count) { quotient, rest, divisor in
                quotient &+ (rest > divisor &- rest ? 1 : 0)
            }
        case .halfEven:
            unsafe natural(operands, target, count) { quotient, rest, divisor in
                let isMore: UInt32 = rest > divisor &- rest ? 1 : 0
                let isHalf: UInt32 = rest == divisor &- rest ? 1 : 0
                return quotient &+ (isMore | isHalf & quotient)
            }
        }
    }

    @inline(__always)
    private static func natural(
        _ operands: Operands, _ target: Buffer, _ count: Int,
        _ rounded: (UInt32, UInt32, UInt32) -> UInt32
    ) {
        guard let dividends = unsafe operands.first?.assumingMemoryBound(to: UInt32.self) else {
            return
        }
        if let divisors = unsafe operands.second?.assumingMemoryBound(to: UInt32.self) {
            unsafe each(target, count) { row in
                // Of what is divided by nothing nobody looks at the quotient.
                let divisor = unsafe max(divisors[row], 1)
                let dividend = unsafe dividends[row]
                let quotient = dividend / divisor
                return rounded(quotient, dividend &- quotient &* divisor, divisor)
            }
        } else {
            let divisor = unsafe UInt32(truncatingIfNeeded: max(operands.secondValue, 1))
            let reciprocal = Reciprocal(divisor)
            unsafe each(target, count) { row in
                let dividend = unsafe dividends[row]
                let quotient = reciprocal.quotient(of: dividend)
                return rounded(quotient, dividend &- quotient &* divisor, divisor)
            }
        }
    }
}

/// A divisor as a factor and a shift.
///
/// With `2^(l−1) < d ≤ 2^l`, the factor `⌊2^(31+l) / d⌋ + 1` and the shift `31 + l` give the exact
/// quotient of every dividend below 2^31: the factor is too great by at most `1/d` of its last bit
/// times the dividend, which is less than what is missing to the next whole quotient.
struct Reciprocal {
    private let factor: UInt64
    private let shift: UInt64

    init(_ divisor: UInt32) {
        let bits = UInt64(UInt32.bitWidth - (divisor - 1).leadingZeroBitCount)
        shift = 31 + bits
        factor = (1 << shift) / UInt64(divisor) + 1
    }

    @inline(__always)
    func quotient(of dividend: UInt32) -> UInt32 {
        UInt32(truncatingIfNeeded: (UInt64(dividend) &* factor) >> shift)
    }
}
