package import Engine
package import FEEL
import RuleModel

/// Decides blocks of households over columns; belongs to one worker.
///
/// ```
/// let evaluator = BatchEvaluator(batch)
/// evaluator.decide(block)                                 // sealed
/// for household in 0..<block.householdCount {
///     if let determination = evaluator.determination(of: household) { … }   // by the case evaluator
///     else { evaluator.outcome(of: 0, row: household) … }                   // from columns
/// }
/// ```
///
/// What columns do not decide with certainty is decided by the case evaluator, household by
/// household, so that both give the same answers everywhere.
package final class BatchEvaluator {
    package let batch: BatchProgram
    private var knowledge: Knowledge?
    private(set) var compiled: CompiledBatch?
    private(set) var machine: Machine?
    /// Buffers of the outputs, in the order of `batch.programmes`.
    private var places: [AnswerPlaces] = []
    private var determinations: [Int: Determination] = [:]
    /// Why households went to the case evaluator, over all blocks so far.
    package private(set) var fallbacks = Fallbacks()
    /// How often the program was compiled for other columns being known.
    package private(set) var compilations = 0

    private struct AnswerPlaces {
        let outcome: Int
        let isPayable: Int
        let isUncertain: Int
        let low: Int
        let high: Int
        let noHigh: Int
        let exact: Int
        let persons: Int
        let causes: [(id: String, rows: Int)]
    }

    package init(_ batch: BatchProgram) {
        self.batch = batch
    }

    /// The fallbacks since they were last taken.
    package func takeFallbacks() -> Fallbacks {
        defer { fallbacks = Fallbacks() }
        return fallbacks
    }

    /// Decides all households of a sealed block; earlier answers are gone.
    package func decide(_ block: Block) {
        determinations.removeAll(keepingCapacity: true)
        let machine = machine(for: block)
        machine.run(block)
        fallbacks.households += block.householdCount
        guard mayFallBack(block, machine) else { return }
        for household in 0..<block.householdCount {
            guard let reason = reason(toFallBack: household, of: block, machine) else { continue }
            fallbacks.note(reason)
            determinations[household] = Engine.decide(
                block.household(at: household), under: batch.program, options: batch.options)
        }
    }

    /// Whether any household of a block may need the case evaluator: mostly none does.
    private func mayFallBack(_ block: Block, _ machine: Machine) -> Bool {
        guard let compiled, let isUncertain = compiled.isUncertain,
            let place = compiled.schedule.places[isUncertain]
        else { return true }
        return block.hasHouseholdsSetAside
            || machine.hasOne(in: place, count: block.householdCount)
            || block.entities.indices.contains {
                machine.hasList(of: $0, longerThan: longestList(of: $0))
            }
    }

    private func longestList(of entity: Int) -> Int {
        let form = batch.program.edition.entities[entity].list
        return min(form?.max ?? Graph.longestList, Graph.longestList)
    }

    /// What the case evaluator said of a household; `nil` where columns decided it.
    package func determination(of household: Int) -> Determination? { determinations[household] }

    // MARK: - Compiling

    private func machine(for block: Block) -> Machine {
        let found = block.knowledge ?? Knowledge(block)
        if found == knowledge, let machine { return machine }
        let wanted = knowledge.map { $0.joined(found) } ?? found
        if wanted == knowledge, let machine { return machine }
        knowledge = wanted
        compilations += 1
        let compiled = CompiledBatch(batch, wanted)
        let machine = Machine(compiled.schedule, parents: batch.layout.parents)
        let places = compiled.schedule.places
        func place(_ node: Int?) -> Int { node.flatMap { places[$0] } ?? -1 }
        self.places = compiled.answers.map {
            AnswerPlaces(
                outcome: place($0.outcome), isPayable: place($0.isPayable),
                isUncertain: place($0.isUncertainHousehold), low: place($0.amount?.low),
                high: place($0.amount?.high), noHigh: place($0.amount?.noHigh),
                exact: place($0.amount?.exact), persons: place($0.persons),
                causes: causes(of: $0, places))
        }
        fallbacks.notColumnar = compiled.notes.mapValues(\.rawValue)
        self.compiled = compiled
        self.machine = machine
        return machine
    }

    /// By what a need is called in a determination, in its order.
    private func causes(
        of answer: AnswerNodes, _ places: [Int: Int]
    ) -> [(id: String, rows: Int)] {
        let edition = batch.program.edition
        let named = (answer.amount?.causes ?? []).map { cause, rows in
            (order: cause.order, id: cause.id(in: edition), rows: places[rows] ?? -1)
        }
        return named.sorted { $0.order < $1.order }.map { ($0.id, $0.rows) }
    }

    private func reason(
        toFallBack household: Int, of block: Block, _ machine: Machine
    ) -> Fallbacks.Reason? {
        if block.isSetAside[household] == 1 { return .setAside }
        guard let compiled, compiled.isWhole else { return .notColumnar }
        for (index, place) in places.enumerated()
        where machine.number(in: place.isUncertain, row: household) == 1 {
            return .uncertain(programme: batch.programmes[index])
        }
        return hasLongList(household, of: block) ? .longList : nil
    }

    private func hasLongList(_ household: Int, of block: Block) -> Bool {
        for entity in block.entities.indices {
            guard let parent = batch.layout.parents[entity] else { continue }
            let most = longestList(of: entity)
            let rows = block.entities[entity]
            for row in block.rows(of: parent, inHousehold: household)
            where rows.rows(below: row..<row + 1).count > most {
                return true
            }
        }
        return false
    }

    // MARK: - Answers from columns

    private func number(_ place: Int, _ row: Int) -> Int64 {
        // A programme whose answer nobody wanted has no place.
        place < 0 ? 0 : machine?.number(in: place, row: row) ?? 0
    }

    /// How the programme at a place in `batch.programmes` stands for a row of its entity.
    package func outcome(of place: Int, row: Int) -> Outcome {
        switch OutcomeCode(rawValue: UInt8(truncatingIfNeeded: number(places[place].outcome, row)))
        {
        case .eligible: .eligible
        case .notEligible: .notEligible
        case .discretionary: .discretionary
        case .undetermined, nil: .undetermined
        }
    }

    package func isPayable(_ place: Int, row: Int) -> Bool {
        number(places[place].isPayable, row) == 1
    }

    /// What it comes to where it is not refused; `nil` for what pays nothing.
    package func amount(of place: Int, row: Int) -> Amount? {
        guard let nodes = compiled?.answers[place].amount,
            outcome(of: place, row: row) != .notEligible
        else { return nil }
        let own = places[place]
        let low = money(own.low, row, nodes.decimals)
        let high = number(own.noHigh, row) == 1 ? nil : money(own.high, row, nodes.decimals)
        guard let high, low == high else { return .open(low: low, high: high) }
        return .known(exact: money(own.exact, row, nodes.decimals), paid: low)
    }

    /// How many persons' benefit it is: of a household's programme those that it covers.
    package func persons(of place: Int, row: Int) -> Int {
        guard places[place].persons < 0 else { return Int(number(places[place].persons, row)) }
        return batch.program.edition.programmes[batch.programmes[place]].entity == 0 ? 0 : 1
    }

    /// What an amount that is open waits for: the ids of standards, findings and parts of amounts
    /// that nobody has set.
    package func needs(of place: Int, row: Int) -> [String] {
        places[place].causes.filter { number($0.rows, row) == 1 }.map(\.id)
    }

    private func money(_ place: Int, _ row: Int, _ decimals: Int) -> Number {
        Number(coefficient: Int128(number(place, row)), exponent: -decimals) ?? .zero
    }

    /// The decimals of a programme's sums as whole numbers (`paid`).
    package func decimals(of place: Int) -> Int { compiled?.answers[place].amount?.decimals ?? 2 }

    /// What is paid at least, times 10 to the power of `decimals`; 0 for what pays nothing.
    package func paid(_ place: Int, row: Int) -> Int64 {
        places[place].low < 0 ? 0 : number(places[place].low, row)
    }

    /// The value of a wanted definition, by its place in `batch.definitions`; `nil` where columns
    /// do not know it.
    package func value(ofDefinition place: Int, row: Int) -> Value? {
        guard let compiled, let nodes = compiled.definitions[place] else { return nil }
        let buffers = compiled.schedule.places
        guard let value = buffers[nodes.value], let known = buffers[nodes.known],
            number(known, row) == 1
        else { return nil }
        return nodes.kind.value(of: number(value, row), in: batch.program.edition)
    }

    // MARK: - Totals

    /// Copies the sums of a sealed block's rows and households into arrays, from places on; the
    /// sums are times 10 to the power of `totalDecimals`, the programme is its place in
    /// `batch.programmes` plus one, 0 for none.
    package func copyTotals(
        of block: Block, amounts: inout [Int32], programmes: inout [UInt8], from row: Int,
        households: inout [Int32], from household: Int
    ) {
        guard let compiled, let machine, let totals = compiled.totals,
            let amount = compiled.schedule.places[totals.amount],
            let programme = compiled.schedule.places[totals.programme],
            let sum = compiled.schedule.places[totals.household]
        else { return }
        let count = block.count(of: totals.entity)
        precondition(row >= 0 && row + count <= min(amounts.count, programmes.count))
        precondition(household >= 0 && household + block.householdCount <= households.count)
        unsafe amounts.withUnsafeMutableBufferPointer { target in
            guard let start = target.baseAddress else { return }
            unsafe machine.copy(amount, count: count, into: start + row)
        }
        unsafe programmes.withUnsafeMutableBufferPointer { target in
            guard let start = target.baseAddress else { return }
            unsafe machine.copy(programme, count: count, into: start + row)
        }
        unsafe households.withUnsafeMutableBufferPointer { target in
            guard let start = target.baseAddress else { return }
            unsafe machine.copy(sum, count: block.householdCount, into: start + household)
        }
    }

    package var totalDecimals: Int { compiled?.totals?.decimals ?? 2 }
}
