import Columns
import FEEL

/// Reads the cells of rows straight from bytes into a block, eight bytes at a time.
///
/// It understands what is written plainly. Everything else — other spellings, mistakes, values out
/// of bounds — it leaves alone: such a household is read once more as a record, by the rules and
/// with the words that all records are read by.
///
/// The bytes must end with a line break and 24 more that can be read (`RowSlice`).
struct CellReader {
    let bytes: UnsafePointer<UInt8>
    var at: Int

    /// What a row says beside the cells of the block.
    struct Row {
        var key = 0..<0
        var id = 0..<0
        var parent = 0..<0
        var sameAs = 0..<0
        var saysFactOfKind = false
    }

    /// Where cells go that are not the block's.
    struct Beside {
        let carried: UnsafeMutablePointer<Range<Int>>
        let counts: UnsafeMutablePointer<Int32>
    }

    @inline(__always)
    private var byte: UInt8 { bytes[at] }

    @inline(__always)
    private func eight(at place: Int) -> UInt64 {
        UInt64(
            littleEndian: UnsafeRawPointer(bytes + place).loadUnaligned(as: UInt64.self))
    }

    /// Reads the cells of one row, up to behind its line break.
    ///
    /// - Returns: `false` where something is not plain; nothing is said about the place then.
    @inline(__always)
    mutating func read(_ plan: TablePlan, row: Int, said: inout Row, beside: Beside) -> Bool {
        var cell = UnsafePointer(plan.cells)
        let end = cell + plan.cellCount
        while cell < end {
            if byte == cell.pointee.end, cell.pointee.isSilent {
                at &+= 1
            } else {
                let start = at
                let isRead = read(cell, row, isQuoted: false, &said, beside)
                guard
                    isRead && byte == cell.pointee.end
                        || readOtherwise(cell, row, from: start, isRead, &said, beside)
                else { return false }
                at &+= 1
                if cell.pointee.isOfKind { said.saysFactOfKind = true }
            }
            cell += 1
        }
        return true
    }

    /// A cell in quotes, or before a line break as Windows writes it.
    ///
    /// - Parameter isRead: whether the place is behind the cell, else where it begins.
    @inline(never)
    private mutating func readOtherwise(
        _ cell: UnsafePointer<CellPlan>, _ row: Int, from start: Int, _ isRead: Bool,
        _ said: inout Row, _ beside: Beside
    ) -> Bool {
        if byte == RowScanner.quote, at == start {
            at += 1
            guard read(cell, row, isQuoted: true, &said, beside), byte == RowScanner.quote else {
                return false
            }
            at += 1
        } else if !isRead, byte != RowScanner.carriageReturn {
            return false
        }
        let isLast = cell.pointee.end == RowScanner.newline
        if isLast, byte == RowScanner.carriageReturn { at += 1 }
        return byte == cell.pointee.end
    }

    /// Reads what a cell says.
    ///
    /// - Returns: `false`, at the cell's begin, where that is not plain.
    @inline(__always)
    private mutating func read(
        _ cell: UnsafePointer<CellPlan>, _ row: Int, isQuoted: Bool, _ said: inout Row,
        _ beside: Beside
    ) -> Bool {
        switch cell.pointee.kind {
        case .number: return readNumber(cell, row)
        case .code, .boolean: return readWord(cell, row)
        case .day: return readDay(cell, row)
        case .rare: return isEmpty
        case .rowCount: return readCount(beside.counts + cell.pointee.target)
        case .ignored:
            var place = 0..<0
            return skip(isQuoted, &place)
        case .key: return skip(isQuoted, &said.key)
        case .parent: return skip(isQuoted, &said.parent)
        case .id: return skip(isQuoted, &said.id)
        case .sameAs: return skip(isQuoted, &said.sameAs)
        case .carried, .identity: return readCarried(isQuoted, beside.carried + cell.pointee.target)
        }
    }

    // MARK: - Ends

    @inline(__always)
    private var isEmpty: Bool { Self.isEnd(byte) }

