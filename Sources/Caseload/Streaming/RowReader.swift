import Glibc
import Records

/// The rows of one CSV file as a stream that can be cut between any two households.
///
/// It holds one buffer, which grows only where the rows of a single household do not fit.
final class RowReader {
    /// The first row's fields.
    private(set) var header: [String] = []
    /// Lines before the first row.
    private(set) var headerLines = 0
    /// The column with the household's id.
    var keyColumn = 0
    let table: Int

    private let file: ByteInput
    private var source: any ByteSource
    private var sorted: SortedRows?
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var start = 0
    private var filled = 0
    private var isAtEnd = false
    /// Whether a quote stands among the bytes in the buffer: ends of lines are then no ends of rows.
    private var hasQuotes = false
    private var lastKey: [UInt8]?

    private static let room = 1 << 18
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(_ path: String, encoding: TextEncoding, table: Int) throws(FileError) {
        self.table = table
        file = try ByteInput(path, encoding: encoding)
        source = file
        capacity = Self.room
        buffer = .allocate(capacity: Self.room)
        try fill()
        if filled >= 3, (0..<3).allSatisfy({ buffer[$0] == Self.byteOrderMark[$0] }) { start = 3 }
        try takeHeader()
    }

    deinit { buffer.deallocate() }

    /// How many bytes the file gave so far.
    var position: Int { file.position }

    private var scanner: RowScanner { RowScanner(bytes: UnsafePointer(buffer), end: filled) }

    private func takeHeader() throws(FileError) {
        guard start < filled else { return }
        let end = scanner.rowEnd(from: start)
        header = (scanner.fields(from: start, to: end) ?? []).map { field in
            String(decoding: scanner.content(of: field), as: UTF8.self)
        }
        headerLines = (start..<end).count { buffer[$0] == RowScanner.newline } + 1
        start = min(end + 1, filled)
    }

    /// Sorts what is left of the file on disk; it is then read in the order of the households.
    func sort(in folder: String) throws(FileError) {
        var sorting = ExternalSort(keyColumn: keyColumn, folder: folder)
        var line = headerLines + 1
        repeat {
            let end = completeRows()
            try sorting.add(scanner, from: start, to: end, line: &line)
            start = end
            try fill()
        } while start < filled || !isAtEnd
        let rows = try sorting.finish()
        (source, sorted, lastKey) = (rows, rows, nil)
        (start, filled, isAtEnd) = (0, 0, false)
    }

    // MARK: - Cutting

    /// About so many bytes of rows, up to the end of a household, with that household's id.
    func takeHouseholds(bytes wanted: Int) throws -> (rows: RowSlice, last: [UInt8])? {
        while filled - start < wanted, !isAtEnd { try fill() }
        guard start < filled else { return nil }
        // Filling the buffer moves everything; distances from the start stay.
        var size = try rowBoundary(after: min(wanted, filled - start) - 1)
        let last = keyOfRow(endingAt: start + size)
        while let next = try nextKey(at: size), KeyOrder.compare(next, last) == 0 {
            size = try rowBoundary(after: size)
        }
        return (try take(upTo: start + size), last)
    }

    /// All rows up to those of a household; all that are left for `nil`.
    func takeRows(upTo last: [UInt8]?) throws -> RowSlice {
        while true {
            let complete = completeRows()
            if let last, let end = firstRow(after: last, to: complete) {
                return try take(upTo: end)
            }
            if isAtEnd { return try take(upTo: filled) }
            try fill()
        }
    }

    /// Behind the row that holds a place; both as distances from the start.
    private func rowBoundary(after distance: Int) throws(FileError) -> Int {
        while true {
            let end = rowEnd(around: start + distance)
            let isSure = !hasQuotes || filled - end > RowScanner.longestField
            if isAtEnd || end < filled && isSure { return min(end + 1, filled) - start }
            try fill()
        }
    }

    private func rowEnd(around offset: Int) -> Int {
        guard hasQuotes else { return scanner.lineEnd(from: offset) }
        var at = start
        while true {
            let end = scanner.rowEnd(from: at)
            if end >= offset { return end }
            at = end + 1
        }
    }

    /// The id in the row at a distance from the start; `nil` at the end of the file.
    private func nextKey(at distance: Int) throws(FileError) -> [UInt8]? {
        while true {
            let place = start + distance
            if place < filled, isAtEnd || scanner.lineEnd(from: place) < filled {
                return Array(scanner.key(inColumn: keyColumn, from: place))
            }
            if isAtEnd { return nil }
            try fill()
        }
    }

