import Columns
import RuleModel

/// A file's columns as a worker reads them: numbers and places in memory, no references, so that
/// nothing is counted for a row.
struct TablePlan {
    let entity: Int
    /// Whether its rows stand directly below the household.
    let isDirect: Bool
    let keyColumn: Int
    /// −1 where the file has none.
    let idColumn: Int
    let parentColumn: Int
    let cells: UnsafeMutablePointer<CellPlan>
    let cellCount: Int
    let spellings: UnsafeMutablePointer<SpellingTable.Slot>
    let carriedCount: Int
    /// Whether a column says how many rows of a list there are.
    let hasCounts: Bool

    init(_ form: TableForm, layout: BlockLayout) {
        entity = form.entity
        isDirect = layout.parents[form.entity] == 0
        keyColumn = form.keyColumn
        idColumn = form.idColumn ?? -1
        parentColumn = form.parentColumn ?? -1
        cellCount = form.cells.count
        cells = .allocate(capacity: max(cellCount, 1))
        for (index, cell) in form.cells.enumerated() {
            (cells + index).initialize(to: CellPlan(cell, layout: layout))
        }
        spellings = form.spellings.copy()
        carriedCount = form.carried.count
        hasCounts = form.cells.contains { $0.kind == .rowCount }
    }

    func deallocate() {
        cells.deallocate()
        spellings.deallocate()
    }

    /// Looks up where the block's cells lie now.
    func bind(to block: Block) {
        for index in 0..<cellCount where cells[index].isCell {
            cells[index].memory = block.memory(of: cells[index].form.target)
        }
    }
}

/// One column, with the memory that its cells go to.
struct CellPlan {
    let form: CellForm
    /// The ends of what the block's column holds, times 10 to the power of `decimals`.
    let low: Int64
    let high: Int64
    let decimals: Int
    let isNarrow: Bool
    let isCell: Bool
    var memory: CellMemory?

    init(_ form: CellForm, layout: BlockLayout) {
        self.form = form
        isCell = [.boolean, .code, .day, .number].contains(form.kind)
        let column = isCell ? layout.columns[form.target] : nil
        (low, high) = (Int64(column?.low ?? 0), Int64(column?.high ?? 0))
        isNarrow = column?.isNarrow ?? false
        if case .fixed(let decimals)? = column?.kind {
            self.decimals = decimals
        } else {
            decimals = 0
        }
    }

    @inline(__always)
    func write(byte: UInt8, at row: Int) {
        memory?.bytes[row] = byte
        memory?.known[row] = 1
    }

    @inline(__always)
    func write(word: Int32, at row: Int) {
        memory?.words[row] = word
        memory?.known[row] = 1
    }
}

/// How many rows a list may have, and where they stand.
struct ListPlan {
    let entity: Int
    let parent: Int
    /// The file of the rows above; the file of the list's own rows, −1 where there is none.
    let above: Int
    let table: Int
    let min: Int
    let max: Int
    let isComplete: Bool

    /// Those whose rows above have a file.
    static func all(_ form: CaseloadForm) -> [ListPlan] {
        form.layout.parents.enumerated().compactMap { entity, parent in
            guard let parent, let list = form.layout.edition.entities[entity].list,
                let above = parent == 0 ? 0 : form.table(of: parent)
            else { return nil }
            let table = form.table(of: entity)
            return ListPlan(
                entity: entity, parent: parent, above: above, table: table ?? -1,
                min: list.min ?? 0, max: list.max ?? .max,
                isComplete: table.map { form.tables[$0].isComplete } ?? false)
        }
    }
}
