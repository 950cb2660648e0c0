import Columns
import Engine
import Glibc
import RuleModel

/// Reads the rows of chunks into a block, household by household.
///
/// It belongs to one worker. What it cannot read goes to `rejects`, as a household and never in
/// part.
final class ChunkReader {
    let form: CaseloadForm
    let block: Block
    var parts: [Part] = []
    private(set) var rejects: [Reject] = []
    /// How many households were read, decided or not.
    private(set) var readCount = 0
    private(set) var rejectedCount = 0
    /// For each table with rows directly below the household, and for the households, the places of
    /// the carried cells: those of the first row of the block, then those of the second.
    var carried: [[Range<Int>]]
    /// Where the row of each household of the block begins in its slice, and where it ends.
    private(set) var householdPlaces: [Range<Int>] = []

    var rows: HouseholdRows
    /// For each entity, by rows of the household, how many rows the file says are below.
    var counts: UnsafeMutablePointer<Int32>
    let entityCount: Int
    /// The ids of the rows directly below the household: where they stand, and their rows.
    var persons: [Person] = []
    var declared: [Declared] = []

    struct Person {
        let start: Int
        let count: Int
        let table: Int
        let row: Int
    }

    /// How many rows of a list a row above says it has; −1 where it does not say.
    struct Declared {
        let entity: Int
        let parent: Int
        let count: Int32
    }

    /// One table's rows in the chunk.
    struct Part {
        let slice: RowSlice
        var at = 0
        var row = 0
        var breaks = 0
        /// The key of the row before.
        var key = UnsafeRawBufferPointer(start: nil, count: 0)
    }

    /// Whether every household is read as a record, for comparing.
    private let readsRecords: Bool

    init(_ form: CaseloadForm, capacity: Int, readsRecords: Bool = false) {
        self.readsRecords = readsRecords
        self.form = form
        block = Block(form.layout, capacity: capacity)
        rows = HouseholdRows(tableCount: form.tables.count)
        carried = Array(repeating: [], count: form.tables.count)
        entityCount = form.layout.parents.count
        counts = .allocate(capacity: entityCount)
        counts.initialize(repeating: -1, count: entityCount)
    }

    deinit { counts.deallocate() }

    func begin(_ chunk: Chunk) {
        parts = chunk.slices.map { Part(slice: $0) }
        rejects = []
        (readCount, rejectedCount) = (0, 0)
    }

    func add(_ reject: Reject) { rejects.append(reject) }

    func countReject() { rejectedCount += 1 }

    /// Households that only files of members and others know.
    func countStrangers(_ count: Int) {
        readCount += count
        rejectedCount += count
    }

    /// Line breaks in each table's rows of the chunk that were read: for the lines of what follows.
    var lineCounts: [Int] { parts.map { $0.row + $0.breaks } }

    /// Fills the block with the next households.
    ///
    /// - Returns: `false` where none is left and the block is empty.
    func fillBlock(_ limit: Int) throws(Disorder) -> Bool {
        block.removeAll()
        for table in carried.indices { carried[table].removeAll(keepingCapacity: true) }
        householdPlaces.removeAll(keepingCapacity: true)
        while block.householdCount < limit, parts[0].at < parts[0].slice.count {
            try readHousehold()
        }
        if parts[0].at == parts[0].slice.count { try rejectWhatIsLeft() }
        block.seal()
        return block.householdCount > 0
    }

    // MARK: - One household

    private func readHousehold() throws(Disorder) {
        rows.removeAll()
        persons.removeAll(keepingCapacity: true)
        declared.removeAll(keepingCapacity: true)
        let scanner = parts[0].slice.scanner
        let start = parts[0].at
        let key = scanner.key(inColumn: form.tables[0].keyColumn, from: start)
        guard KeyOrder.compare(parts[0].key, key) < 0 || start == 0 else {
            throw Disorder(table: 0)
        }
        parts[0].key = key
        try rejectStrangers(before: key)
        readCount += 1
        let marks = carried.map(\.count)
        let id = UnsafeBufferPointer(
            start: key.baseAddress?.assumingMemoryBound(to: UInt8.self), count: key.count)
        let household = block.addHousehold(id: id.span)
        var isPlain =
            !readsRecords && key.count > 0
            && TextCheck.isText(id.baseAddress ?? parts[0].slice.bytes, id.count)
        readRow(table: 0, row: household, isPlain: &isPlain)
        while parts[0].at < parts[0].slice.count, isNextKey(key, table: 0) {
            // The same id once more: nobody knows whose members follow.
            isPlain = false
            skipRow(table: 0)
        }
        for table in form.tables.indices.dropFirst() {
            try readRows(of: table, key: key, household: household, isPlain: &isPlain)
        }
        if isPlain { isPlain = hasListsInOrder(household) }
        if !isPlain {
            block.removeLastHousehold()
            for table in carried.indices {
                carried[table].removeLast(carried[table].count - marks[table])
            }
            guard readAsRecord(key) else { return }
        }
        householdPlaces.append(start..<scanner.rowEnd(from: start))
    }

