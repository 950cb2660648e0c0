package import Engine
import RuleModel

/// Some hundred households as columns: what a reader fills and the batch evaluator decides.
///
/// A block belongs to one worker and is used again: `removeAll`, then for each household
/// `addHousehold`, its cells, and `add` with cells for each row below it, then `seal`. Rows of an
/// entity come in the order of their parents: all rows below one row together, and after those of
/// the rows before it. A reader whose input is not in this order sorts one household first.
///
/// ```
/// let household = block.addHousehold(id: bytes)
/// block.set(code: 0, in: areaColumn, row: household)
/// let member = block.add(memberEntity, below: household, id: bytes)
/// block.set(number: 150_000, decimals: 2, in: wageColumn, row: member)   // 1500.00 yuan
/// block.beginList(of: obligorEntity, below: member)                      // there are none
/// ```
///
/// What was not set is not known; a list that was neither begun nor given a row is not known.
/// Nothing here makes a string or an object for a cell. A reader of many rows makes room
/// (`reserve`), writes their cells where they lie (`memory`), and then adds them all (`FoundRows`).
package final class Block {
    package let layout: BlockLayout
    package private(set) var householdCount = 0
    let entities: [EntityRows]
    let cells: [ColumnCells]
    /// How often the memory of cells moved.
    package private(set) var growths = 0
    private(set) var statements: [PlacedStatement] = []
    private(set) var links: [Link] = []
    /// For each household 1 where the case evaluator decides it whatever the columns hold.
    private(set) var isSetAside: [UInt8] = []
    /// Households that the reader brought as records.
    private var records: [Int: Household] = [:]
    /// What is known of the cells, once the block is sealed; `nil` before.
    private(set) var knowledge: Knowledge?
    var isSealed: Bool { knowledge != nil }

    package init(_ layout: BlockLayout, capacity: Int = 512) {
        self.layout = layout
        entities = layout.parents.map { EntityRows(capacity: $0 == nil ? capacity : 4 * capacity) }
        let rooms = entities.map(\.capacity)
        cells = layout.columns.map { column in
            ColumnCells(
                isWide: !column.isNarrow, filler: max(column.low, min(0, column.high)),
                capacity: rooms[column.entity])
        }
    }

    /// How many rows of an entity the block holds.
    package func count(of entity: Int) -> Int { entities[entity].count }

    /// The row of the parent entity that a row stands below.
    package func parent(of row: Int, in entity: Int) -> Int { entities[entity].parent(of: row) }

    /// The rows of an entity that belong to a household, once the block is sealed.
    package func rows(of entity: Int, inHousehold household: Int) -> Range<Int> {
        guard let parent = layout.parents[entity] else { return household..<household + 1 }
        return entities[entity].rows(below: rows(of: parent, inHousehold: household))
    }

    /// The rows of a household's members, once the block is sealed.
    package func members(ofHousehold household: Int) -> Range<Int> {
        layout.member.map { rows(of: $0, inHousehold: household) } ?? 0..<0
    }

    /// The id of a row as UTF-8; `nil` where it has none.
    package func id(of row: Int, in entity: Int) -> [UInt8]? {
        precondition(row >= 0 && row < entities[entity].count)
        return unsafe ids(of: entity)[row].map { unsafe Array($0) }
    }

    /// The ids of an entity's rows where they lie; they stay there until a row is added.
    @unsafe package func ids(of entity: Int) -> IDColumn { unsafe entities[entity].ids.column }

    /// Where the cells of a column lie until the block grows.
    @unsafe package func memory(of column: Int) -> CellMemory {
        let cells = cells[column]
        return unsafe CellMemory(known: cells.known, bytes: cells.bytes, words: cells.words)
    }

    // MARK: - Filling

    /// Empties the block for the next households.
    package func removeAll() {
        for (column, cells) in zip(layout.columns, cells) {
            cells.forget(0..<entities[column.entity].count)
        }
        for rows in entities { rows.removeAll() }
        statements.removeAll(keepingCapacity: true)
        links.removeAll(keepingCapacity: true)
        isSetAside.removeAll(keepingCapacity: true)
        records.removeAll()
        householdCount = 0
        knowledge = nil
    }

    /// Begins the next household and returns its row.
    package func addHousehold(id: Span<UInt8>? = nil) -> Int {
        householdCount += 1
        isSetAside.append(0)
        return append(0, parent: 0, id: id)
    }

    /// Adds a household that the reader has as a record: the case evaluator decides it.
    package func add(_ record: Household) {
        let row = addHousehold()
        records[row] = record
        isSetAside[row] = 1
    }

    /// Adds a row below a row of its parent entity, whose list is then known, and returns it.
    ///
    /// - Returns: `nil` where rows below a later parent were added before.
    package func add(_ entity: Int, below parent: Int, id: Span<UInt8>? = nil) -> Int? {
        let rows = entities[entity]
        guard rows.count == 0 || parent >= rows.parent(of: rows.count - 1) else { return nil }
        entities[entity].begin(below: parent)
        return append(entity, parent: parent, id: id)
    }

    /// States that the list of an entity below a row is complete; so far it may be empty.
    package func beginList(of entity: Int, below parent: Int) {
        entities[entity].begin(below: parent)
    }

    private func append(_ entity: Int, parent: Int, id: Span<UInt8>?) -> Int {
        let rows = entities[entity]
        reserve(rows.count + 1, of: entity)
        rows.append(below: parent, id: id)
        return rows.count - 1
    }

    /// How many rows of an entity fit before the block grows.
    package func room(of entity: Int) -> Int { entities[entity].capacity }

    /// Makes room for so many rows of an entity in all.
    package func reserve(_ count: Int, of entity: Int) {
        let rows = entities[entity]
        guard count > rows.capacity else { return }
        rows.grow(to: max(count, rows.capacity * 2))
        for column in layout.columnsOfEntity[entity] { cells[column].grow(to: rows.capacity) }
        growths += 1
    }

    /// Adds rows behind those of their entity, whose cells were written where they now stand.
    @unsafe package func append(_ found: FoundRows, of entity: Int) {
        unsafe entities[entity].append(found)
        guard entity == 0 else { return }
        unsafe householdCount += found.count
        unsafe isSetAside += repeatElement(0, count: found.count)
    }

    /// Makes cells unknown again that were written for rows which were then not added.
    package func forgetCells(of entity: Int, upTo end: Int) {
        let rows = entities[entity]
        for column in layout.columnsOfEntity[entity] {
            cells[column].forget(rows.count..<max(rows.count, min(end, rows.capacity)))
        }
    }

    /// Closes the block: offsets are counted, and it can be decided.
    package func seal() {
        share()
        for entity in entities.indices {
            guard let parent = layout.parents[entity] else { continue }
            entities[entity].seal(parentCount: entities[parent].count)
        }
        knowledge = Knowledge(self)
    }

    /// States that a row of a household is the same person as another row of it, whose cells it
    /// shares.
    package func link(
        _ row: Int, of entity: Int, sameAs other: Int, of otherEntity: Int,
        inHousehold household: Int
    ) {
        links.append(
            Link(
                household: household, row: Link.Row(entity: entity, row: row),
                other: Link.Row(entity: otherEntity, row: other)))
    }

    /// Copies what linked rows share, which nothing but the other row may say.
    private func share() {
        guard !links.isEmpty else { return }
        var isLinked = entities.map { Array(repeating: false, count: $0.count) }
        for link in links { isLinked[link.row.entity][link.row.row] = true }
        for link in links {
            // Who is a third person by way of a second is left to the case evaluator.
            guard !isLinked[link.other.entity][link.other.row],
                let pairs = layout.shared.pairs(of: link.row.entity, from: link.other.entity)
            else {
                isSetAside[link.household] = 1
                continue
            }
            for pair in pairs {
                cells[pair.own].copy(cells[pair.other], row: link.other.row, to: link.row.row)
            }
        }
    }

    /// Says of a row what stands in no column; most statements set the household aside.
    package func state(_ statement: Statement, of row: Int, in entity: Int) {
        let household = householdCount - 1
        guard household >= 0 else { return }
        statements.append(
            PlacedStatement(household: household, entity: entity, row: row, statement: statement))
        if !isColumnar(statement) { isSetAside[household] = 1 }
    }

    /// Whether columns can decide what they do not know of it.
    private func isColumnar(_ statement: Statement) -> Bool {
        switch statement {
        case .finding: true
        // A column that holds nothing is not known to any rule that is computed over columns.
        case .value(let column, _): layout.columns[column].kind == .other
        default: false
        }
    }

    /// The record that a household came as, where it did not come as cells.
    func record(at household: Int) -> Household? { records[household] }
}

extension Block {
    var hasHouseholdsSetAside: Bool { isSetAside.contains(1) }

    /// The households that the case evaluator decides whatever the columns hold.
    package var householdsSetAside: [Int] { isSetAside.indices.filter { isSetAside[$0] == 1 } }
}
