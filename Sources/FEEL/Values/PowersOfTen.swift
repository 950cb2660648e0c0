/// Powers of ten and digit counts of 128-bit magnitudes.
enum PowersOfTen {
    /// The greatest power that fits 128 bits.
    static let greatest = 38

    private static let table: [UInt128] = {
        var powers: [UInt128] = [1]
        for _ in 0..<greatest { powers.append(powers[powers.count - 1] &* 10) }
        return powers
    }()

    /// `10^power` for a power from 0 to 38.
    @inline(__always)
    static func power(_ power: Int) -> UInt128 { table[power] }

    /// The number of decimal digits; zero has one.
    static func digitCount(_ magnitude: UInt128) -> Int {
        // Setting the lowest bit never adds a digit (99…9 is odd) and gives zero its one digit.
        let value = magnitude | 1
        let bits = 128 - value.leadingZeroBitCount
        // 1233 / 4096 is log10(2) closely enough for 256 bits: the estimate is right or one short.
        let estimate = (bits &* 1233) >> 12
        return estimate &+ (value >= power(estimate) ? 1 : 0)
    }

    /// The magnitude without its trailing zeros, of which at most `limit` go.
    static func strippingZeros(
        _ magnitude: UInt128, atMost limit: Int
    ) -> (magnitude: UInt128, count: Int) {
        var rest = magnitude
        var count = 0
        var step = 32
        // The binary digits of the number of zeros, greatest first.
        while step > 0 && rest & 1 == 0 && rest != 0 {
            if count + step <= limit {
                let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: power(step))
                if remainder == 0 {
                    rest = quotient
                    count += step
                }
            }
            step >>= 1
        }
        return (rest, count)
    }

    /// `magnitude × 10^power` in 256 bits, for a magnitude of at most 38 digits and a product of at
    /// most 76.
    static func scale(_ magnitude: UInt128, by power: Int) -> (high: UInt128, low: UInt128) {
        let first = min(power, greatest - digitCount(magnitude))
        return (magnitude &* self.power(first)).multipliedFullWidth(
            by: self.power(power - first))
    }
}
