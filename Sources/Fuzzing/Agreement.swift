package import Columns
import Engine
import FEEL
import RuleModel

/// Holds what columns say of households against what the case evaluator says of each.
package struct Agreement {
    package private(set) var households = 0
    /// Households that columns decided.
    package private(set) var byColumns = 0
    package private(set) var answers = 0
    package private(set) var eligible = 0
    package private(set) var open = 0
    /// What differs, in words; empty is agreement.
    package private(set) var differences: [String] = []
    package private(set) var fallbacks = Fallbacks()

    package init() {}

    /// Decides many random households of a program both ways.
    package static func of(
        _ batch: BatchProgram, households count: Int, seed: UInt64, gapOdds: Int = 12
    ) -> Agreement {
        var agreement = Agreement()
        var source = RandomHouseholds(batch.program.edition, seed: seed, gapOdds: gapOdds)
        let evaluator = BatchEvaluator(batch)
        let block = Block(batch.layout)
        var left = count
        while left > 0 {
            block.removeAll()
            let size = min(left, 256)
            let records = (0..<size).map { _ in source.next() }
            for record in records { block.append(record) }
            block.seal()
            evaluator.decide(block)
            for (row, record) in records.enumerated() {
                agreement.compare(evaluator, block, row, record)
            }
            left -= size
        }
        agreement.fallbacks = evaluator.fallbacks
        return agreement
    }

    /// Counts what another run showed.
    package mutating func add(_ other: Agreement) {
        households += other.households
        byColumns += other.byColumns
        answers += other.answers
        eligible += other.eligible
        open += other.open
        differences += other.differences
        fallbacks = fallbacks.adding(other.fallbacks)
    }

    private mutating func compare(
        _ evaluator: BatchEvaluator, _ block: Block, _ row: Int, _ record: Household
    ) {
        households += 1
        let batch = evaluator.batch
        // A fallback is the case evaluator's own answer, to a record that came back from columns.
        var options = DecideOptions()
        options.explained = false
        options.provesNeeds = false
        let expected = decide(record, under: batch.program, options: options)
        if let own = evaluator.determination(of: row) {
            compare(own, expected, record)
            return
        }
        byColumns += 1
        var results = expected.results[...]
        for (place, programme) in batch.programmes.enumerated() {
            let entity = batch.program.edition.programmes[programme].entity
            for subject in block.rows(of: entity, inHousehold: row) {
                guard let result = results.popFirst(), result.programme == programme else {
                    report("other results", record, "columns have more results than the case")
                    return
                }
                compare(evaluator, place, subject, with: result, record)
            }
        }
        if !results.isEmpty { report("other results", record, "the case has more results") }
    }

    private mutating func compare(
        _ evaluator: BatchEvaluator, _ place: Int, _ row: Int, with result: ProgrammeResult,
        _ record: Household
    ) {
        answers += 1
        let outcome = evaluator.outcome(of: place, row: row)
        let isPayable = evaluator.isPayable(place, row: row)
        let amount = evaluator.amount(of: place, row: row)
        if outcome == .eligible { eligible += 1 }
        if case .open? = amount { open += 1 }
        let needs = evaluator.needs(of: place, row: row)
        let persons = evaluator.persons(of: place, row: row)
        let isHousehold = if case .household = result.subject { true } else { false }
        guard outcome == result.outcome, isPayable == result.isPayable,
            Self.isSame(amount, result.amount),
            // Whose a benefit is that is refused nobody asks.
            outcome == .notEligible
                || needs == result.needs.map(\.id)
                    && (!isHousehold || result.covered.isEmpty || persons == result.covered.count)
        else {
            report(
                "\(result.id) of \(result.subject)", record,
                "columns: \(outcome), payable \(isPayable), \(Self.text(amount)), \(persons) persons, "
                    + "needs \(needs); case: \(result.outcome), payable \(result.isPayable), "
                    + "\(Self.text(result.amount)), \(result.covered.count) persons, "
                    + "needs \(result.needs.map(\.id))")
            return
        }
    }

    private mutating func compare(
        _ own: Determination, _ expected: Determination, _ record: Household
    ) {
        let isSame =
            own.results.count == expected.results.count
            && zip(own.results, expected.results).allSatisfy {
                $0.outcome == $1.outcome && $0.isPayable == $1.isPayable
                    && Self.isSame($0.amount, $1.amount)
            }
        if !isSame { report("a record from columns", record, "decided otherwise") }
    }

    /// What was held against each other, in a line, and why some of it was not.
    package var summary: String {
        let share = households == 0 ? 0 : byColumns * 100 / households
        var lines = [
            "\(households) households, \(byColumns) (\(share) %) by columns, \(answers) answers, "
                + "\(eligible) eligible, \(open) open, \(differences.count) differences"
        ]
        for (reason, count) in fallbacks.counts.sorted(by: { $0.value > $1.value }) {
            lines.append("  \(count) fell back: \(reason)")
        }
        for (id, reason) in fallbacks.notColumnar.sorted(by: { $0.key < $1.key }) {
            lines.append("  not columnar: \(id): \(reason)")
        }
        return lines.joined(separator: "\n")
    }

    private mutating func report(_ what: String, _ record: Household, _ how: String) {
        guard differences.count < 20 else { return }
        differences.append("household \(households), \(what): \(how)")
    }

    private static func isSame(_ left: Amount?, _ right: Amount?) -> Bool {
        switch (left, right) {
        case (nil, nil): true
        case (.known(let exact, let paid)?, .known(let otherExact, let otherPaid)?):
            exact == otherExact && paid == otherPaid
        case (.open(let low, let high)?, .open(let otherLow, let otherHigh)?):
            low == otherLow && high == otherHigh
        default: false
        }
    }

    private static func text(_ amount: Amount?) -> String {
        switch amount {
        case nil: "no amount"
        case .known(let exact, let paid)?: "\(paid.exactText) (exactly \(exact.exactText))"
        case .open(let low, let high)?:
            "\(low?.exactText ?? "?") to \(high?.exactText ?? "?")"
        }
    }
}
