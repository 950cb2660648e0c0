import Records

/// What gives out chunks one after the other.
protocol ChunkSource: AnyObject {
    func next() throws -> Chunk?
}

/// Cuts the files of a caseload into chunks at the same households.
final class Cutter: ChunkSource {
    private let readers: [RowReader]
    private var number = 0
    /// How many bytes of the households' file make a chunk.
    private var target = 1 << 14
    /// The table whose rows after the last household are given out.
    private var leftover = 1

    /// How many households a chunk has, about.
    static let households = 1024

    init(_ readers: [RowReader]) {
        self.readers = readers
    }

    /// How many bytes the files gave so far.
    var position: Int { readers.reduce(0) { $0 + $1.position } }

    func next() throws -> Chunk? {
        if let (rows, last) = try readers[0].takeHouseholds(bytes: target) {
            let others = try readers.dropFirst().map { try $0.takeRows(upTo: last) }
            adjust(to: rows)
            return chunk([rows] + others)
        }
        while leftover < readers.count {
            // Rows whose households would stand after the last one: there are none.
            if let (rows, _) = try readers[leftover].takeHouseholds(bytes: target * 4) {
                let table = leftover
                return chunk(readers.indices.map { $0 == table ? rows : .empty })
            }
            leftover += 1
        }
        return nil
    }

    private func chunk(_ slices: [RowSlice]) -> Chunk {
        defer { number += 1 }
        return Chunk(number: number, slices: slices, position: position)
    }

    /// The first rows tell how long rows are.
    private func adjust(to rows: RowSlice) {
        guard number == 0, rows.count > 0 else { return }
        let scanner = rows.scanner
        let count = max(scanner.lineBreaks(from: 0, to: rows.count), 1)
        target = min(max(rows.count / count * Self.households, 1 << 12), 1 << 20)
    }
}
