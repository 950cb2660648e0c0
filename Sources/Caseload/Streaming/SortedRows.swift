import Glibc
import Records

/// Several sorted files on disk as one stream of rows.
final class SortedRows: ByteSource {
    private let runs: [SortedRun]
    private let keyColumn: Int
    /// The next row of each file.
    private var heads: [Head?] = []
    private var isStarted = false
    /// Bytes of a row that did not fit into what was to be filled.
    private var rest: ArraySlice<UInt8> = []
    /// The lines of the rows that were given out and not yet asked for.
    private var lines: [Int] = []

    private struct Head {
        let row: SortedRow
        let key: [UInt8]
    }

    init(_ runs: [SortedRun], keyColumn: Int) {
        self.runs = runs
        self.keyColumn = keyColumn
    }

    func read(into memory: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
        var used = 0
        while used < memory.count {
            if rest.isEmpty {
                guard let row = try next() else { break }
                lines.append(row.line)
                rest = row.bytes
                rest.append(RowScanner.newline)
            }
            let count = min(rest.count, memory.count - used)
            rest.withUnsafeBytes { bytes in
                if let from = bytes.baseAddress, let to = memory.baseAddress {
                    memcpy(to + used, from, count)
                }
            }
            rest = rest.dropFirst(count)
            used += count
        }
        return used
    }

    func takeLines(_ count: Int) -> [Int] {
        defer { lines.removeFirst(min(count, lines.count)) }
        return Array(lines.prefix(count))
    }

    /// The row with the least household, and of those the one with the least line.
    func next() throws(FileError) -> SortedRow? {
        if !isStarted {
            isStarted = true
            for run in runs { heads.append(try head(of: run)) }
        }
        var least: Int?
        for (index, head) in heads.enumerated() {
            guard let head else { continue }
            if let least, let other = heads[least], !Self.comes(head, before: other) { continue }
            least = index
        }
        guard let least else { return nil }
        let row = heads[least]?.row
        heads[least] = try head(of: runs[least])
        return row
    }

    private static func comes(_ left: Head, before right: Head) -> Bool {
        let order = KeyOrder.compare(left.key, right.key)
        return order != 0 ? order < 0 : left.row.line < right.row.line
    }

    private func head(of run: SortedRun) throws(FileError) -> Head? {
        guard let row = try run.next() else { return nil }
        var bytes = Array(row.bytes)
        bytes.append(RowScanner.newline)
        let key = bytes.withUnsafeBufferPointer { bytes -> [UInt8] in
            guard let start = bytes.baseAddress else { return [] }
            return Array(
                RowScanner(bytes: start, end: bytes.count - 1).key(inColumn: keyColumn, from: 0))
        }
        return Head(row: row, key: key)
    }
}
