import Glibc
import Records

/// Sorts rows on disk, by their households and then by their lines, in bounded memory.
///
/// Rows are collected, sorted and written to a file of their own, again and again; then the files
/// are merged. The files are deleted as soon as they are opened, so that nothing of them is left
/// whatever happens.
struct ExternalSort {
    let keyColumn: Int
    let folder: String
    private var bytes: [UInt8] = []
    private var rows: [Row] = []
    private var runs: [SortedRun] = []

    private struct Row {
        let start: Int
        let count: Int
        let key: Range<Int>
        let line: Int
    }

    private static let memory = 24 << 20
    /// How many files are merged at once.
    private static let width = 64

    init(keyColumn: Int, folder: String) {
        self.keyColumn = keyColumn
        self.folder = folder
    }

    /// Adds the rows of a stretch of a reader's buffer.
    mutating func add(
        _ scanner: RowScanner, from start: Int, to end: Int, line: inout Int
    ) throws(FileError) {
        var at = start
        while at < end {
            let stop = scanner.rowEnd(from: at)
            if scanner.isBlank(from: at, to: stop) {
                (at, line) = (stop + 1, line + 1)
                continue
            }
            let key = scanner.key(inColumn: keyColumn, from: at)
            let keyStart = UnsafeRawPointer(scanner.bytes + at).distance(
                to: key.baseAddress ?? UnsafeRawPointer(scanner.bytes + at))
            let row = bytes.count
            bytes += UnsafeBufferPointer(start: scanner.bytes + at, count: stop - at)
            rows.append(
                Row(
                    start: row, count: stop - at,
                    key: (row + keyStart)..<(row + keyStart + key.count), line: line))
            line += 1 + scanner.lineBreaks(from: at, to: stop)
            at = stop + 1
            if bytes.count + rows.count * MemoryLayout<Row>.stride > Self.memory {
                try writeRun()
            }
        }
    }

    mutating func finish() throws(FileError) -> SortedRows {
        if !rows.isEmpty { try writeRun() }
        while runs.count > Self.width {
            let merged = try SortedRun(in: folder)
            let first = SortedRows(Array(runs.prefix(Self.width)), keyColumn: keyColumn)
            while let row = try first.next() { try merged.append(row.bytes, line: row.line) }
            try merged.rewind()
            runs.removeFirst(Self.width)
            runs.append(merged)
        }
        defer { (bytes, rows) = ([], []) }
        return SortedRows(runs, keyColumn: keyColumn)
    }

    private mutating func writeRun() throws(FileError) {
        let run = try SortedRun(in: folder)
        bytes.withUnsafeBytes { bytes in
            rows.sort { left, right in
                let order = KeyOrder.compare(
                    UnsafeRawBufferPointer(rebasing: bytes[left.key]),
                    UnsafeRawBufferPointer(rebasing: bytes[right.key]))
                return order != 0 ? order < 0 : left.line < right.line
            }
        }
        for row in rows {
            try run.append(bytes[row.start..<(row.start + row.count)], line: row.line)
        }
        try run.rewind()
        runs.append(run)
        bytes.removeAll(keepingCapacity: true)
        rows.removeAll(keepingCapacity: true)
    }
}

/// Rows of one file on disk, sorted: for each its line, its length and its bytes.
final class SortedRun {
    private let stream: UnsafeMutablePointer<FILE>
    private let folder: String

    init(in folder: String) throws(FileError) {
        var name = Array("\(folder)/.yingbao-sort-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw FileError(path: folder, errno: errno) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        unlink(name)
        guard let stream = fdopen(descriptor, "w+") else {
            close(descriptor)
            throw FileError(path: folder, errno: errno)
        }
        self.stream = stream
        self.folder = folder
    }

    deinit { fclose(stream) }

    func append(_ bytes: ArraySlice<UInt8>, line: Int) throws(FileError) {
        var head = [line, bytes.count]
        let count = bytes.withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, stream, &head) }
        guard count else { throw FileError(path: folder, errno: errno) }
    }

    func rewind() throws(FileError) {
        guard fflush(stream) == 0 else { throw FileError(path: folder, errno: errno) }
        Glibc.rewind(stream)
    }

    func next() throws(FileError) -> SortedRow? {
        var head = [0, 0]
        guard fread(&head, MemoryLayout<Int>.stride, 2, stream) == 2 else {
            guard ferror(stream) == 0 else { throw FileError(path: folder, errno: errno) }
            return nil
        }
        let size = head[1]
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { memory, count in
            count = fread(memory.baseAddress, 1, size, stream)
        }
        guard bytes.count == size else { throw FileError(path: folder, errno: errno) }
        return SortedRow(line: head[0], bytes: bytes[...])
    }
}

/// Writes a head of integers and then bytes.
private func fwrite(
    _ bytes: UnsafeRawPointer?, _ size: Int, _ count: Int, _ stream: UnsafeMutablePointer<FILE>,
    _ head: inout [Int]
) -> Bool {
    Glibc.fwrite(&head, MemoryLayout<Int>.stride, head.count, stream) == head.count
        && (count == 0 || Glibc.fwrite(bytes, size, count, stream) == count)
}

struct SortedRow {
    let line: Int
    let bytes: ArraySlice<UInt8>
}

extension RowScanner {
    /// Whether a row has nothing in it.
    func isBlank(from start: Int, to end: Int) -> Bool {
        start == end || end - start == 1 && bytes[start] == Self.carriageReturn
    }

    /// How many line breaks stand inside a row.
    func lineBreaks(from start: Int, to end: Int) -> Int {
        (start..<end).count { bytes[$0] == Self.newline }
    }
}
