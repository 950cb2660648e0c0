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
    mutating func read(
        _ plan: UnsafePointer<CellPlan>, _ count: Int, row: Int, said: inout Row, beside: Beside
    ) -> Bool {
        for index in 0..<count {
            let cell = plan + index
            if byte == RowScanner.comma, cell.pointee.isSilent, index + 1 < count {
                at += 1
                continue
            }
            let isQuoted = byte == RowScanner.quote
            if isQuoted { at += 1 }
            let start = at
            guard read(cell, row, isQuoted, &said, beside) else { return false }
            if cell.pointee.isOfKind, at > start { said.saysFactOfKind = true }
            if isQuoted {
                guard byte == RowScanner.quote else { return false }
                at += 1
            }
            if index + 1 < count {
                guard byte == RowScanner.comma else { return false }
                at += 1
            }
        }
        if byte == RowScanner.carriageReturn { at += 1 }
        guard byte == RowScanner.newline else { return false }
        at += 1
        return true
    }

    @inline(__always)
    private mutating func read(
        _ cell: UnsafePointer<CellPlan>, _ row: Int, _ isQuoted: Bool, _ said: inout Row,
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
            // The first byte up to the comma, among eight: a borrow can only come from such a byte.
            let word = eight(at: end)
            let found = (word &- 0x2D2D_2D2D_2D2D_2D2D) & ~word & EightBytes.highBits
            if found == 0 {
                end += 8
                continue
            }
            end += found.trailingZeroBitCount >> 3
            if Self.isEnd(bytes[end]) { return end }
            end += 1
        }
    }

    // MARK: - Kinds of cells

    private static let powers: InlineArray<5, Int64> = [1, 10, 100, 1000, 10_000]

    @inline(__always)
    private mutating func readNumber(_ cell: UnsafePointer<CellPlan>, _ row: Int) -> Bool {
        if isEmpty { return true }
        let isNegative = byte == UInt8(ascii: "-")
        if isNegative { at += 1 }
        guard
            let number = PlainNumber(eight(at: at)) ?? PlainNumber(in: bytes, from: at),
            number.decimals <= cell.pointee.decimals
        else { return false }
        at += number.length
        let digits = isNegative ? 0 &- number.digits : number.digits
        // Fourteen digits and four more are below ten to the eighteenth.
        let value = digits &* Self.powers[cell.pointee.decimals &- number.decimals]
        guard value >= cell.pointee.low, value <= cell.pointee.high else { return false }
        if cell.pointee.isNarrow {
            cell.pointee.write(byte: UInt8(truncatingIfNeeded: value), at: row)
        } else {
            cell.pointee.write(word: Int32(truncatingIfNeeded: value), at: row)
        }
        return true
    }

    /// A yes or no, or a value of an enumeration.
    @inline(__always)
    private mutating func readWord(_ cell: UnsafePointer<CellPlan>, _ row: Int) -> Bool {
        let start = at
        at = cellEnd(from: start)
        if at == start { return true }
        guard at - start <= SpellingWord.longest,
            let code = Spellings.code(
                of: SpellingWord(bytes + start, count: at - start), in: cell.pointee.slots,
                cell.pointee.hashing)
        else { return false }
        if code != Spellings.unknown { cell.pointee.write(byte: code, at: row) }
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
        let start = at
        while byte &- UInt8(ascii: "0") < 10, at - start <= 4 {
            value = value * 10 + Int32(byte &- UInt8(ascii: "0"))
            at += 1
        }
        guard at > start, at - start <= 4 else { return false }
        count.pointee = value
        return true
    }

    @inline(__always)
    private mutating func skip(_ isQuoted: Bool, _ place: inout Range<Int>) -> Bool {
        let start = at
        if isQuoted {
            while byte != RowScanner.quote {
                // A line break ends a file's last cell too: then the quote is never closed.
                if byte == RowScanner.newline || byte == 0 { return false }
                at += 1
            }
            // A doubled quote stands for one.
            if bytes[at + 1] == RowScanner.quote { return false }
        } else {
            at = cellEnd(from: start)
        }
        place = Range(uncheckedBounds: (start, at))
        return true
    }

    private mutating func readCarried(
        _ isQuoted: Bool, _ carried: UnsafeMutablePointer<Range<Int>>
    ) -> Bool {
        var place = 0..<0
        guard skip(isQuoted, &place), TextCheck.isText(bytes + place.lowerBound, place.count)
        else { return false }
        // With its quotes, so that it can be written again as it stands.
        carried.pointee =
            isQuoted ? (place.lowerBound - 1)..<(place.upperBound + 1) : place
        return true
    }
}
