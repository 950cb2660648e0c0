package import FEEL
package import RuleModel

/// A linked edition with all that can be worked out before a record comes: shared by all cases.
package struct Program: Sendable {
    package internal(set) var edition: Edition
    package let layout: RecordLayout
    private(set) var definitions: [DefinitionPlan]
    let facts: [FactPlan]
    private(set) var programmes: [ProgrammePlan]
    let definitionSlots: Slots
    let programmeSlots: Slots
    /// For each fact of a kind, for each entity, the same fact there; −1 where there is none.
    let factCounterparts: [[Int]]
    /// The same for definitions.
    let definitionCounterparts: [[Int]]
    var standards: [StandardTable]
    /// For each programme the combinations that name it.
    let combinationsOfProgramme: [[Int]]
    /// For each programme the number of its first amount part among all parts.
    let firstParts: [Int]
    let partCount: Int
    let powers: Powers
    /// For each programme what its result can lean on.
    let reaches: [Reach]

    /// The edition must have been linked: formulas without a checked expression fail when they run.
    package init(_ edition: Edition) {
        self.edition = edition
        layout = RecordLayout(edition)
        definitions = edition.definitions.map(DefinitionPlan.init)
        facts = edition.facts.map(FactPlan.init)
        programmes = edition.programmes.map(ProgrammePlan.init)
        let entityCount = edition.entities.count
        definitionSlots = Slots(
            entityOfEach: edition.definitions.map(\.entity), entityCount: entityCount)
        programmeSlots = Slots(
            entityOfEach: edition.programmes.map(\.entity), entityCount: entityCount)
        factCounterparts = Self.counterparts(
            edition.facts.map { ($0.id, $0.entity, $0.isOfKind) }, entityCount)
        definitionCounterparts = Self.counterparts(
            edition.definitions.map { ($0.id, $0.entity, $0.isOfKind) }, entityCount)
        standards = edition.standards.map { StandardTable($0, in: edition) }
        combinationsOfProgramme = edition.programmes.indices.map { programme in
            edition.combinations.indices.filter {
                edition.combinations[$0].programmes.contains(programme)
            }
        }
        var parts = 0
        firstParts = edition.programmes.map { programme in
            defer { parts += programme.amount.count }
            return parts
        }
        partCount = parts
        powers = Powers(edition)
        let dependencies = Dependencies(edition)
        reaches = edition.programmes.indices.map { Reach(of: $0, in: edition, dependencies) }
    }

    /// The same law on another day: between two changes every day has one edition but for its date.
    package func on(_ day: CalendarDate) -> Program {
        var program = self
        program.edition.day = day
        return program
    }

    /// The same law asked for another day between two changes of it.
    package func asked(for day: CalendarDate, knownOn: CalendarDate) -> Program {
        var program = self
        program.edition.day = day
        program.edition.knownOn = knownOn
        return program
    }

    /// The same law but for the content of a few rules, by their indexes: names, types and what a
    /// rule is computed from stay as they were.
    package func replacing(
        definitions changed: [Int: DefinitionInForce] = [:],
        programmes changedProgrammes: [Int: ProgrammeInForce] = [:],
        standards changedStandards: [Int: StandardInForce] = [:],
        procedures changedProcedures: [Int: ProcedureInForce] = [:]
    ) -> Program {
        var program = self
        for (index, definition) in changed {
            program.edition.definitions[index] = definition
            program.definitions[index] = DefinitionPlan(definition)
        }
        for (index, programme) in changedProgrammes {
            program.edition.programmes[index] = programme
            program.programmes[index] = ProgrammePlan(programme)
        }
        for (index, standard) in changedStandards {
            program.edition.standards[index] = standard
            program.standards[index] = StandardTable(standard, in: edition)
        }
        for (index, procedure) in changedProcedures {
            program.edition.procedures[index] = procedure
        }
        return program
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
