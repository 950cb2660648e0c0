import Columns
import Engine
import FEEL
import Records
import RuleModel

/// The households of a chunk, one after the other, as some laws that read them alike decide them.
final class ImpactView {
    let reader: ChunkReader
    let evaluators: [BatchEvaluator]
    /// The household's row in the block.
    private(set) var household = 0
    private var count = 0

    private static let blockSize = 512

    init(_ caseload: CaseloadForm, _ programs: [BatchProgram]) {
        reader = ChunkReader(caseload, capacity: Self.blockSize)
        evaluators = programs.map { BatchEvaluator($0) }
    }

    func begin(_ chunk: Chunk) {
        reader.begin(chunk)
        (household, count) = (-1, 0)
    }

    /// Goes to the next household; `false` where there is none.
    func advance() throws(Disorder) -> Bool {
        household += 1
        if household < count { return true }
        (household, count) = (0, 0)
        guard try reader.fillBlock(Self.blockSize) else { return false }
        for evaluator in evaluators { evaluator.decide(reader.block) }
        count = reader.block.householdCount
        return true
    }

    var id: [UInt8] { reader.block.id(of: household, in: 0) ?? [] }
    var idText: String { String(decoding: id, as: UTF8.self) }
    var record: Household { reader.block.household(at: household) }

    // MARK: - What one law gives

    /// What the law of one of the evaluators gives by each programme.
    func read(_ evaluator: BatchEvaluator, into standings: inout [ImpactStanding]) {
        for index in standings.indices { standings[index] = ImpactStanding() }
        if let determination = evaluator.determination(of: household) {
            for result in determination.results where result.appliedFor {
                standings[result.programme].add(
                    result.outcome, isPayable: result.isPaymentOpen ? nil : result.isPayable,
                    result.amount,
                    persons: result.persons(isOfMember: result.subject != .household),
                    needs: result.needs.map(\.id))
            }
            return
        }
        let edition = evaluator.batch.program.edition
        for (place, programme) in evaluator.batch.programmes.enumerated() {
            let entity = edition.programmes[programme].entity
            for row in reader.block.rows(of: entity, inHousehold: household) {
                let outcome = evaluator.outcome(of: place, row: row)
                guard outcome != .notEligible else { continue }
                standings[programme].add(
                    outcome, isPayable: evaluator.isPayable(place, row: row),
                    evaluator.amount(of: place, row: row),
                    persons: evaluator.persons(of: place, row: row),
                    needs: evaluator.needs(of: place, row: row))
            }
        }
    }

    /// What a household is grouped by, as a word.
    func value(of source: GroupingSource) -> String {
        switch source {
        case .fact(let fact):
            reader.block.householdValue(in: fact, row: household)?.text ?? ""
        case .definition(let definition): value(ofDefinition: definition)
        case .size(let entity):
            String(reader.block.rows(of: entity, inHousehold: household).count)
        case .carried(let name): carried(name.id)
        }
    }

    private func value(ofDefinition definition: Int) -> String {
        // What an office states wins over the rule.
        if let column = reader.form.layout.column(of: .definition(definition)),
            let stated = reader.block.householdValue(in: column, row: household)
        {
            return stated.text
        }
        let first = evaluators[0]
        if first.determination(of: household) == nil,
            let place = first.batch.definitions.firstIndex(of: definition),
            let value = first.value(ofDefinition: place, row: household)
        {
            return value.text
        }
        let inspection = Inspection(record, under: first.batch.program)
        let value = inspection.value(ofDefinition: definition, on: 0)
        if case .unknown = value { return "" }
        return value.text
    }

    /// A cell that takes no part in deciding, without its quotes.
    func carried(_ name: String) -> String {
        guard var cell = reader.carriedCell(name, ofHousehold: household) else { return "" }
        guard cell.first == RowScanner.quote, cell.count >= 2 else {
            return String(decoding: cell, as: UTF8.self).trimmed
        }
        cell = UnsafeBufferPointer(rebasing: cell[1..<(cell.count - 1)])
        return String(decoding: cell, as: UTF8.self).replacing("\"\"", with: "\"").trimmed
    }
}

extension ImpactStanding {
    /// Adds what one subject of the household gets.
    ///
    /// - Parameter isPayable: `nil` where another benefit may take its place.
    fileprivate mutating func add(
        _ outcome: Outcome, isPayable: Bool?, _ amount: Amount?, persons: Int,
        needs: @autoclosure () -> [String]
    ) {
        switch outcome {
        case .notEligible: return
        case .undetermined: leaveOpen(amount, needs())
        case .discretionary where isPayable != true: leaveOpen(amount, [Self.decision])
        case .eligible, .discretionary:
            guard let isPayable else { return leaveOpen(amount, needs()) }
            guard isPayable else { return }
            isIn = true
            self.persons += persons
            switch amount {
            case .known(_, let sum)?: paid = paid.plus(Self.rounded(sum))
            case .open(let low, let high)?:
                isOpen = true
                self.needs.formUnion(needs())
                bounds.add(low: Self.rounded(low ?? .zero), high: high.map(Self.rounded))
            case nil: break
            }
        }
    }

    /// It may be nothing.
    private mutating func leaveOpen(_ amount: Amount?, _ needs: [String]) {
        isOpen = true
        self.needs.formUnion(needs)
        switch amount {
        case .known(_, let paid)?: bounds.add(low: .zero, high: Self.rounded(paid))
        case .open(_, let high)?: bounds.add(low: .zero, high: high.map(Self.rounded))
        case nil: break
        }
    }

    /// To a hundredth of a fen, where a sum does not end sooner, so that totals are exact.
    private static func rounded(_ sum: Number) -> Number {
        -Int(sum.exponent) <= 4 ? sum : sum.rounded(scale: 4, .halfUp)?.normalized ?? sum
    }
}