    @inline(__always)
    private static func isEnd(_ byte: UInt8) -> Bool {
        // Letters and digits, which most bytes are, come after all of these.
        byte <= RowScanner.comma
            && (byte == RowScanner.comma || byte == RowScanner.newline
                || byte == RowScanner.quote || byte == RowScanner.carriageReturn)
    }

    /// Where the cell ends that goes on at a place.
    @inline(__always)
    private func cellEnd(from place: Int) -> Int {
        var end = place
        while true {
            let found = Self.ends(in: eight(at: end))
            if found == 0 {
                end &+= 8
                continue
            }
            end &+= found.trailingZeroBitCount &>> 3
            if Self.isEnd(bytes[end]) { return end }
            end &+= 1
        }
    }

    /// The high bit of the first byte up to the comma: a borrow can only come from such a byte.
    @inline(__always)
    private static func ends(in word: UInt64) -> UInt64 {
        (word &- 0x2D2D_2D2D_2D2D_2D2D) & ~word & EightBytes.highBits
    }

    // MARK: - Kinds of cells

    @inline(__always)
    private mutating func readNumber(_ cell: UnsafePointer<CellPlan>, _ row: Int) -> Bool {
        let word = eight(at: at)
        let digit = word & 0xFF ^ UInt64(UInt8(ascii: "0"))
        if word &>> 8 & 0xFF == UInt64(cell.pointee.end), digit < 10 {
            return write(
                Int64(truncatingIfNeeded: digit) &* cell.pointee.scale, length: 1, cell, row)
        }
        guard let number = PlainNumber(word) else { return readLongNumber(cell, row) }
        if number.decimals == cell.pointee.decimals {
            return write(number.digits, length: number.length, cell, row)
        }
        return write(number, isNegative: false, cell, row)
    }

    /// A number that is negative, or long.
    @inline(never)
    private mutating func readLongNumber(_ cell: UnsafePointer<CellPlan>, _ row: Int) -> Bool {
        if isEmpty { return true }
        let isNegative = byte == UInt8(ascii: "-")
        guard let number = PlainNumber(in: bytes, from: isNegative ? at + 1 : at) else {
            return false
        }
        return write(number, isNegative: isNegative, cell, row)
    }

    private static let powers: InlineArray<5, Int64> = [1, 10, 100, 1000, 10_000]

    private mutating func write(
        _ number: PlainNumber, isNegative: Bool, _ cell: UnsafePointer<CellPlan>, _ row: Int
    ) -> Bool {
        guard number.decimals <= cell.pointee.decimals else { return false }
        // Fourteen digits and four more are below ten to the eighteenth.
        let value = number.digits &* Self.powers[cell.pointee.decimals - number.decimals]
        return write(
            isNegative ? 0 &- value : value, length: number.length + (isNegative ? 1 : 0), cell, row
        )
    }

    @inline(__always)
    private mutating func write(
        _ value: Int64, length: Int, _ cell: UnsafePointer<CellPlan>, _ row: Int
    ) -> Bool {
        guard value >= cell.pointee.low, value <= cell.pointee.high else { return false }
        if cell.pointee.isNarrow {
            cell.pointee.write(byte: UInt8(truncatingIfNeeded: value), at: row)
        } else {
            cell.pointee.write(word: Int32(truncatingIfNeeded: value), at: row)
        }
        at &+= length
        return true
    }

    /// A yes or no, or a value of an enumeration.
    @inline(__always)
    private mutating func readWord(_ cell: UnsafePointer<CellPlan>, _ row: Int) -> Bool {
        let word = eight(at: at)
        if word &>> 8 & 0xFF == UInt64(cell.pointee.end) {
            let code = cell.pointee.letters[Int(truncatingIfNeeded: word & 0xFF)]
            return write(code, length: 1, cell, row)
        }
        let ends = Self.ends(in: word)
        let count = ends.trailingZeroBitCount &>> 3
        guard ends != 0, count > 0, bytes[at &+ count] == cell.pointee.end else {
            return readLongWord(cell, row)
        }
        return write(cell.pointee.code(of: ShortWord(word, count: count)), length: count, cell, row)
    }

