import Columns
import RuleModel

/// A file's columns as a worker reads them: numbers and places in memory, no references, so that
/// nothing is counted for a row.
struct TablePlan {
    let entity: Int
    /// The table of the rows above; −1 where they have none.
    let above: Int
    /// Whether its rows stand directly below the household.
    let isDirect: Bool
    let keyColumn: Int
    /// Whether its rows have ids.
    let hasIDs: Bool
    let cells: UnsafeMutablePointer<CellPlan>
    let cellCount: Int
    let carriedCount: Int
    /// How many columns count the rows of lists.
    let countedCount: Int

    init(_ form: TableForm, of caseload: CaseloadForm, block: Block) {
        let parent = caseload.layout.parents[form.entity]
        entity = form.entity
        above = parent.flatMap(caseload.table) ?? -1
        isDirect = parent == 0
        keyColumn = form.keyColumn
        hasIDs = form.idColumn != nil
        cellCount = form.cells.count
        carriedCount = form.carried.count
        let counted = form.cells.filter { $0.kind == .rowCount }.map(\.target)
        countedCount = counted.count
        cells = .allocate(capacity: max(cellCount, 1))
        let linksRows = form.cells.contains { $0.kind == .sameAs }
        for (index, cell) in form.cells.enumerated() {
            (cells + index).initialize(
                to: CellPlan(
                    cell, isLast: index + 1 == cellCount, linksRows: linksRows, counted: counted,
                    block: block))
        }
    }

    func deallocate() {
        for index in 0..<cellCount { cells[index].deallocate() }
        cells.deallocate()
    }

    /// Looks up where the block's cells lie now.
    func bind(to block: Block) {
        for index in 0..<cellCount where cells[index].isCell {
            cells[index].memory = block.memory(of: cells[index].target)
        }
    }
}

/// One column, with the memory that its cells go to.
struct CellPlan {
    let kind: CellForm.Kind
    /// The block's column; else the place among the carried or counting columns of the file.
    let target: Int
    /// What stands behind it: a comma, or the line break.
    let end: UInt8
    /// A fact of a kind in a file with `same_as`, which shares it.
    let isOfKind: Bool
    /// Whether what it says is a cell of the block.
    let isCell: Bool
    /// Whether an empty cell of it says nothing.
    let isSilent: Bool
    /// Of a number or date: what both the law and the block's column allow, in the column's form.
    let low: Int64
    let high: Int64
    let decimals: Int
    /// 10 to the power of `decimals`.
    let scale: Int64
    let isNarrow: Bool
    /// Of a word: what each byte stands for as one, and the spellings.
    let letters: UnsafeMutablePointer<UInt8>
    private let short: WordTable<ShortWord>.Copy
    private let long: WordTable<SpellingWord>.Copy
    fileprivate(set) var memory: CellMemory?

    fileprivate init(
        _ form: CellForm, isLast: Bool, linksRows: Bool, counted: [Int], block: Block
    ) {
        kind = form.kind
        end = isLast ? RowScanner.newline : RowScanner.comma
        isOfKind = form.isOfKind && linksRows
        isCell = [.boolean, .code, .day, .number].contains(form.kind)
        isSilent = isCell || [.ignored, .rare, .rowCount].contains(form.kind)
        target =
            form.kind == .rowCount ? counted.firstIndex(of: form.target) ?? 0 : form.target
        let column = isCell ? block.layout.columns[form.target] : nil
        isNarrow = column?.isNarrow ?? true
        decimals = if case .fixed(let decimals)? = column?.kind { decimals } else { 0 }
        let unit = form.kind == .number ? Self.tenThousandths[decimals] : 1
        scale = 10_000 / Self.tenThousandths[decimals]
        low = max(Int64(column?.low ?? 0), Self.roundedUp(form.low, unit))
        high = min(Int64(column?.high ?? 0), -Self.roundedUp(-max(form.high, -.max), unit))
        letters = .allocate(capacity: 256)
        letters.initialize(repeating: Spellings.none, count: 256)
        for (byte, code) in (form.spellings?.letters ?? []).enumerated() { letters[byte] = code }
        short = (form.spellings?.short ?? WordTable()).copy()
        long = (form.spellings?.long ?? WordTable()).copy()
        memory = isCell ? block.memory(of: form.target) : nil
    }

    /// How many ten-thousandths the last decimal of a number is.
    private static let tenThousandths: [Int64] = [10_000, 1000, 100, 10, 1]

    private static func roundedUp(_ number: Int64, _ unit: Int64) -> Int64 {
        number / unit + (number % unit > 0 ? 1 : 0)
    }

    func deallocate() {
        letters.deallocate()
        short.slots.deallocate()
        long.slots.deallocate()
    }

    @inline(__always)
    func code(of word: ShortWord) -> UInt8 { short.code(of: word) }

    func code(of word: SpellingWord) -> UInt8 { long.code(of: word) }

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
    /// Among the counting columns of the file above; −1 where none counts this list.
    let counting: Int
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
            let counted = form.tables[above].cells.filter { $0.kind == .rowCount }.map(\.target)
            return ListPlan(
                entity: entity, parent: parent, above: above, table: table ?? -1,
                counting: counted.firstIndex(of: entity) ?? -1, min: list.min ?? 0,
                max: list.max ?? .max, isComplete: table.map { form.tables[$0].isComplete } ?? false
            )
        }
    }

    /// Whether a row above that is said to have so many rows (−1: nothing is said) may have as many
    /// as there are.
    @inline(__always)
    func allows(_ count: Int, said: Int32) -> Bool {
        if said >= 0, Int(said) != count { return false }
        return isKnown(count, said: said) ? count >= min && count <= max : parent != 0 || min == 0
    }

    @inline(__always)
    func isKnown(_ count: Int, said: Int32) -> Bool { count > 0 || said >= 0 || isComplete }
}
