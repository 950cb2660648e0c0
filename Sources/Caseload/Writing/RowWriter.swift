import Columns
import Diagnostics
import Engine
import FEEL
import RuleModel

/// Writes what was decided of households as rows of the output.
struct RowWriter {
    let form: OutputForm
    let program: Program
    let month: Month
    private let evaluator: BatchEvaluator
    private(set) var text = CSVText()
    /// Where rows begin, when they are to be numbered.
    private(set) var starts: [Int] = []
    private let isNumbered: Bool
    private let writesTotal: Bool
    private let memberEntity: Int?
    /// As cells.
    private let programmeIDs: [[UInt8]]
    private static let noProgramme = Array("none".utf8)

    init(form: OutputForm, program: Program, month: Month, evaluator: BatchEvaluator) {
        self.evaluator = evaluator
        self.form = form
        self.program = program
        self.month = month
        isNumbered = form.columns.first?.source == .number
        writesTotal = form.columns.contains { $0.source == .householdTotal }
        memberEntity = program.edition.members
        programmeIDs = program.edition.programmes.map { Array($0.id.utf8) }
    }

    static func head(of form: OutputForm) -> [UInt8] {
        var text = CSVText()
        for column in form.columns { text.add(column.title) }
        text.endRow()
        return text.bytes
    }

    mutating func removeAll() {
        text.removeAll()
        starts.removeAll(keepingCapacity: true)
    }

    /// One household of the block, with all its rows.
    struct Subject {
        let block: Block
        /// Where its rows came from; `nil` for records, which carry nothing.
        let reader: ChunkReader?
        let household: Int
        let members: Range<Int>
        let decided: DecidedHousehold
        /// What is paid to the household in all, where that is written.
        fileprivate var total: Money?

        init(
            block: Block, reader: ChunkReader?, household: Int, members: Range<Int>,
            decided: DecidedHousehold
        ) {
            self.block = block
            self.reader = reader
            self.household = household
            self.members = members
            self.decided = decided
        }
    }

    mutating func write(_ subject: Subject) {
        var subject = subject
        if writesTotal { subject.total = total(of: subject.decided) }
        switch form.rows {
        case .households: writeRow(subject, member: nil, result: nil)
        case .members:
            for member in subject.members { writeRow(subject, member: member, result: nil) }
        case .all: writeResults(subject) { _ in true }
        case .payments: writeResults(subject) { $0.isGranted && ($0.amount?.isSomething ?? false) }
        case .results:
            let count = writeResults(subject) { $0.outcome != .notEligible }
            if count == 0 { writeRow(subject, member: nil, result: nil) }
        }
    }

    @discardableResult
    private mutating func writeResults(
        _ subject: Subject, where isWanted: (DecidedHousehold.Result) -> Bool
    ) -> Int {
        var count = 0
        for result in subject.decided.results where isWanted(result) {
            writeRow(subject, member: result.member, result: result)
            count += 1
        }
        return count
    }

    private mutating func writeRow(
        _ subject: Subject, member: Int?, result: DecidedHousehold.Result?
    ) {
        if isNumbered { starts.append(text.count) }
        for (index, column) in form.columns.enumerated() where index > 0 || !isNumbered {
            write(column.source, subject, member, result)
        }
        text.endRow()
    }

    // MARK: - Cells

    private mutating func write(
        _ source: OutputForm.Source, _ subject: Subject, _ member: Int?,
        _ result: DecidedHousehold.Result?
    ) {
        let block = subject.block
        switch source {
        case .household: add(block.idBytes(of: subject.household, in: 0))
        case .member:
            add(member.flatMap { row in memberEntity.flatMap { block.idBytes(of: row, in: $0) } })
        case .programme:
            let programme = result?.programme ?? member.flatMap { paying(subject, $0) }
            text.add(raw: programme.map { programmeIDs[$0] } ?? Self.noProgramme)
        case .programmeTitle(let language):
            let title = result.map { program.edition.programmes[$0.programme].common.title }
            text.add(title?[language] ?? "")
        case .outcome: text.add((result?.outcome ?? .notEligible).rawValue)
        case .payable: text.add(result?.isPayable == true ? "true" : "false")
        case .amount:
            if let member, result == nil {
                addPaid(subject, member)
            } else {
                add(result?.amount?.paidSum)
            }
        case .exactAmount: add(result?.amount?.exactSum)
        case .low: add(result?.amount?.lowEnd)
        case .high: add(result?.amount?.highEnd)
        case .firstMonth: text.add(result?.firstMonth?.description ?? "")
        case .month: text.add(month.description)
        case .persons: text.add(result?.persons ?? 0)
        case .needs: text.add(result?.needs.joined(separator: ";") ?? "")
        case .householdTotal: add(subject.total)
        case .outcomeOf(let programme):
            text.add(find(programme, subject, member)?.outcome.rawValue ?? "")
        case .amountOf(let programme): add(find(programme, subject, member)?.amount?.paidSum)
        case .carried(let names): writeCarried(names, subject, member)
        case .fact(let fact): writeFact(fact, subject, member)
        case .definition(let definition): writeDefinition(definition, subject, member)
        case .unit, .number, .empty: text.addEmpty()
        }
    }

