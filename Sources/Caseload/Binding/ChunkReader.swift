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
    private(set) var slices: [RowSlice] = []
    /// For each table how far it is read.
    let parts: UnsafeMutablePointer<Part>
    private(set) var rejects: [Reject] = []
    /// How many households were read, decided or not.
    private(set) var readCount = 0
    private(set) var rejectedCount = 0
    /// For each table with rows directly below the household, and for the households, the places of
    /// the carried cells: those of the first row of the block, then those of the second.
    var carried: [[Range<Int>]]
    /// Where the row of each household of the block begins in its slice.
    private(set) var householdPlaces: [Int] = []

    let lists: [ListPlan]
    /// For each entity, by rows of the household, how many rows the file says are below.
    private let counts: UnsafeMutablePointer<Int32>
    /// For each entity its rows before the household's.
    let before: UnsafeMutablePointer<Int>
    let entityCount: Int
    var declared: [Declared] = []
    private var persons: PersonList
    private var carriedCells: UnsafeMutablePointer<Range<Int>>
    private var growths = -1

    /// How many rows of a list a row above says it has.
    struct Declared {
        let entity: Int
        let parent: Int
        let count: Int32
    }

    /// One table's rows in the chunk.
    struct Part {
        let plan: TablePlan
        var scanner: RowScanner
        var place = HouseholdRows.Place(start: 0, row: 0, breaks: 0)
        /// Where the household's rows begin.
        var first = HouseholdRows.Place(start: 0, row: 0, breaks: 0)
        var carriedMark = 0
        /// The key of the row before.
        var key = UnsafeRawBufferPointer(start: nil, count: 0)

        @inline(__always)
        var isAtEnd: Bool { place.start >= scanner.end }
    }

    /// Whether every household is read as a record, for comparing.
    private let readsRecords: Bool

    init(_ form: CaseloadForm, capacity: Int, readsRecords: Bool = false) {
        self.readsRecords = readsRecords
        self.form = form
        block = Block(form.layout, capacity: capacity)
        carried = Array(repeating: [], count: form.tables.count)
        lists = ListPlan.all(form)
        entityCount = form.layout.parents.count
        counts = .allocate(capacity: entityCount)
        counts.initialize(repeating: -1, count: entityCount)
        before = .allocate(capacity: entityCount)
        before.initialize(repeating: 0, count: entityCount)
        parts = .allocate(capacity: form.tables.count)
        slices = form.tables.map { _ in .empty }
        for (index, table) in form.tables.enumerated() {
            (parts + index).initialize(
                to: Part(
                    plan: TablePlan(table, layout: form.layout), scanner: slices[index].scanner))
        }
        persons = PersonList()
        carriedCells = .allocate(capacity: form.tables.map(\.carried.count).max() ?? 1)
    }

    deinit {
        for table in form.tables.indices { parts[table].plan.deallocate() }
        parts.deallocate()
        counts.deallocate()
        before.deallocate()
        carriedCells.deallocate()
        persons.deallocate()
    }

    func begin(_ chunk: Chunk) {
        slices = chunk.slices
        for (table, slice) in slices.enumerated() {
            parts[table] = Part(plan: parts[table].plan, scanner: slice.scanner)
        }
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
    var lineCounts: [Int] {
        form.tables.indices.map { parts[$0].place.row + parts[$0].place.breaks }
    }

    /// Fills the block with the next households.
    ///
    /// - Returns: `false` where none is left and the block is empty.
    func fillBlock(_ limit: Int) throws(Disorder) -> Bool {
        block.removeAll()
        for table in carried.indices { carried[table].removeAll(keepingCapacity: true) }
        householdPlaces.removeAll(keepingCapacity: true)
        while block.householdCount < limit, !parts[0].isAtEnd { try readHousehold() }
        if parts[0].isAtEnd { try rejectWhatIsLeft() }
        block.seal()
        return block.householdCount > 0
    }

    // MARK: - One household

    private func readHousehold() throws(Disorder) {
        let start = parts[0].place.start
        let key = parts[0].scanner.key(inColumn: parts[0].plan.keyColumn, from: start)
        guard KeyOrder.compare(parts[0].key, key) < 0 || start == 0 else {
            throw Disorder(table: 0)
        }
        parts[0].key = key
        try rejectStrangers(before: key)
        readCount += 1
        beginHousehold()
        if !readPlainly(key) {
            block.removeLastHousehold()
            for table in carried.indices {
                carried[table].removeLast(carried[table].count - parts[table].carriedMark)
            }
            guard readAsRecord(key) else { return }
        }
        householdPlaces.append(start)
    }

    private func beginHousehold() {
        persons.count = 0
        declared.removeAll(keepingCapacity: true)
        for entity in 0..<entityCount { before[entity] = block.count(of: entity) }
        for table in form.tables.indices {
            parts[table].first = parts[table].place
            parts[table].carriedMark = carried[table].count
        }
    }

    /// Reads all rows of the household as cells; where that cannot be, goes past them.
    private func readPlainly(_ key: UnsafeRawBufferPointer) -> Bool {
        let id = UnsafeBufferPointer(
            start: key.baseAddress?.assumingMemoryBound(to: UInt8.self), count: key.count)
        let household = block.addHousehold(id: id.span)
        var isPlain =
            !readsRecords && id.baseAddress.map { TextCheck.isText($0, id.count) } ?? false
            && key.count > 0
        readRow(parts, row: household, isPlain: &isPlain)
        while !parts[0].isAtEnd, isNextKey(key, parts) {
            // The same id once more: nobody knows whose members follow.
            isPlain = false
            skip(parts)
        }
        for table in form.tables.indices.dropFirst() {
            readRows(of: table, key: key, household: household, isPlain: &isPlain)
        }
        return isPlain && hasListsInOrder()
    }

    @inline(__always)
    private func isNextKey(
        _ key: UnsafeRawBufferPointer, _ part: UnsafeMutablePointer<Part>
    ) -> Bool {
        let next = part.pointee.scanner.key(
            inColumn: part.pointee.plan.keyColumn, from: part.pointee.place.start)
        return next.count == key.count && KeyOrder.compare(next, key) == 0
    }

    private func readRows(
        of table: Int, key: UnsafeRawBufferPointer, household: Int, isPlain: inout Bool
    ) {
        let part = parts + table
        while !part.pointee.isAtEnd, isNextKey(key, part) {
            guard isPlain,
                let parent = part.pointee.plan.isDirect ? household : parentRow(part),
                let row = add(table, below: parent)
            else {
                isPlain = false
                skip(part)
                continue
            }
            readRow(part, row: row, isPlain: &isPlain)
        }
        if part.pointee.place.row > part.pointee.first.row { part.pointee.key = key }
    }

    private func add(_ table: Int, below parent: Int) -> Int? {
        let part = parts + table
        let plan = part.pointee.plan
        guard plan.idColumn >= 0 else { return block.add(plan.entity, below: parent) }
        let bytes = part.pointee.scanner.key(
            inColumn: plan.idColumn, from: part.pointee.place.start)
        guard bytes.count > 0, let address = bytes.baseAddress else {
            return plan.isDirect ? nil : block.add(plan.entity, below: parent)
        }
        let id = UnsafeBufferPointer(
            start: address.assumingMemoryBound(to: UInt8.self), count: bytes.count)
        guard let start = id.baseAddress, TextCheck.isText(start, id.count),
            !plan.isDirect || persons.find(id) == nil,
            let row = block.add(plan.entity, below: parent, id: id.span)
        else { return nil }
        if plan.isDirect { persons.append(Person(id: id, table: table, row: row)) }
        return row
    }

    private func parentRow(_ part: UnsafeMutablePointer<Part>) -> Int? {
        let plan = part.pointee.plan
        guard plan.parentColumn >= 0 else { return nil }
        let bytes = part.pointee.scanner.key(
            inColumn: plan.parentColumn, from: part.pointee.place.start)
        guard let address = bytes.baseAddress, bytes.count > 0 else { return nil }
        let id = UnsafeBufferPointer(
            start: address.assumingMemoryBound(to: UInt8.self), count: bytes.count)
        guard let found = persons.find(id),
            parts[found.table].plan.entity == form.layout.parents[plan.entity]
        else { return nil }
        return found.row
    }

    // MARK: - One row

    /// Goes past a row.
    func skip(_ part: UnsafeMutablePointer<Part>) {
        part.pointee.place = part.pointee.scanner.place(after: part.pointee.place)
    }

    private func readRow(
        _ part: UnsafeMutablePointer<Part>, row: Int, isPlain: inout Bool
    ) {
        guard isPlain else { return skip(part) }
        if growths != block.growths {
            for table in form.tables.indices { parts[table].plan.bind(to: block) }
            growths = block.growths
        }
        let plan = part.pointee.plan
        var reader = CellReader(bytes: part.pointee.scanner.bytes, at: part.pointee.place.start)
        var said = CellReader.Row()
        let isRead = reader.read(
            plan, into: block, row: row, counts: counts, carried: carriedCells, said: &said)
        if plan.hasCounts { takeCounts(of: row) }
        guard isRead, said.sameAs.isEmpty || link(said, plan, row: row) else {
            isPlain = false
            return skip(part)
        }
        if plan.carriedCount > 0 {
            carried[parts.distance(to: part)] += UnsafeBufferPointer(
                start: carriedCells, count: plan.carriedCount)
        }
        part.pointee.place.start = min(reader.at, part.pointee.scanner.end)
        part.pointee.place.row += 1
    }

    private func takeCounts(of row: Int) {
        for entity in 0..<entityCount where counts[entity] >= 0 {
            declared.append(Declared(entity: entity, parent: row, count: counts[entity]))
            counts[entity] = -1
        }
    }

    /// `same_as`, where it is plain: a person of the household, not the one it stands below.
    private func link(_ said: CellReader.Row, _ plan: TablePlan, row: Int) -> Bool {
        guard !said.saysFactOfKind, !plan.isDirect, plan.entity != 0,
            let other = persons.find(said.sameAs),
            block.parent(of: row, in: plan.entity) != other.row
        else { return false }
        block.link(row, of: plan.entity, sameAs: other.row, of: parts[other.table].plan.entity)
        return true
    }
}
