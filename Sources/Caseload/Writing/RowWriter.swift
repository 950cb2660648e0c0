import Columns
import Diagnostics
import Engine
import FEEL
import RuleModel

/// Writes what was decided of a block's households as rows of the output.
struct RowWriter: ~Copyable {
    private let form: OutputForm
    private let cells: [OutputForm.Source]
    /// The same as far as most rows need them, in memory.
    private var usual = FlatList<UsualCell>()
    private let program: Program
    private let monthText: String
    private let evaluator: BatchEvaluator
    private let block: Block
    /// Where the block's rows come from; `nil` for records, which carry nothing.
    private let reader: ChunkReader?
    private var text = CSVText()
    /// Where rows begin, when they are to be numbered.
    private var starts: [Int] = []
    private let isNumbered: Bool
    private let writesTotal: Bool
    /// As cells.
    private let programmeIDs: [[UInt8]]
    private static let noProgramme = Array("none".utf8)

    // Of the block that is being written.
    private var householdIDs: IDColumn
    private var memberIDs: IDColumn?

    init(
        form: OutputForm, program: Program, month: Month, evaluator: BatchEvaluator, block: Block,
        reader: ChunkReader?
    ) {
        self.form = form
        self.program = program
        self.evaluator = evaluator
        self.block = block
        self.reader = reader
        monthText = month.description
        isNumbered = form.columns.first?.source == .number
        writesTotal = form.columns.contains { $0.source == .householdTotal }
        cells = form.columns.dropFirst(isNumbered ? 1 : 0).map(\.source)
        programmeIDs = program.edition.programmes.map { Array($0.id.utf8) }
        householdIDs = block.ids(of: 0)
        for cell in cells { usual.append(UsualCell(cell)) }
    }

    deinit { usual.deallocate() }

    /// Cells of which even the switch between them counts.
    private enum UsualCell {
        case household, member, programme, amount, total, other

        init(_ source: OutputForm.Source) {
            switch source {
            case .household: self = .household
            case .member: self = .member
            case .programme: self = .programme
            case .amount: self = .amount
            case .householdTotal: self = .total
            default: self = .other
            }
        }
    }

    static func head(of form: OutputForm) -> [UInt8] {
        var text = CSVText()
        for column in form.columns { text.add(column.title) }
        text.endRow()
        return text.bytes
    }

    /// Begins with the sealed block.
    mutating func begin() {
        householdIDs = block.ids(of: 0)
        memberIDs = block.layout.member.map { block.ids(of: $0) }
    }

    /// What was written and where its rows begin, and begins anew.
    mutating func take() -> (bytes: [UInt8], starts: [Int]) {
        defer {
            text.removeAll()
            starts.removeAll(keepingCapacity: true)
        }
        return (text.bytes, starts)
    }

    /// One household of the block, with all its rows.
    mutating func write(
        _ household: Int, _ members: Range<Int>, _ decided: borrowing DecidedHousehold
    ) {
        let total = writesTotal ? decided.sum { _ in true } : nil
        var row = Row(household: household, members: members, total: total)
        switch form.rows {
        case .households: writeRow(row, decided)
        case .members:
            for member in members {
                row.member = member
                writeRow(row, decided)
            }
        case .all: writeResults(row, decided) { _ in true }
        case .payments: writeResults(row, decided) { $0.pointee.isPaid }
        case .results:
            let count = writeResults(row, decided) { !$0.pointee.isRefused }
            if count == 0 { writeRow(row, decided) }
        }
    }

    /// What a row is of.
    private struct Row {
        let household: Int
        let members: Range<Int>
        /// What is paid to the household in all, where that is written.
        let total: Money?
        /// The member's row in the block, where the row is a member's.
        var member: Int?
        var result: UnsafePointer<DecidedHousehold.Result>?
    }

    @discardableResult
    private mutating func writeResults(
        _ household: Row, _ decided: borrowing DecidedHousehold,
        where isWanted: (UnsafePointer<DecidedHousehold.Result>) -> Bool
    ) -> Int {
        var (row, count) = (household, 0)
        for index in 0..<decided.results.count {
            let result = UnsafePointer(decided.results.memory + index)
            guard isWanted(result) else { continue }
            (row.member, row.result) = (result.pointee.member, result)
            writeRow(row, decided)
            count += 1
        }
        return count
    }

    private mutating func writeRow(_ row: Row, _ decided: borrowing DecidedHousehold) {
        if isNumbered {
            starts.append(text.count)
            // The number is put before the row once the rows are in order.
            text.beginAfterCell()
        }
        for index in 0..<usual.count {
            switch usual[index] {
            case .household: text.add(id: householdIDs[row.household])
            case .member: text.add(id: row.member.flatMap { memberIDs?[$0] })
            case .programme: text.add(raw: programmeID(row, decided))
            case .amount: add(amount(row, decided))
            case .total: add(row.total)
            case .other: write(cells[index], row, decided)
            }
        }
        text.endRow()
    }

    // MARK: - Cells

