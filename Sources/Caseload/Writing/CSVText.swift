import FEEL

/// Writes cells of CSV as bytes.
struct CSVText: Sendable {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func endRow() {
        bytes.append(RowScanner.newline)
        isFirst = true
    }

    @inline(__always)
    private mutating func separate() {
        if isFirst { isFirst = false } else { bytes.append(RowScanner.comma) }
    }

    mutating func addEmpty() { separate() }

    /// Bytes that already have the form of a cell.
    mutating func add(raw: UnsafeBufferPointer<UInt8>) {
        separate()
        bytes += raw
    }

    mutating func add(_ slice: ArraySlice<UInt8>) {
        separate()
        let needsQuotes = slice.contains { Self.isSpecial($0) }
        guard needsQuotes else {
            bytes += slice
            return
        }
        quote(slice)
    }

    mutating func add(_ text: String) {
        separate()
        guard text.utf8.contains(where: { Self.isSpecial($0) }) else {
            bytes += text.utf8
            return
        }
        quote(text.utf8)
    }

    mutating func add(_ number: Int) {
        separate()
        append(number)
    }

    /// A sum in hundredths with two decimals: `645.00`.
    mutating func add(hundredths sum: Int) {
        separate()
        if sum < 0 { bytes.append(UInt8(ascii: "-")) }
        let (whole, rest) = sum.magnitude.quotientAndRemainder(dividingBy: 100)
        append(Int(whole))
        bytes.append(UInt8(ascii: "."))
        bytes.append(UInt8(ascii: "0") + UInt8(rest / 10))
        bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
    }

    /// `2014-05-01`, of days since 1970-01-01.
    mutating func add(day: Int) {
        separate()
        guard let date = CalendarDate(daysSinceEpoch: day) else { return }
        append(date.year)
        for part in [date.month, date.day] {
            bytes.append(UInt8(ascii: "-"))
            bytes.append(UInt8(ascii: "0") + UInt8(part / 10))
            bytes.append(UInt8(ascii: "0") + UInt8(part % 10))
        }
    }

    @inline(__always)
    private mutating func append(_ number: Int) {
        var magnitude = number.magnitude
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        let start = bytes.count
        repeat {
            let (rest, digit) = magnitude.quotientAndRemainder(dividingBy: 10)
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit))
            magnitude = rest
        } while magnitude > 0
        bytes[start...].reverse()
    }

    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == RowScanner.comma || byte == RowScanner.quote || byte == RowScanner.newline
            || byte == RowScanner.carriageReturn
    }

    private mutating func quote(_ text: some Sequence<UInt8>) {
        bytes.append(RowScanner.quote)
        for byte in text {
            if byte == RowScanner.quote { bytes.append(RowScanner.quote) }
            bytes.append(byte)
        }
        bytes.append(RowScanner.quote)
    }
}
