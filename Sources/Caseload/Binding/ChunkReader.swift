import Columns
import Engine
import Glibc
import RuleModel

/// Reads the rows of chunks into a block: runs of households table by table, and those that are not
/// written plainly one by one, as records.
///
/// It belongs to one worker. What it cannot read goes to `rejects`, as a household and never in
/// part.
final class ChunkReader {
    let form: CaseloadForm
    let block: Block
    private(set) var slices: [RowSlice] = []
    /// For each table how far it is read.
    let parts: UnsafeMutablePointer<TableRun>
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
    let tableCount: Int
    var links: [FoundLink] = []
    /// For each entity how many rows the block has room for.
    private(set) var rooms: [Int]
    private var growths = -1
    /// How many households are tried at once: fewer where one of them was not plain.
    private var pace: Int

    /// Whether every household is read as a record, for comparing.
    private let readsRecords: Bool

    init(_ form: CaseloadForm, capacity: Int, readsRecords: Bool = false) {
        self.readsRecords = readsRecords
        self.form = form
        block = Block(form.layout, capacity: capacity)
        carried = Array(repeating: [], count: form.tables.count)
        lists = ListPlan.all(form)
        tableCount = form.tables.count
        rooms = form.layout.parents.map { _ in 0 }
        pace = Self.longestRun
        parts = .allocate(capacity: tableCount)
        slices = form.tables.map { _ in .empty }
        for (index, table) in form.tables.enumerated() {
            (parts + index).initialize(
                to: TableRun(
                    TablePlan(table, of: form, block: block), scanner: slices[index].scanner))
        }
    }

    deinit {
        for table in 0..<tableCount { parts[table].deallocate() }
        parts.deallocate()
    }

    func begin(_ chunk: Chunk) {
        slices = chunk.slices
        for (table, slice) in slices.enumerated() { parts[table].begin(slice) }
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
        while block.householdCount < limit, !parts.pointee.isAtEnd {
            try rejectStrangers(before: parts.pointee.key(at: parts.pointee.place.start))
            try readHouseholds(limit - block.householdCount)
        }
        if parts.pointee.isAtEnd { try rejectWhatIsLeft() }
        block.seal()
        return block.householdCount > 0
    }

    private static let longestRun = 512

    private func readHouseholds(_ limit: Int) throws(Disorder) {
        var run = Run(count: 0, end: .notPlain)
        if !readsRecords { run = try readRun(min(limit, pace)) }
        // What is read behind a household that is not plain was read in vain.
        pace = min(run.end == .notPlain ? run.count + 1 : pace * 2, Self.longestRun)
        readCount += run.count
        let isNext = run.end == .notPlain || run.count == 0
        if isNext, run.count < limit { try readNextAsRecord() }
    }

    /// The row of a household begins at a place.
    func addPlace(_ start: Int) { householdPlaces.append(start) }

    /// Looks where the block's cells lie, which move when it grows.
    func bind() {
        for entity in rooms.indices { rooms[entity] = block.room(of: entity) }
        guard growths != block.growths else { return }
        for table in 0..<tableCount { parts[table].plan.bind(to: block) }
        growths = block.growths
    }

    // MARK: - One household

    /// Goes past the rows of the next household and reads them as a record.
    private func readNextAsRecord() throws(Disorder) {
        let start = parts.pointee.place.start
        let key = parts.pointee.key(at: start)
        guard KeyOrder.compare(parts.pointee.key, key) < 0 || start == 0 else {
            throw Disorder(table: 0)
        }
        try rejectStrangers(before: key)
        readCount += 1
        for index in 0..<tableCount {
            let table = parts + index
            table.pointee.first = table.pointee.place
            if index == 0 { skip(table) }
            while !table.pointee.isAtEnd,
                KeyOrder.isSame(key, table.pointee.key(at: table.pointee.place.start))
            {
                skip(table)
            }
            if table.pointee.place.row > table.pointee.first.row { table.pointee.key = key }
        }
        if readAsRecord(key) { addPlace(start) }
    }

    /// Goes past a row.
    func skip(_ table: UnsafeMutablePointer<TableRun>) {
        table.pointee.place = table.pointee.scanner.place(after: table.pointee.place)
    }
}
