/// Whole rows of one file, cut out for one worker.
final class RowSlice: Sendable {
    /// The rows with their line breaks, then one more line break and some zeros, so that a reader
    /// may look a little further than the end.
    nonisolated(unsafe) let bytes: UnsafePointer<UInt8>
    /// How many bytes belong to rows.
    let count: Int
    /// The line of each row, where the rows were sorted; else they follow each other in the file.
    let lines: [Int]?

    private static let padding = 32

    init(copying start: UnsafePointer<UInt8>, count: Int, lines: [Int]?) {
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: count + Self.padding)
        memory.initialize(from: start, count: count)
        (memory + count).initialize(repeating: 0, count: Self.padding)
        memory[count] = RowScanner.newline
        bytes = UnsafePointer(memory)
        self.count = count
        self.lines = lines
    }

    /// No rows.
    static var empty: RowSlice { RowSlice(copying: [RowScanner.newline], count: 0, lines: nil) }

    deinit { bytes.deallocate() }

    var scanner: RowScanner { RowScanner(bytes: bytes, end: count) }
}

/// A file's rows are not in the order of their households.
struct Disorder: Error, Sendable {
    /// Index of the table.
    let table: Int
}
