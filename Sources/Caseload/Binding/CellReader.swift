import Columns
import FEEL
import Glibc

/// Reads the cells of rows straight from bytes into a block.
///
/// It understands what is written plainly. Everything else — other spellings, mistakes, values out
/// of bounds — it leaves alone: such a household is read once more as a record, by the rules and
/// with the words that all records are read by.
struct CellReader {
    let bytes: UnsafePointer<UInt8>
    var at: Int

    /// What the row says beside values.
    struct Row {
        var sameAs = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        var saysFactOfKind = false
    }

    @inline(__always)
    private var byte: UInt8 { bytes[at] }

    /// Reads the cells of one row, up to behind its line break.
    ///
    /// - Returns: `false` where something is not plain; nothing is said about the place then.
    mutating func read(
        _ plan: TablePlan, into block: Block, row: Int, counts: UnsafeMutablePointer<Int32>,
        carried: UnsafeMutablePointer<Range<Int>>, said: inout Row
    ) -> Bool {
        for index in 0..<plan.cellCount {
            let isQuoted = byte == RowScanner.quote
            if isQuoted { at += 1 }
            let cell = plan.cells + index
            let start = at
            let isRead =
                switch cell.pointee.form.kind {
                case .number: readNumber(cell, block, row)
                case .code, .boolean: readWord(cell, plan.spellings, row)
                case .day: readDay(cell, row)
                case .rowCount: readCount(cell, counts)
                case .rare: isEmpty
                case .sameAs: readSameAs(isQuoted, &said)
                case .carried, .identity:
                    readCarried(isQuoted, carried + cell.pointee.form.target)
                case .ignored, .key, .parent, .id: skip(isQuoted)
                }
            guard isRead else { return false }
            if cell.pointee.form.isOfKind, at > start { said.saysFactOfKind = true }
            if isQuoted {
                guard byte == RowScanner.quote else { return false }
                at += 1
            }
            if index + 1 < plan.cellCount {
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
    private var isEmpty: Bool { Self.isEnd(byte) }

    @inline(__always)
    private static func isEnd(_ byte: UInt8) -> Bool {
        // Letters and digits, which most bytes are, come after all of these.
        byte <= RowScanner.comma
            && (byte == RowScanner.comma || byte == RowScanner.newline
                || byte == RowScanner.quote || byte == RowScanner.carriageReturn)
    }

    // MARK: - Kinds of cells

    private static let powers: InlineArray<5, Int64> = [10_000, 1000, 100, 10, 1]

    @inline(__always)
    private mutating func readNumber(
        _ cell: UnsafePointer<CellPlan>, _ block: Block, _ row: Int
    ) -> Bool {
        if isEmpty { return true }
        let isNegative = byte == UInt8(ascii: "-")
        if isNegative { at += 1 }
        let start = at
        var digits = readDigits(0)
        let whole = at - start
        var decimals = 0
        if byte == UInt8(ascii: ".") {
            at += 1
            let point = at
            digits = readDigits(digits)
            decimals = at - point
            guard decimals > 0, decimals <= 4 else { return false }
        }
        guard whole > 0, whole + decimals <= 14,
            whole == 1 || bytes[start] != UInt8(ascii: "0")
        else { return false }
        if isNegative { digits = -digits }
        let scaled = digits &* Self.powers[decimals]
        guard scaled >= cell.pointee.form.low, scaled <= cell.pointee.form.high else {
            return false
        }
        let more = cell.pointee.decimals - decimals
        let value = more >= 0 ? digits &* Self.powers[4 - more] : 0
        guard more >= 0, value >= cell.pointee.low, value <= cell.pointee.high else {
            // The column cannot hold it; the block keeps it beside.
            block.set(number: digits, decimals: decimals, in: cell.pointee.form.target, row: row)
            return true
        }
        if cell.pointee.isNarrow {
            cell.pointee.write(byte: UInt8(truncatingIfNeeded: value), at: row)
        } else {
            cell.pointee.write(word: Int32(truncatingIfNeeded: value), at: row)
        }
        return true
    }

    /// What no number can be: it lies outside all bounds, and the row is then not plain.
    @inline(__always)
    private mutating func readDigits(_ start: Int64) -> Int64 {
        var value = start
        while true {
            let digit = byte &- UInt8(ascii: "0")
            guard digit < 10 else { return value }
            // More digits than fit are found by their number.
            value = value &* 10 &+ Int64(digit)
            at += 1
        }
    }

    @inline(__always)
    private mutating func takeWord() -> SpellingWord? {
        let start = at
        while !Self.isEnd(byte) { at += 1 }
        guard at - start <= SpellingWord.longest else { return nil }
        return SpellingWord(bytes + start, count: at - start)
    }

    /// A yes or no, or a value of an enumeration.
    @inline(__always)
    private mutating func readWord(
        _ cell: UnsafePointer<CellPlan>, _ spellings: UnsafePointer<SpellingTable.Slot>,
        _ row: Int
    ) -> Bool {
        if isEmpty { return true }
        guard let word = takeWord(),
            let code = SpellingTable.code(of: word, in: spellings + cell.pointee.form.spellings)
        else { return false }
        if code != SpellingTable.unknown { cell.pointee.write(byte: code, at: row) }
        return true
    }

    /// `2014-05-01`.
    @inline(__always)
    private mutating func readDay(_ cell: UnsafePointer<CellPlan>, _ row: Int) -> Bool {
        if isEmpty { return true }
        let start = at
        let year = readDigits(0)
        guard at - start == 4, byte == UInt8(ascii: "-") else { return false }
        at += 1
        let month = readDigits(0)
        guard at - start == 7, byte == UInt8(ascii: "-") else { return false }
        at += 1
        let day = readDigits(0)
        guard at - start == 10,
            let date = CalendarDate(year: Int(year), month: Int(month), day: Int(day))
        else { return false }
        let number = Int64(date.daysSinceEpoch)
        guard number <= cell.pointee.form.high, number >= cell.pointee.low,
            number <= cell.pointee.high
        else { return false }
        cell.pointee.write(word: Int32(truncatingIfNeeded: number), at: row)
        return true
    }

    private mutating func readCount(
        _ cell: UnsafePointer<CellPlan>, _ counts: UnsafeMutablePointer<Int32>
    ) -> Bool {
        if isEmpty { return true }
        let start = at
        let count = readDigits(0)
        guard at > start, at - start <= 4 else { return false }
        counts[cell.pointee.form.target] = Int32(truncatingIfNeeded: count)
        return true
    }

    @inline(__always)
    private mutating func skip(_ isQuoted: Bool) -> Bool {
        var place = 0..<0
        return skip(isQuoted, &place)
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
            while !Self.isEnd(byte) { at += 1 }
        }
        place = start..<at
        return true
    }

    private mutating func readSameAs(_ isQuoted: Bool, _ said: inout Row) -> Bool {
        var place = 0..<0
        guard skip(isQuoted, &place) else { return false }
        said.sameAs = UnsafeBufferPointer(
            start: bytes + place.lowerBound, count: place.count)
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

/// Whether bytes are text that can be shown.
enum TextCheck {
    static func isText(_ start: UnsafePointer<UInt8>, _ count: Int) -> Bool {
        let bytes = UnsafeBufferPointer(start: start, count: count)
        if bytes.allSatisfy({ $0 < 0x80 && $0 >= 0x20 }) { return true }
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        // U+FFFD stands where a file held something that is not in its encoding.
        return !text.unicodeScalars.contains { $0 == "\u{FFFD}" || $0.value < 0x20 }
    }
}
