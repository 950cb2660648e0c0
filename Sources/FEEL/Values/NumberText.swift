extension Number {
    /// Reads a FEEL numeric literal: `12`, `-0.5`, `.872`, `1.23e+4`.
    ///
    /// Trailing zeros are kept, more than 34 digits are rounded. Nil for anything else, and for what
    /// is too great.
    public init?(_ text: some StringProtocol) {
        self.init(Array(text.utf8)[...])
    }

    /// Reads the literal that these bytes are.
    init?(_ bytes: ArraySlice<UInt8>) {
        if let number = Number(short: bytes) {
            self = number
            return
        }
        var reader = NumeralReader(bytes)
        guard let number = reader.number() else { return nil }
        self = number
    }

    /// Digits that fit a machine word, perhaps with a point among them: what most numbers are.
    private init?(short bytes: ArraySlice<UInt8>) {
        guard bytes.count <= 18 else { return nil }
        var magnitude = 0
        var point = -1
        for (index, byte) in bytes.enumerated() {
            if (0x30...0x39).contains(byte) {
                magnitude = magnitude &* 10 &+ Int(byte &- 0x30)
            } else if byte == UInt8(ascii: "."), point < 0 {
                point = index
            } else {
                return nil
            }
        }
        let places = point < 0 ? 0 : bytes.count - 1 - point
        guard point < 0 ? !bytes.isEmpty : places > 0 else { return nil }
        self.init(unchecked: Int128(magnitude), Int32(-places))
    }
}

/// Reads `["-"] (digits ["." digits] | "." digits) [("e" | "E") ["+" | "-"] digits]` to the end.
private struct NumeralReader {
    private var bytes: ArraySlice<UInt8>.Iterator
    private var current: UInt8?
    private var magnitude: UInt128 = 0
    private var discarded = Discarded.nothing
    private var exponent = 0

    /// Exponents beyond this are as good as infinite; the bound keeps sums from overflowing.
    private static var exponentLimit: Int { 1_000_000_000 }
    /// A magnitude below this has room for one more digit.
    private static var magnitudeLimit: UInt128 { Number.coefficientLimit * 100 }

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes.makeIterator()
        current = self.bytes.next()
    }

    mutating func number() -> Number? {
        let negative = take(UInt8(ascii: "-"))
        let whole = digits(fraction: false)
        if take(UInt8(ascii: ".")) {
            guard digits(fraction: true) > 0 else { return nil }
        } else if whole == 0 {
            return nil
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            guard let power = power() else { return nil }
            exponent += power
        }
        guard current == nil else { return nil }
        return .rounding(
            magnitude, negative: negative && magnitude != 0, discarding: discarded,
            exponent: exponent)
    }

    /// Reads digits into the magnitude and returns how many there were.
    private mutating func digits(fraction: Bool) -> Int {
        var count = 0
        while let digit = takeDigit() {
            count += 1
            if magnitude < Self.magnitudeLimit {
                magnitude = magnitude * 10 + UInt128(digit)
                if fraction { exponent -= 1 }
            } else {
                if digit != 0 { discarded = .belowHalf }
                if !fraction { exponent += 1 }
            }
        }
        return count
    }

    /// The signed exponent; nil without digits.
    private mutating func power() -> Int? {
        let negative = take(UInt8(ascii: "-"))
        if !negative { _ = take(UInt8(ascii: "+")) }
        var power: Int?
        while let digit = takeDigit() {
            power = min((power ?? 0) * 10 + Int(digit), Self.exponentLimit)
        }
        return power.map { negative ? -$0 : $0 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        current = bytes.next()
        return true
    }

    private mutating func takeDigit() -> UInt8? {
        guard let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
            return nil
        }
        current = bytes.next()
        return byte - UInt8(ascii: "0")
    }
}

// MARK: - Writing

extension Number: CustomStringConvertible {
    /// Longer numbers are written with an exponent.
    private static let plainLengthLimit = 60

    /// Plain notation with all digits as they are (`850.10`); `1.5E+300` where that would take more
    /// than 60 characters.
    public var description: String {
        let digits = String(coefficient.magnitude)
        let sign = isNegative ? "-" : ""
        let exponent = Int(exponent)
        if isZero && exponent >= 0 { return "0" }
        // The number of digits before the point.
        let point = digits.utf8.count + exponent
        let length =
            sign.utf8.count + max(point, 1) + (exponent < 0 ? 1 - exponent : 0)
        if length > Number.plainLengthLimit { return sign + scientific(digits) }
        if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
        if point <= 0 { return sign + "0." + String(repeating: "0", count: -point) + digits }
        return sign + digits.prefix(point) + "." + digits.dropFirst(point)
    }

    /// The value in plain notation without superfluous zeros: equal numbers have equal texts.
    public var exactText: String { normalized.description }

    private func scientific(_ digits: String) -> String {
        let power = adjustedExponent
        let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
        return digits.prefix(1) + fraction + "E" + (power < 0 ? "" : "+") + String(power)
    }
}
