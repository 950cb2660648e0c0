import FEEL

/// A whole number of any size: what the exact sums of an attribution need, and no more.
///
/// Nothing can overflow; there is no division but by small numbers.
struct BigInteger: Sendable {
    /// Digits to the base 2³², the lowest first, without zeros at the end.
    private var limbs: [UInt32]
    private(set) var isNegative: Bool

    static let zero = BigInteger(limbs: [], isNegative: false)

    private init(limbs: [UInt32], isNegative: Bool) {
        var limbs = limbs
        while limbs.last == 0 { limbs.removeLast() }
        self.limbs = limbs
        self.isNegative = isNegative && !limbs.isEmpty
    }

    init(_ value: Int128) {
        var magnitude = value.magnitude
        var limbs: [UInt32] = []
        while magnitude > 0 {
            limbs.append(UInt32(truncatingIfNeeded: magnitude))
            magnitude >>= 32
        }
        self.init(limbs: limbs, isNegative: value < 0)
    }

    var negated: BigInteger { BigInteger(limbs: limbs, isNegative: !isNegative) }
    var magnitude: BigInteger { BigInteger(limbs: limbs, isNegative: false) }

    static func + (left: BigInteger, right: BigInteger) -> BigInteger {
        if left.isNegative == right.isNegative {
            return BigInteger(
                limbs: sum(left.limbs, right.limbs), isNegative: left.isNegative)
        }
        return isLess(left.limbs, right.limbs)
            ? BigInteger(
                limbs: difference(right.limbs, left.limbs), isNegative: right.isNegative)
            : BigInteger(limbs: difference(left.limbs, right.limbs), isNegative: left.isNegative)
    }

    static func - (left: BigInteger, right: BigInteger) -> BigInteger { left + right.negated }

    static func * (left: BigInteger, factor: UInt32) -> BigInteger {
        var carry: UInt64 = 0
        var limbs = left.limbs.map { limb in
            let product = UInt64(limb) * UInt64(factor) + carry
            carry = product >> 32
            return UInt32(truncatingIfNeeded: product)
        }
        limbs.append(UInt32(truncatingIfNeeded: carry))
        return BigInteger(limbs: limbs, isNegative: left.isNegative)
    }

    /// The quotient without its fraction: toward zero; the divisor is not 0.
    func divided(by divisor: UInt32) -> BigInteger {
        guard divisor != 0 else { return .zero }
        var rest: UInt64 = 0
        var limbs = limbs
        for index in limbs.indices.reversed() {
            let part = rest << 32 | UInt64(limbs[index])
            limbs[index] = UInt32(truncatingIfNeeded: part / UInt64(divisor))
            rest = part % UInt64(divisor)
        }
        return BigInteger(limbs: limbs, isNegative: isNegative)
    }

    /// Times a power of ten.
    func scaled(byTens count: Int) -> BigInteger {
        (0..<max(count, 0)).reduce(self) { number, _ in number * 10 }
    }

    /// `nil` where it does not fit.
    var int128: Int128? {
        guard limbs.count <= 4 else { return nil }
        let magnitude = limbs.reversed().reduce(UInt128(0)) { $0 << 32 | UInt128($1) }
        guard let value = Int128(exactly: magnitude) else { return nil }
        return isNegative ? -value : value
    }

    // MARK: Magnitudes

    private static func sum(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var carry: UInt64 = 0
        var limbs: [UInt32] = []
        for index in 0..<max(left.count, right.count) {
            let sum = digit(left, index) + digit(right, index) + carry
            limbs.append(UInt32(truncatingIfNeeded: sum))
            carry = sum >> 32
        }
        return limbs + [UInt32(truncatingIfNeeded: carry)]
    }

    /// The first is not smaller.
    private static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var borrow: UInt64 = 0
        return left.indices.map { index in
            let taken = digit(right, index) + borrow
            let digit = UInt64(left[index])
            borrow = digit < taken ? 1 : 0
            return UInt32(truncatingIfNeeded: digit &+ borrow << 32 &- taken)
        }
    }

    private static func digit(_ limbs: [UInt32], _ index: Int) -> UInt64 {
        index < limbs.count ? UInt64(limbs[index]) : 0
    }

    private static func isLess(_ left: [UInt32], _ right: [UInt32]) -> Bool {
        if left.count != right.count { return left.count < right.count }
        for index in left.indices.reversed() where left[index] != right[index] {
            return left[index] < right[index]
        }
        return false
    }
}

extension BigInteger: Equatable {}