    /// Where the rows end that are surely in the buffer as a whole.
    private func completeRows() -> Int {
        if isAtEnd { return filled }
        if !hasQuotes {
            var end = filled
            while end > start, buffer[end - 1] != RowScanner.newline { end -= 1 }
            return end
        }
        var at = start
        while at < filled {
            let end = scanner.rowEnd(from: at)
            if end >= filled || filled - at <= RowScanner.longestField { return at }
            at = end + 1
        }
        return at
    }

    /// The first row whose household comes after another one.
    private func firstRow(after last: [UInt8], to end: Int) -> Int? {
        last.withUnsafeBytes { last in
            hasQuotes
                ? Self.firstRow(after: last, scanner, from: start, to: end, keyColumn)
                : Self.search(after: last, scanner, from: start, to: end, keyColumn)
        }
    }

    private static func firstRow(
        after last: UnsafeRawBufferPointer, _ scanner: RowScanner, from start: Int, to end: Int,
        _ column: Int
    ) -> Int? {
        var at = start
        while at < end {
            if KeyOrder.compare(scanner.key(inColumn: column, from: at), last) > 0 { return at }
            at = scanner.rowEnd(from: at) + 1
        }
        return nil
    }

    /// Halves the stretch until a line is left.
    ///
    /// In rows that are not sorted it finds some place;
    /// whoever reads the rows sees that.
    private static func search(
        after last: UnsafeRawBufferPointer, _ scanner: RowScanner, from start: Int, to end: Int,
        _ column: Int
    ) -> Int? {
        var (low, high) = (start, end)
        while low < high {
            let middle = low + (high - low) / 2
            var line = middle
            while line > low, scanner.bytes[line - 1] != RowScanner.newline { line -= 1 }
            if KeyOrder.compare(scanner.key(inColumn: column, from: line), last) > 0 {
                high = line
            } else {
                low = scanner.lineEnd(from: line) + 1
            }
        }
        return low < end ? low : nil
    }

    // MARK: - The buffer

    private func take(upTo end: Int) throws -> RowSlice {
        guard end > start else {
            return .empty
        }
        let first = Array(scanner.key(inColumn: keyColumn, from: start))
        if let lastKey, KeyOrder.compare(first, lastKey) <= 0 { throw Disorder(table: table) }
        lastKey = keyOfRow(endingAt: end)
        let lines = sorted.map { $0.takeLines(countOfRows(upTo: end)) }
        defer { start = end }
        return RowSlice(copying: buffer + start, count: end - start, lines: lines)
    }

    /// The id in the row whose line break stands before a place.
    private func keyOfRow(endingAt end: Int) -> [UInt8] {
        var row = start
        if hasQuotes {
            var at = start
            while at < end {
                row = at
                at = scanner.rowEnd(from: at) + 1
            }
        } else {
            row = max(start, end - 1)
            while row > start, buffer[row - 1] != RowScanner.newline { row -= 1 }
        }
        return Array(scanner.key(inColumn: keyColumn, from: row))
    }

    private func countOfRows(upTo end: Int) -> Int {
        var (at, count) = (start, 0)
        while at < end {
            at = scanner.rowEnd(from: at) + 1
            count += 1
        }
        return count
    }

    /// Blank lines at the end of a file are no rows.
    private func dropBlankLines() {
        let blank = [RowScanner.newline, RowScanner.carriageReturn]
        while filled > start, blank.contains(buffer[filled - 1]) { filled -= 1 }
    }

    private func fill() throws(FileError) {
        if start > 0 {
            memmove(buffer, buffer + start, filled - start)
            filled -= start
            start = 0
        }
        if filled + 1 >= capacity {
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
            memcpy(larger, buffer, filled)
            buffer.deallocate()
            (buffer, capacity) = (larger, capacity * 2)
        }
        let free = UnsafeMutableRawBufferPointer(
            start: buffer + filled, count: capacity - 1 - filled)
        let count = try source.read(into: free)
        isAtEnd = count == 0
        filled += count
        if isAtEnd { dropBlankLines() }
        buffer[filled] = RowScanner.newline
        hasQuotes = scanner.hasQuote(from: 0, to: filled)
    }
}
