import FEEL
import Glibc

/// Writes cells of CSV as bytes.
struct CSVText: Sendable {
    /// Its first `count` bytes are the text; the rest is room.
    private var memory: [UInt8] = []
    private(set) var count = 0
    private var isFirst = true

    var bytes: [UInt8] { Array(memory[..<count]) }

    mutating func removeAll() { count = 0 }

    /// Writes at most so many bytes at the end; the body says how many.
    @inline(__always)
    private mutating func write(_ most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
        if memory.count - count < most {
            memory.append(contentsOf: repeatElement(0, count: max(most, memory.count, 1 << 10)))
        }
        let end = count
        count += memory.withUnsafeMutableBufferPointer { memory in
            memory.baseAddress.map { body($0 + end) } ?? 0
        }
    }

    mutating func endRow() {
        write(1) { place in
            place[0] = RowScanner.newline
            return 1
        }
        isFirst = true
    }

    mutating func addEmpty() {
        let isFirst = isFirst
        self.isFirst = false
        if !isFirst { write(1) { Self.comma(isFirst, $0) } }
    }

    /// The comma between two cells.
    @inline(__always)
    private static func comma(_ isFirst: Bool, _ place: UnsafeMutablePointer<UInt8>) -> Int {
        place[0] = RowScanner.comma
        return isFirst ? 0 : 1
    }

    /// One cell of at most so many bytes, after its comma.
    @inline(__always)
    private mutating func addCell(_ most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
        let isFirst = isFirst
        self.isFirst = false
        write(most + 1) { place in
            let start = Self.comma(isFirst, place)
            return start + body(place + start)
        }
    }

    /// Bytes that already have the form of a cell.
    mutating func add(raw: UnsafeBufferPointer<UInt8>) {
        addCell(raw.count) { place in
            if let start = raw.baseAddress { memcpy(place, start, raw.count) }
            return raw.count
        }
    }

    mutating func add(raw: [UInt8]) { raw.withUnsafeBufferPointer { add(raw: $0) } }

    mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        guard text.contains(where: { Self.isSpecial($0) }) else { return add(raw: text) }
        addCell(text.count * 2 + 2) { place in
            var end = 1
            place[0] = RowScanner.quote
            for byte in text {
                if byte == RowScanner.quote {
                    place[end] = byte
                    end += 1
                }
                place[end] = byte
                end += 1
            }
            place[end] = RowScanner.quote
            return end + 1
        }
    }

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add($0) }
    }

    mutating func add(_ number: Int) {
        addCell(20) { Self.write(number, at: $0) }
    }

    /// A sum in hundredths with two decimals: `645.00`.
    mutating func add(hundredths sum: Int) {
        addCell(24) { place in
            var end = sum < 0 ? 1 : 0
            if sum < 0 { place[0] = UInt8(ascii: "-") }
            let (whole, rest) = sum.magnitude.quotientAndRemainder(dividingBy: 100)
            end += Self.write(Int(whole), at: place + end)
            place[end] = UInt8(ascii: ".")
            Self.writePair(Int(rest), at: place + end + 1)
            return end + 3
        }
    }

    /// `2014-05-01`, of days since 1970-01-01.
    mutating func add(day: Int) {
        guard let date = CalendarDate(daysSinceEpoch: day) else { return addEmpty() }
        addCell(32) { place in
            var end = Self.write(date.year, at: place)
            for part in [date.month, date.day] {
                place[end] = UInt8(ascii: "-")
                Self.writePair(part, at: place + end + 1)
                end += 3
            }
            return end
        }
    }

    @inline(__always)
    private static func writePair(_ number: Int, at place: UnsafeMutablePointer<UInt8>) {
        place[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10)
        place[1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10)
    }

    @inline(__always)
    private static func write(_ number: Int, at place: UnsafeMutablePointer<UInt8>) -> Int {
        var magnitude = number.magnitude
        let start = number < 0 ? 1 : 0
        if number < 0 { place[0] = UInt8(ascii: "-") }
        // Nineteen digits of an Int fit below ten to the nineteenth.
        var size = 1
        var limit: UInt = 10
        while size < 19, magnitude >= limit {
            size += 1
            limit &*= 10
        }
        var at = start + size
        repeat {
            at -= 1
            let rest = magnitude / 10
            place[at] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: magnitude &- rest &* 10)
            magnitude = rest
        } while magnitude > 0
        return start + size
    }

    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == RowScanner.comma || byte == RowScanner.quote || byte == RowScanner.newline
            || byte == RowScanner.carriageReturn
    }
}
