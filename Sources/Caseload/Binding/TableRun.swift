import Columns

/// One table's rows in a chunk: how far they are read, and those of the run of households that is
/// being read, before they are added to the block.
struct TableRun {
    let plan: TablePlan
    private(set) var scanner: RowScanner
    var place = HouseholdRows.Place(start: 0, row: 0, breaks: 0)
    /// Where the rows of a household begin that is read as a record.
    var first = HouseholdRows.Place(start: 0, row: 0, breaks: 0)
    /// The key of the row before.
    var key = UnsafeRawBufferPointer(start: nil, count: 0)

    /// The block's rows of the entity before the run.
    private(set) var base = 0
    /// Where the rows of each household of the run begin, and where those after the run do.
    private(set) var starts = FlatList<Start>()
    /// For each row that of the block which it stands below.
    private(set) var parents = FlatList<Int32>()
    private(set) var ids = FlatList<FoundRows.ID>()
    /// For each row the places of its carried cells.
    private(set) var carried = FlatList<Range<Int>>()
    /// For each row what its counting cells say; −1 for nothing.
    private(set) var counts = FlatList<Int32>()
    /// What the row says that was read last.
    private(set) var said = CellReader.Row()

    struct Start: BitwiseCopyable {
        let row: Int
        let place: Int
    }

    init(_ plan: TablePlan, scanner: RowScanner) {
        self.plan = plan
        self.scanner = scanner
    }

    func deallocate() {
        plan.deallocate()
        starts.deallocate()
        parents.deallocate()
        ids.deallocate()
        carried.deallocate()
        counts.deallocate()
    }

    @inline(__always)
    var isAtEnd: Bool { place.start >= scanner.end }

    /// How many rows the run has.
    @inline(__always)
    var count: Int { parents.count }

    mutating func begin(_ slice: RowSlice) {
        scanner = slice.scanner
        place = HouseholdRows.Place(start: 0, row: 0, breaks: 0)
        key = UnsafeRawBufferPointer(start: nil, count: 0)
    }

    /// The key of the row at a place.
    @inline(__always)
    func key(at place: Int) -> UnsafeRawBufferPointer {
        scanner.key(inColumn: plan.keyColumn, from: place)
    }

    @inline(__always)
    func bytes(_ place: Range<Int>) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: scanner.bytes + place.lowerBound, count: place.count)
    }

    // MARK: - The run

    mutating func beginRun(base: Int) {
        self.base = base
        starts.removeLast(to: 0)
        parents.removeLast(to: 0)
        ids.removeLast(to: 0)
        carried.removeLast(to: 0)
        counts.removeLast(to: 0)
    }

    /// Reads the row at a place as the run's next one.
    ///
    /// - Returns: where the row after it begins; `nil` where it is not plain.
    @inline(__always)
    mutating func read(at start: Int) -> Int? {
        var reader = CellReader(bytes: scanner.bytes, at: start)
        carried.reserve(plan.carriedCount)
        if plan.countedCount > 0 {
            counts.removeLast(to: count * plan.countedCount)
            counts.append(repeating: -1, count: plan.countedCount)
        }
        said = CellReader.Row()
        let beside = CellReader.Beside(
            carried: carried.memory + carried.count,
            counts: counts.memory + count * plan.countedCount)
        let isRead = reader.read(plan, row: base + count, said: &said, beside: beside)
        return isRead ? min(reader.at, scanner.end) : nil
    }

    /// Households up to this one have no more rows before a place.
    @inline(__always)
    mutating func beginHouseholds(upTo household: Int, at place: Int) {
        while starts.count <= household { starts.append(Start(row: count, place: place)) }
    }

    /// Takes the row that was read last into the run.
    @inline(__always)
    mutating func append(below parent: Int, id: Range<Int>) {
        parents.append(Int32(truncatingIfNeeded: parent))
        ids.append(FoundRows.ID(start: id.lowerBound, count: id.isEmpty ? -1 : id.count))
        carried.added(plan.carriedCount)
    }

    /// The rows of a household of the run, as far as they are read.
    @inline(__always)
    func rows(of household: Int) -> Range<Int> {
        let end = household + 1 < starts.count ? starts[household + 1].row : count
        return starts[household].row..<end
    }

    @inline(__always)
    func id(of row: Int) -> UnsafeRawBufferPointer {
        let id = ids[row]
        return UnsafeRawBufferPointer(start: scanner.bytes + id.start, count: max(id.count, 0))
    }
}