    private mutating func write(
        _ source: OutputForm.Source, _ row: Row, _ decided: borrowing DecidedHousehold
    ) {
        switch source {
        case .carried(let names): writeCarried(names, row)
        case .fact(let fact): writeFact(fact, row)
        case .definition(let definition): writeDefinition(definition, row, decided)
        case .month: text.add(monthText)
        case .outcomeOf(let programme):
            text.add(find(programme, row, decided)?.pointee.outcome.rawValue ?? "")
        case .amountOf(let programme):
            add(find(programme, row, decided)?.pointee.amount?.paidSum)
        default: write(source, of: row.result, decided)
        }
    }

    /// A cell that says something of the row's result.
    private mutating func write(
        _ source: OutputForm.Source, of result: UnsafePointer<DecidedHousehold.Result>?,
        _ decided: borrowing DecidedHousehold
    ) {
        switch source {
        case .programmeTitle(let language):
            let programme = result.map { program.edition.programmes[$0.pointee.programme] }
            text.add(programme?.common.title[language] ?? "")
        case .outcome: text.add((result?.pointee.outcome ?? .notEligible).rawValue)
        case .payable: text.add(result?.pointee.isPayable == true ? "true" : "false")
        case .exactAmount: add(result?.pointee.amount?.exactSum)
        case .low: add(result?.pointee.amount?.lowEnd)
        case .high: add(result?.pointee.amount?.highEnd)
        case .firstMonth: text.add(result?.pointee.firstMonth?.description ?? "")
        case .persons: text.add(result?.pointee.persons ?? 0)
        case .needs:
            let needs = result.map { decided.needs[$0.pointee.needs] } ?? []
            if needs.isEmpty { text.addEmpty() } else { text.add(needs.joined(separator: ";")) }
        default: text.addEmpty()
        }
    }

    /// Of the row's result; in a member's row what the member's own programmes pay together.
    @inline(__always)
    private func amount(_ row: Row, _ decided: borrowing DecidedHousehold) -> Money? {
        guard let member = row.member, row.result == nil else {
            return row.result?.pointee.amount?.paidSum
        }
        return decided.sum { $0.pointee.member == member }
    }

    @inline(__always)
    private mutating func add(_ sum: Money?) {
        switch sum {
        case .hundredths(let count)?: text.add(hundredths: count)
        case .exact(let number)?: text.add(number.exactText)
        case nil: text.addEmpty()
        }
    }

    private func find(
        _ programme: Int, _ row: Row, _ decided: borrowing DecidedHousehold
    ) -> UnsafePointer<DecidedHousehold.Result>? {
        for index in 0..<decided.results.count {
            let result = UnsafePointer(decided.results.memory + index)
            guard result.pointee.programme == programme else { continue }
            if result.pointee.member == nil || result.pointee.member == row.member { return result }
        }
        return nil
    }

    /// Of the row's result; in a member's row of what pays to the member, the last one of several.
    private func programmeID(_ row: Row, _ decided: borrowing DecidedHousehold) -> [UInt8] {
        let result =
            row.result
            ?? row.member.flatMap { member in
                decided.last { $0.pointee.member == member && $0.pointee.isPaid }
            }
        return result.map { programmeIDs[$0.pointee.programme] } ?? Self.noProgramme
    }

    // MARK: - What the files and the rules say

    private mutating func writeCarried(_ names: [String], _ row: Row) {
        for name in names {
            if let member = row.member,
                let cell = reader?.carriedCell(name, ofMember: member), !cell.isEmpty
            {
                return text.add(raw: cell)
            }
            if let cell = reader?.carriedCell(name, ofHousehold: row.household), !cell.isEmpty {
                return text.add(raw: cell)
            }
        }
        text.addEmpty()
    }

    private mutating func writeFact(_ fact: Int, _ row: Row) {
        let record = block.household(at: row.household)
        let object = self.object(of: program.edition.facts[fact].entity, record, row)
        text.add(object.flatMap { record.value(of: fact, on: $0)?.text } ?? "")
    }

    private mutating func writeDefinition(
        _ definition: Int, _ row: Row, _ decided: borrowing DecidedHousehold
    ) {
        let entity = program.edition.definitions[definition].entity
        let isOfRow = entity == 0 || entity == block.layout.member
        if decided.isOfColumns, isOfRow,
            let ownRow = entity == 0 ? row.household : row.member,
            let place = evaluator.batch.definitions.firstIndex(of: definition),
            let value = evaluator.value(ofDefinition: place, row: ownRow)
        {
            return text.add(value.text)
        }
        let record = block.household(at: row.household)
        guard let object = object(of: entity, record, row) else { return text.addEmpty() }
        let value = Inspection(record, under: program).value(ofDefinition: definition, on: object)
        if case .unknown = value { return text.addEmpty() }
        text.add(value.text)
    }

    private func object(of entity: Int, _ record: Household, _ row: Row) -> Int? {
        if entity == 0 { return 0 }
        guard let member = row.member, entity == block.layout.member,
            let list = record.list(of: entity, below: 0),
            list.indices.contains(member - row.members.lowerBound),
            case .object(let reference) = list[member - row.members.lowerBound]
        else { return nil }
        return Int(reference.index)
    }
}
