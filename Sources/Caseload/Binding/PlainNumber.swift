/// A number as it stands in a cell: digits, and up to four of them behind a point.
struct PlainNumber {
    let digits: Int64
    let decimals: Int
    /// How many bytes it takes.
    let length: Int

    /// Reads a number that ends within eight bytes, which most do.
    ///
    /// - Returns: `nil` for all others, and for what is no number.
    @inline(__always)
    init?(_ word: UInt64) {
        let values = word ^ EightBytes.zeros
        // Up to the second byte that is no digit this is right: a carry comes from letters only.
        let stops = EightBytes.notDigits(values)
        guard stops != 0 else { return nil }
        let whole = stops.trailingZeroBitCount &>> 3
        guard whole > 0, whole == 1 || values & 0xFF != 0 else { return nil }
        let bits = UInt64(truncatingIfNeeded: whole &* 8)
        guard word &>> bits & 0xFF == UInt64(UInt8(ascii: ".")) else {
            digits = EightBytes.number(values &<< (64 &- bits))
            (decimals, length) = (0, whole)
            return
        }
        let rest = stops & (stops &- 1)
        guard rest != 0 else { return nil }
        length = rest.trailingZeroBitCount &>> 3
        decimals = length &- whole &- 1
        guard decimals > 0, decimals <= 4 else { return nil }
        let below = (1 &<< bits) &- 1 as UInt64
        let joined = (values & below) | ((values &>> 8) & ~below)
        digits = EightBytes.number(joined &<< UInt64(truncatingIfNeeded: (9 &- length) &* 8))
    }

    /// Reads a number of up to fourteen digits.
    init?(in bytes: UnsafePointer<UInt8>, from start: Int) {
        var (at, value, point) = (start, 0 as Int64, -1)
        while at - start <= 15 {
            let digit = bytes[at] &- UInt8(ascii: "0")
            if digit < 10 {
                value = value * 10 + Int64(digit)
            } else if bytes[at] == UInt8(ascii: "."), point < 0 {
                point = at
            } else {
                break
            }
            at += 1
        }
        let end = point < 0 ? at : point
        let (whole, decimals) = (end - start, point < 0 ? 0 : at - point - 1)
        guard whole > 0, whole + decimals <= 14, whole == 1 || bytes[start] != UInt8(ascii: "0"),
            point < 0 || decimals > 0 && decimals <= 4
        else { return nil }
        (digits, self.decimals, length) = (value, decimals, at - start)
    }
}

/// Eight bytes in one number, the first one lowest.
enum EightBytes {
    static let highBits: UInt64 = 0x8080_8080_8080_8080
    /// `00000000`.
    static let zeros: UInt64 = 0x3030_3030_3030_3030

    /// The high bit of each byte above 9; exact as long as all bytes before are below 138.
    @inline(__always)
    static func notDigits(_ values: UInt64) -> UInt64 {
        ((values &+ 0x7676_7676_7676_7676) | values) & highBits
    }

    @inline(__always)
    static func areDigits(_ values: UInt64) -> Bool { notDigits(values) == 0 }

    /// The number whose eight digits the bytes are.
    @inline(__always)
    static func number(_ values: UInt64) -> Int64 {
        // Neighbours are joined to two digits, these to four, and these to eight.
        let two = (values &* (1 + 10 << 8)) &>> 8 & 0x00FF_00FF_00FF_00FF
        let four = (two &* (1 + 100 << 16)) &>> 16 & 0x0000_FFFF_0000_FFFF
        return Int64(truncatingIfNeeded: (four &* (1 + 10_000 << 32)) &>> 32)
    }
}

/// Whether bytes are text that can be shown.
enum TextCheck {
    /// - Parameter start: eight bytes must be readable behind the text.
    @inline(__always)
    static func isText(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        var at = 0
        while at < count {
            var word = UnsafeRawPointer(start + at).loadUnaligned(as: UInt64.self).littleEndian
            // Bytes behind the text count as blanks.
            if count - at < 8 {
                let bits = UInt64(truncatingIfNeeded: (count - at) * 8)
                word = word & ((1 << bits) - 1) | 0x2020_2020_2020_2020 << bits
            }
            let isPrintable =
                (word | (word &- 0x2020_2020_2020_2020)) & EightBytes.highBits == 0
            guard isPrintable else {
                return isText(UnsafeBufferPointer(start: start, count: count))
            }
            at += 8
        }
        return true
    }

    private static func isText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        // U+FFFD stands where a file held something that is not in its encoding.
        return !text.unicodeScalars.contains { $0 == "\u{FFFD}" || $0.value < 0x20 }
    }
}
