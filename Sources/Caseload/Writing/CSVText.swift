import FEEL
import Glibc

/// Writes cells of CSV as bytes, into memory of its own.
struct CSVText: ~Copyable {
    private var start: UnsafeMutablePointer<UInt8>
    private var end: UnsafeMutablePointer<UInt8>
    private var room = 1 << 10
    private var isFirst = true

    init() {
        start = .allocate(capacity: room)
        end = start
    }

    deinit { start.deallocate() }

    var count: Int { start.distance(to: end) }
    var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

    mutating func removeAll() { end = start }

    @inline(__always)
    private mutating func reserve(_ most: Int) {
        if room - count < most { grow(to: max(count + most, room * 2)) }
    }

    private mutating func grow(to larger: Int) {
        let (new, count) = (UnsafeMutablePointer<UInt8>.allocate(capacity: larger), count)
        new.moveInitialize(from: start, count: count)
        start.deallocate()
        (start, end, room) = (new, new + count, larger)
    }

    /// Begins a row whose first cell is written by others.
    mutating func beginAfterCell() { isFirst = false }

    mutating func endRow() {
        reserve(1)
        put(RowScanner.newline)
        isFirst = true
    }

    // MARK: - Cells

    /// Makes room for a cell of at most so many bytes, after its comma.
    @inline(__always)
    private mutating func beginCell(_ most: Int) {
        reserve(most + 1)
        end.pointee = RowScanner.comma
        end += isFirst ? 0 : 1
        isFirst = false
    }

    @inline(__always)
    private mutating func put(_ byte: UInt8) {
        end.pointee = byte
        end += 1
    }

    mutating func addEmpty() { beginCell(0) }

    /// Bytes that already have the form of a cell.
    @inline(__always)
    mutating func add(raw: UnsafeBufferPointer<UInt8>) {
        beginCell(raw.count)
        if let bytes = raw.baseAddress { memcpy(end, bytes, raw.count) }
        end += raw.count
    }

    mutating func add(raw: [UInt8]) { raw.withUnsafeBufferPointer { add(raw: $0) } }

    /// The id of a row, of which eight bytes more can be read.
    @inline(__always)
    mutating func add(id: UnsafeBufferPointer<UInt8>?) {
        guard let id, let bytes = id.baseAddress else { return addEmpty() }
        beginCell(id.count + 8)
        var at = 0
        while at < id.count {
            let word = UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self)
            // Up to the comma stand all bytes that need quotes; a borrow comes from such a one.
            let special = (word &- 0x2D2D_2D2D_2D2D_2D2D) & ~word & EightBytes.highBits
            let left = UInt64(truncatingIfNeeded: min(id.count - at, 8) * 8)
            if special.littleEndian &<< (64 &- left) != 0 { return addText(id) }
            UnsafeMutableRawPointer(end + at).storeBytes(of: word, as: UInt64.self)
            at &+= 8
        }
        end += id.count
    }

    /// Instead of the cell that was begun.
    @inline(never)
    private mutating func addText(_ text: UnsafeBufferPointer<UInt8>) {
        isFirst = end == start || end[-1] == RowScanner.newline
        end -= isFirst ? 0 : 1
        add(text)
    }

    mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
        guard text.contains(where: { Self.isSpecial($0) }) else { return add(raw: text) }
        beginCell(text.count * 2 + 2)
        put(RowScanner.quote)
        for byte in text {
            if byte == RowScanner.quote { put(byte) }
            put(byte)
        }
        put(RowScanner.quote)
    }

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add($0) }
    }

    mutating func add(_ number: Int) {
        beginCell(20)
        write(number)
    }

    /// A sum in hundredths with two decimals: `645.00`.
    @inline(__always)
    mutating func add(hundredths sum: Int) {
        beginCell(24)
        let whole = sum.magnitude / 100
        let rest = sum.magnitude &- whole &* 100
        if sum < 0 { put(UInt8(ascii: "-")) }
        write(magnitude: whole)
        put(UInt8(ascii: "."))
        writePair(rest)
    }

    /// `2014-05-01`, of days since 1970-01-01.
    mutating func add(day: Int) {
        guard let date = CalendarDate(daysSinceEpoch: day) else { return addEmpty() }
        beginCell(32)
        write(date.year)
        for part in [date.month, date.day] {
            put(UInt8(ascii: "-"))
            writePair(part.magnitude)
        }
    }

    // MARK: - Numbers

    @inline(__always)
    private mutating func writePair(_ number: UInt) {
        end[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10)
        end[1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10)
        end += 2
    }

    private mutating func write(_ number: Int) {
        if number < 0 { put(UInt8(ascii: "-")) }
        write(magnitude: number.magnitude)
    }

    @inline(__always)
    private mutating func write(magnitude: UInt) {
        if magnitude < 10 { return put(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: magnitude)) }
        // Nineteen digits of an Int fit below ten to the nineteenth.
        var (size, limit) = (2, 100 as UInt)
        while size < 19, magnitude >= limit {
            size &+= 1
            limit &*= 10
        }
        var (left, place) = (magnitude, size)
        while place > 0 {
            place &-= 1
            let rest = left / 10
            end[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: left &- rest &* 10)
            left = rest
        }
        end += size
    }

    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte <= RowScanner.comma
            && (byte == RowScanner.comma || byte == RowScanner.quote
                || byte == RowScanner.newline || byte == RowScanner.carriageReturn)
    }
}
