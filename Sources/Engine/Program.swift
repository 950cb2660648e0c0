package import FEEL
package import RuleModel

/// A linked edition with all that can be worked out before a record comes: shared by all cases.
package final class Program: Sendable {
    package let edition: Edition
    package let layout: RecordLayout
    let wordbook: Wordbook
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
        var planner = Planner(edition, wordbook)
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

    /// The same law on another day: between two changes every day has one edition but for its date.
    package func on(_ day: CalendarDate) -> Program {
        if day == edition.day { return self }
        var edition = edition
        edition.day = day
        return Program(edition, clock: clock)
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