    private func isNextKey(_ key: UnsafeRawBufferPointer, table: Int) -> Bool {
        let next = parts[table].slice.scanner.key(
            inColumn: form.tables[table].keyColumn, from: parts[table].at)
        return next.count == key.count && KeyOrder.compare(next, key) == 0
    }

    private func readRows(
        of table: Int, key: UnsafeRawBufferPointer, household: Int, isPlain: inout Bool
    ) throws(Disorder) {
        let entity = form.tables[table].entity
        let isDirect = form.layout.parents[entity] == 0
        while parts[table].at < parts[table].slice.count, isNextKey(key, table: table) {
            guard isPlain else {
                skipRow(table: table)
                continue
            }
            let start = parts[table].at
            guard
                let parent = isDirect
                    ? household : parentRow(of: start, table: table, below: household),
                let row = add(entity, below: parent, start: start, table: table)
            else {
                isPlain = false
                skipRow(table: table)
                continue
            }
            readRow(table: table, row: row, isPlain: &isPlain)
        }
        if !rows.places[table].isEmpty { parts[table].key = key }
    }

    private func add(_ entity: Int, below parent: Int, start: Int, table: Int) -> Int? {
        guard let column = form.tables[table].idColumn else {
            return block.add(entity, below: parent)
        }
        let bytes = parts[table].slice.scanner.key(inColumn: column, from: start)
        let isDirect = form.layout.parents[entity] == 0
        guard bytes.count > 0, let address = bytes.baseAddress else {
            return isDirect ? nil : block.add(entity, below: parent)
        }
        let id = UnsafeBufferPointer(
            start: address.assumingMemoryBound(to: UInt8.self), count: bytes.count)
        guard let base = id.baseAddress, TextCheck.isText(base, id.count) else { return nil }
        guard let row = block.add(entity, below: parent, id: id.span) else { return nil }
        if isDirect {
            let start = parts[table].slice.bytes.distance(to: base)
            guard person(base, id.count) == nil else { return nil }
            persons.append(Person(start: start, count: id.count, table: table, row: row))
        }
        return row
    }

    /// The person of the household with an id.
    func person(_ id: UnsafePointer<UInt8>, _ count: Int) -> Person? {
        for person in persons where person.count == count {
            let other = parts[person.table].slice.bytes + person.start
            if memcmp(other, id, count) == 0 { return person }
        }
        return nil
    }

    private func parentRow(of start: Int, table: Int, below household: Int) -> Int? {
        guard let column = form.tables[table].parentColumn else { return nil }
        let bytes = parts[table].slice.scanner.key(inColumn: column, from: start)
        guard let address = bytes.baseAddress, bytes.count > 0 else { return nil }
        let found = person(address.assumingMemoryBound(to: UInt8.self), bytes.count)
        guard let found,
            form.tables[found.table].entity == form.layout.parents[form.tables[table].entity]
        else { return nil }
        return found.row
    }

    // MARK: - One row

    private func note(_ table: Int) {
        rows.places[table].append(
            HouseholdRows.Place(
                start: parts[table].at, row: parts[table].row, breaks: parts[table].breaks))
    }

    private func skipRow(table: Int) {
        note(table)
        let scanner = parts[table].slice.scanner
        let end = scanner.rowEnd(from: parts[table].at)
        parts[table].breaks += scanner.lineBreaks(from: parts[table].at, to: end)
        parts[table].at = min(end + 1, parts[table].slice.count)
        parts[table].row += 1
    }

    private func readRow(table: Int, row: Int, isPlain: inout Bool) {
        guard isPlain else { return skipRow(table: table) }
        var reader = CellReader(bytes: parts[table].slice.bytes, at: parts[table].at)
        var said = CellReader.Row()
        let isRead = form.tables[table].cells.withUnsafeBufferPointer { cells in
            reader.read(
                form.tables[table], cells, into: block, row: row, counts: counts,
                carried: &carried[table], said: &said)
        }
        takeCounts(of: row, table: table)
        guard isRead, take(said, table: table, row: row) else {
            isPlain = false
            return skipRow(table: table)
        }
        note(table)
        parts[table].at = min(reader.at, parts[table].slice.count)
        parts[table].row += 1
    }

    private func takeCounts(of row: Int, table: Int) {
        for entity in 0..<entityCount where counts[entity] >= 0 {
            declared.append(Declared(entity: entity, parent: row, count: counts[entity]))
            counts[entity] = -1
        }
    }

    /// `same_as`, where it is plain: a person of the household, not the one it stands below.
    private func take(_ said: CellReader.Row, table: Int, row: Int) -> Bool {
        guard !said.sameAs.isEmpty else { return true }
        let entity = form.tables[table].entity
        let id = parts[table].slice.bytes + said.sameAs.lowerBound
        guard !said.saysFactOfKind, form.layout.parents[entity] != 0,
            let other = person(id, said.sameAs.count),
            block.parent(of: row, in: entity) != other.row
        else { return false }
        block.link(row, of: entity, sameAs: other.row, of: form.tables[other.table].entity)
        return true
    }
}
