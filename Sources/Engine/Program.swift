package import FEEL
package import RuleModel

/// A linked edition with all that can be worked out before a record comes: shared by all cases.
package final class Program: Sendable {
    package let edition: Edition
    package let layout: RecordLayout
    let wordbook: Wordbook
    let powers: Powers
    /// What tells the time for the limit on it; without it a case takes as long as its steps do.
    let clock: Budget.Clock?
    /// What one case may take: nobody waits longer for a household, and a busy machine does not
    /// make an error of it.
    let budgetLimits = {
        var limits = FEEL.Limits()
        limits.time = .seconds(10)
        return limits
    }()
    let facts: [FactPlan]
    let definitions: [DefinitionPlan]
    let standards: [StandardPlan]
    let combinations: [CombinationPlan]
    let programmes: [ProgrammePlan]
    /// For each fact of a kind, for each entity, the same fact there; −1 where there is none.
    let factCounterparts: [[Int]]
    /// The same for definitions.
    let definitionCounterparts: [[Int]]
    /// For each entity how much is kept of each of its objects.
    let slotCounts: [Int]
    let numbers: MissingNumbers
    let needs: NeedPlans
    let influence: Influence

    /// The edition must have been linked: formulas without a checked expression fail when they run.
    package init(_ edition: Edition, clock: Budget.Clock? = nil) {
        self.edition = edition
        self.clock = clock
        layout = RecordLayout(edition)
        let wordbook = Wordbook(edition)
        self.wordbook = wordbook
        powers = Powers(edition)
        var planner = Planner(
            edition, wordbook, powers, counts: Array(repeating: 0, count: edition.entities.count))
        let places = layout.slots
        facts = edition.facts.enumerated().map {
            FactPlan($0.element, at: places[$0.offset], edition)
        }
        definitions = edition.definitions.enumerated().map {
            DefinitionPlan($0.element, $0.offset, &planner)
        }
        standards = edition.standards.map { StandardPlan($0, edition) }
        let combinations = edition.combinations.enumerated().map {
            CombinationPlan($0.element, $0.offset, edition)
        }
        self.combinations = combinations
        let dependencies = Dependencies(edition)
        programmes = edition.programmes.enumerated().map {
            let reach = Reach(of: $0.offset, in: edition, dependencies)
            return ProgrammePlan($0.element, $0.offset, combinations, reach, &planner)
        }
        slotCounts = planner.counts
        let entityCount = edition.entities.count
        factCounterparts = Self.counterparts(
            edition.facts.map { ($0.id, $0.entity, $0.isOfKind) }, entityCount)
        definitionCounterparts = Self.counterparts(
            edition.definitions.map { ($0.id, $0.entity, $0.isOfKind) }, entityCount)
        numbers = MissingNumbers(edition)
        needs = NeedPlans(edition)
        influence = Influence(
            edition, factCounterparts: factCounterparts,
            definitionCounterparts: definitionCounterparts)
    }

    /// A program with another edition, whose rules keep their indexes, and what was prepared anew.
    private init(
        _ old: Program, edition: Edition, definitions: [DefinitionPlan], standards: [StandardPlan],
        programmes: [ProgrammePlan], slotCounts: [Int]
    ) {
        self.edition = edition
        self.definitions = definitions
        self.standards = standards
        self.programmes = programmes
        self.slotCounts = slotCounts
        layout = old.layout
        wordbook = old.wordbook
        powers = old.powers
        clock = old.clock
        facts = old.facts
        combinations = old.combinations
        factCounterparts = old.factCounterparts
        definitionCounterparts = old.definitionCounterparts
        numbers = old.numbers
        needs = old.needs
        influence = old.influence
    }

    /// The same law asked for another day between two changes of it, which has the same edition but
    /// for its date.
    package func asked(for day: CalendarDate, knownOn: CalendarDate) -> Program {
        if day == edition.day, knownOn == edition.knownOn { return self }
        var edition = edition
        edition.day = day
        edition.knownOn = knownOn
        return Program(
            self, edition: edition, definitions: definitions, standards: standards,
            programmes: programmes, slotCounts: slotCounts)
    }

    package func on(_ day: CalendarDate) -> Program { asked(for: day, knownOn: edition.knownOn) }

    /// The same law but for the content of a few rules, by their indexes: names, types and what a
    /// rule is computed from stay as they were.
    package func replacing(
        definitions changed: [Int: DefinitionInForce] = [:],
        programmes changedProgrammes: [Int: ProgrammeInForce] = [:],
        standards changedStandards: [Int: StandardInForce] = [:],
        procedures changedProcedures: [Int: ProcedureInForce] = [:]
    ) -> Program {
        var edition = edition
        for (index, definition) in changed { edition.definitions[index] = definition }
        for (index, programme) in changedProgrammes { edition.programmes[index] = programme }
        for (index, standard) in changedStandards { edition.standards[index] = standard }
        for (index, procedure) in changedProcedures { edition.procedures[index] = procedure }
        // What is prepared anew gets places of its own behind those in use.
        var planner = Planner(edition, wordbook, powers, counts: slotCounts)
        var (definitions, standards, programmes) = (definitions, standards, programmes)
        for (index, definition) in changed {
            definitions[index] = DefinitionPlan(definition, index, &planner)
        }
        for (index, programme) in changedProgrammes {
            programmes[index] = ProgrammePlan(
                programme, index, combinations, programmes[index].reach, &planner)
        }
        for (index, standard) in changedStandards {
            standards[index] = StandardPlan(standard, edition)
        }
        return Program(
            self, edition: edition, definitions: definitions, standards: standards,
            programmes: programmes, slotCounts: planner.counts)
    }

    /// The same thing of a kind in each of the entities that share it.
    private static func counterparts(
        _ things: [(id: String, entity: Int, isOfKind: Bool)], _ entityCount: Int
    ) -> [[Int]] {
        var places: [String: [Int]] = [:]
        for (index, thing) in things.enumerated()
        where thing.isOfKind && thing.entity < entityCount {
            places[thing.id, default: Array(repeating: -1, count: entityCount)][thing.entity] =
                index
        }
        return things.map { $0.isOfKind ? places[$0.id] ?? [] : [] }
    }
}
