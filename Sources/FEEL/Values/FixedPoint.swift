/// A fixed-point number that is not negative: 128 bits before the binary point, 384 after it.
///
/// It carries the intermediate results of the transcendental functions. Its 115 decimals leave, in
/// the worst case, more than 70 correct digits to round to 34. Operations cut off what is smaller
/// than the last bit.
struct FixedPoint {
    private static var limbCount: Int { 4 }
    /// Least significant first; the last one is the integer part.
    private var limbs: [4 of UInt128] = [0, 0, 0, 0]

    init(_ integer: UInt128) {
        limbs[3] = integer
    }

    /// The part before the binary point.
    var integerPart: UInt128 { limbs[3] }

    /// The first 128 bits after the binary point.
    var leadingFraction: UInt128 { limbs[2] }

    var isZero: Bool { limbs[0] | limbs[1] | limbs[2] | limbs[3] == 0 }
}

// MARK: - Arithmetic

extension FixedPoint {
    /// The sum, which the caller knows to fit.
    static func + (left: FixedPoint, right: FixedPoint) -> FixedPoint {
        var sum = FixedPoint(0)
        var carry = false
        for index in 0..<limbCount {
            let (partial, first) = left.limbs[index].addingReportingOverflow(right.limbs[index])
            let (total, second) = partial.addingReportingOverflow(carry ? 1 : 0)
            sum.limbs[index] = total
            carry = first || second
        }
        return sum
    }

    /// The difference; the right operand is not greater.
    static func - (left: FixedPoint, right: FixedPoint) -> FixedPoint {
        var difference = FixedPoint(0)
        var borrow = false
        for index in 0..<limbCount {
            let (partial, first) = left.limbs[index].subtractingReportingOverflow(
                right.limbs[index])
            let (total, second) = partial.subtractingReportingOverflow(borrow ? 1 : 0)
            difference.limbs[index] = total
            borrow = first || second
        }
        return difference
    }

    /// The product, which the caller knows to fit.
    static func * (left: FixedPoint, right: FixedPoint) -> FixedPoint {
        var product: [8 of UInt128] = [0, 0, 0, 0, 0, 0, 0, 0]
        for row in 0..<limbCount {
            var carry: UInt128 = 0
            for column in 0..<limbCount {
                let (high, low) = left.limbs[row].multipliedFullWidth(by: right.limbs[column])
                let (partial, first) = product[row + column].addingReportingOverflow(low)
                let (total, second) = partial.addingReportingOverflow(carry)
                product[row + column] = total
                // A full product leaves room for two carries.
                carry = high &+ (first ? 1 : 0) &+ (second ? 1 : 0)
            }
            product[row + limbCount] = carry
        }
        var result = FixedPoint(0)
        for index in 0..<limbCount { result.limbs[index] = product[index + limbCount - 1] }
        return result
    }

    /// The product; nil where its integer part does not fit.
    func multiplied(by factor: UInt128) -> FixedPoint? {
        var product = FixedPoint(0)
        var carry: UInt128 = 0
        for index in 0..<FixedPoint.limbCount {
            let (high, low) = limbs[index].multipliedFullWidth(by: factor)
            let (total, overflow) = low.addingReportingOverflow(carry)
            product.limbs[index] = total
            carry = high &+ (overflow ? 1 : 0)
        }
        return carry == 0 ? product : nil
    }

    /// The quotient; the divisor is not zero.
    static func / (dividend: FixedPoint, divisor: UInt128) -> FixedPoint {
        var quotient = FixedPoint(0)
        var remainder: UInt128 = 0
        for index in (0..<limbCount).reversed() {
            (quotient.limbs[index], remainder) = divisor.dividingFullWidth(
                (remainder, dividend.limbs[index]))
        }
        return quotient
    }

    /// `self ÷ 10^places`.
    func shifted(byPlaces places: Int) -> FixedPoint {
        var result = self
        var rest = places
        while rest > 0 {
            let step = min(rest, PowersOfTen.greatest)
            result = result / PowersOfTen.power(step)
            rest -= step
        }
        return result
    }
}

extension FixedPoint: Comparable {
    static func == (left: FixedPoint, right: FixedPoint) -> Bool {
        (0..<limbCount).allSatisfy { left.limbs[$0] == right.limbs[$0] }
    }

    static func < (left: FixedPoint, right: FixedPoint) -> Bool {
        for index in (0..<limbCount).reversed() where left.limbs[index] != right.limbs[index] {
            return left.limbs[index] < right.limbs[index]
        }
        return false
    }
}