    private mutating func add(_ id: UnsafeBufferPointer<UInt8>?) {
        if let id { text.add(id) } else { text.addEmpty() }
    }

    private mutating func add(_ sum: Money?) {
        switch sum {
        case .hundredths(let count)?: text.add(hundredths: count)
        case .exact(let number)?: text.add(number.exactText)
        case nil: text.addEmpty()
        }
    }

    private func find(
        _ programme: Int, _ subject: Subject, _ member: Int?
    ) -> DecidedHousehold.Result? {
        subject.decided.results.first {
            $0.programme == programme && ($0.member == nil || $0.member == member)
        }
    }

    // MARK: - Sums

    /// In a member's row: the programme that pays to the member, the last one of several.
    private func paying(_ subject: Subject, _ member: Int) -> Int? {
        subject.decided.results.last {
            $0.member == member && $0.isGranted && ($0.amount?.isSomething ?? false)
        }?.programme
    }

    /// In a member's row: what the member's own programmes pay together.
    private mutating func addPaid(_ subject: Subject, _ member: Int) {
        var total = Money.zero
        for result in subject.decided.results where result.member == member && result.isGranted {
            guard let amount = result.amount else { continue }
            guard let paid = amount.paidSum, let sum = total.adding(paid) else {
                return text.addEmpty()
            }
            total = sum
        }
        add(total)
    }

    private func total(of decided: DecidedHousehold) -> Money? {
        var total = Money.zero
        for result in decided.results where result.isGranted {
            guard let amount = result.amount else { continue }
            guard let paid = amount.paidSum, let sum = total.adding(paid) else { return nil }
            total = sum
        }
        return total
    }

    private mutating func writeCarried(_ names: [String], _ subject: Subject, _ member: Int?) {
        for name in names {
            if let member, let cell = subject.reader?.carriedCell(name, ofMember: member),
                !cell.isEmpty
            {
                return text.add(raw: cell)
            }
            if let cell = subject.reader?.carriedCell(name, ofHousehold: subject.household),
                !cell.isEmpty
            {
                return text.add(raw: cell)
            }
        }
        text.addEmpty()
    }

    private mutating func writeFact(_ fact: Int, _ subject: Subject, _ member: Int?) {
        let record = subject.block.household(at: subject.household)
        let object = self.object(of: program.edition.facts[fact].entity, record, subject, member)
        text.add(object.flatMap { record.value(of: fact, on: $0)?.text } ?? "")
    }

    private mutating func writeDefinition(_ definition: Int, _ subject: Subject, _ member: Int?) {
        let entity = program.edition.definitions[definition].entity
        let isOfRow = entity == 0 || entity == evaluator.batch.layout.member
        if subject.decided.isOfColumns, isOfRow,
            let row = entity == 0 ? subject.household : member,
            let place = evaluator.batch.definitions.firstIndex(of: definition),
            let value = evaluator.value(ofDefinition: place, row: row)
        {
            return text.add(value.text)
        }
        let record = subject.block.household(at: subject.household)
        guard let object = object(of: entity, record, subject, member) else {
            return text.addEmpty()
        }
        let value = Inspection(record, under: program).value(ofDefinition: definition, on: object)
        if case .unknown = value { return text.addEmpty() }
        text.add(value.text)
    }

    private func object(
        of entity: Int, _ record: Household, _ subject: Subject, _ member: Int?
    ) -> Int? {
        if entity == 0 { return 0 }
        guard let member, entity == subject.block.layout.member,
            let list = record.list(of: entity, below: 0),
            list.indices.contains(member - subject.members.lowerBound),
            case .object(let reference) = list[member - subject.members.lowerBound]
        else { return nil }
        return Int(reference.index)
    }
}