    /// A word that takes more than seven bytes, or stands in quotes.
    @inline(never)
    private mutating func readLongWord(_ cell: UnsafePointer<CellPlan>, _ row: Int) -> Bool {
        let length = cellEnd(from: at) &- at
        if length == 0 { return true }
        guard length <= SpellingWord.longest else { return false }
        let word = SpellingWord(bytes + at, count: length)
        return write(cell.pointee.code(of: word), length: length, cell, row)
    }

    @inline(__always)
    private mutating func write(
        _ code: UInt8, length: Int, _ cell: UnsafePointer<CellPlan>, _ row: Int
    ) -> Bool {
        if code >= Spellings.none {
            guard code == Spellings.unknown else { return false }
        } else {
            cell.pointee.write(byte: code, at: row)
        }
        at &+= length
        return true
    }

    /// `2014-05-01`.
    @inline(__always)
    private mutating func readDay(_ cell: UnsafePointer<CellPlan>, _ row: Int) -> Bool {
        if isEmpty { return true }
        // Digits become their values, and the dashes 0.
        let word = eight(at: at) ^ 0x2D30_302D_3030_3030
        let last = eight(at: at + 8) ^ EightBytes.zeros
        guard word & 0xFF00_00FF_0000_0000 == 0, EightBytes.areDigits(word),
            EightBytes.areDigits(last & 0xFFFF)
        else { return false }
        func digit(_ place: UInt64) -> Int { Int(truncatingIfNeeded: word >> (place * 8) & 0xFF) }
        let year = digit(0) &* 1000 &+ digit(1) &* 100 &+ digit(2) &* 10 &+ digit(3)
        let day = Int(truncatingIfNeeded: (last & 0xFF) &* 10 &+ (last >> 8 & 0xFF))
        guard
            let date = CalendarDate(year: year, month: digit(5) &* 10 &+ digit(6), day: day)
        else { return false }
        let number = Int64(date.daysSinceEpoch)
        guard number >= cell.pointee.low, number <= cell.pointee.high else { return false }
        cell.pointee.write(word: Int32(truncatingIfNeeded: number), at: row)
        at += 10
        return true
    }

    private mutating func readCount(_ count: UnsafeMutablePointer<Int32>) -> Bool {
        if isEmpty { return true }
        var value: Int32 = 0
        var end = at
        while bytes[end] &- UInt8(ascii: "0") < 10, end - at <= 4 {
            value = value * 10 + Int32(bytes[end] &- UInt8(ascii: "0"))
            end += 1
        }
        guard end > at, end - at <= 4 else { return false }
        count.pointee = value
        at = end
        return true
    }

    @inline(__always)
    private mutating func skip(_ isQuoted: Bool, _ place: inout Range<Int>) -> Bool {
        let end = isQuoted ? quotedEnd : cellEnd(from: at)
        place = Range(uncheckedBounds: (at, max(at, end)))
        at = max(at, end)
        return end >= 0
    }

    /// Where the cell ends whose quote was just read; −1 where it is not plain.
    private var quotedEnd: Int {
        var end = at
        while bytes[end] != RowScanner.quote {
            // A line break ends a file's last cell too: then the quote is never closed.
            if bytes[end] == RowScanner.newline || bytes[end] == 0 { return -1 }
            end += 1
        }
        // A doubled quote stands for one.
        return bytes[end + 1] == RowScanner.quote ? -1 : end
    }

    private mutating func readCarried(
        _ isQuoted: Bool, _ carried: UnsafeMutablePointer<Range<Int>>
    ) -> Bool {
        let start = at
        var place = 0..<0
        guard skip(isQuoted, &place), TextCheck.isText(bytes + place.lowerBound, place.count)
        else {
            at = start
            return false
        }
        // With its quotes, so that it can be written again as it stands.
        carried.pointee =
            isQuoted ? (place.lowerBound - 1)..<(place.upperBound + 1) : place
        return true
    }
}
