import Diagnostics
import FEEL
import RuleModel

/// One household under one edition: every value is worked out when it is first asked for.
///
/// A case belongs to one task. It never stops at a mistake or a gap: what cannot be known is an
/// unknown value that carries its causes and the bounds that follow.
final class Case: Host {
    let program: Program
    let household: Household
    let assumptions: Assumptions
    /// Who watches what is tried; nobody, but for the coverage of tests.
    let observer: Observer?
    /// Who follows which numbers are compared, and how amounts are rounded meanwhile: for curves.
    let trace: OrderTrace?
    let amountRounding: AmountRounding
    let numbers: MissingNumbers
    /// What all expressions of the case may take together.
    let budget: Budget

    /// The case in which this one is decided without the powers of the office.
    private(set) unowned var main: Case?
    private lazy var sibling = Case(withoutPowersOf: self)
    var usesPowers: Bool { main == nil }
    /// The same case with all items absent that the office need not go by.
    var withoutPowers: Case { main == nil ? sibling : self }

    /// Failures of expressions, each with the formula it happened in.
    private(set) var failures: [CaseFailure] = []
    var depth = 0

    private let definitionBases: [Int]
    private var definitionMemory: [Memory]
    private var standardMemory: [Memory]
    var usedStandards: [Bool]
    private let programmeBases: [Int]
    private var programmeMemory: [ProgrammeMemory]

    enum Memory {
        case nothing
        case running
        case value(Value)
    }

    init(
        _ household: Household, under program: Program, assuming assumptions: Assumptions = .none,
        observer: Observer? = nil, trace: OrderTrace? = nil,
        amountRounding: AmountRounding = .applied
    ) {
        self.program = program
        self.household = household
        self.assumptions = assumptions
        self.observer = observer
        self.trace = trace
        self.amountRounding = amountRounding
        budget = Budget(program.budgetLimits, clock: program.clock)
        numbers = MissingNumbers(program)
        let definitions = program.definitionSlots.bases(of: household.objects)
        definitionBases = definitions.bases
        definitionMemory = Array(repeating: .nothing, count: definitions.total)
        standardMemory = Array(repeating: .nothing, count: program.edition.standards.count)
        usedStandards = Array(repeating: false, count: program.edition.standards.count)
        let programmes = program.programmeSlots.bases(of: household.objects)
        programmeBases = programmes.bases
        programmeMemory = Array(repeating: ProgrammeMemory(), count: programmes.total)
    }

    private convenience init(withoutPowersOf main: Case) {
        self.init(
            main.household, under: main.program, assuming: main.assumptions, trace: main.trace,
            amountRounding: main.amountRounding)
        self.main = main
    }

    var edition: Edition { program.edition }

    // MARK: What resolved names mean

    func value(of property: Int, on object: ObjectReference) -> Value {
        let index = Int(object.index)
        guard household.objects.indices.contains(index) else { return .unknown(Unknown(Causes())) }
        return switch Reference(rawValue: property) {
        case .fact(let fact): value(ofFact: fact, on: index)
        case .definition(let definition): value(ofDefinition: definition, on: index)
        case .up(let entity): ancestor(of: index, in: entity).map(reference) ?? broken()
        case .list(let entity): list(of: entity, below: index)
        case .programme(let programme, let name):
            (main ?? self).result(name, of: programme, seenFrom: index)
        default: value(ofGlobal: property)
        }
    }

    func value(ofGlobal global: Int) -> Value {
        switch Reference(rawValue: global) {
        case .standard(let standard): (main ?? self).value(ofStandard: standard)
        case .referenceDay: .date(edition.day)
        default: broken()
        }
    }

    func call(_ function: Int, _ arguments: [Value]) -> Value {
        guard case .standard(let standard) = Reference(rawValue: function) else { return broken() }
        return (main ?? self).value(ofStandard: standard, keyedBy: arguments)
    }

    func record(_ failure: Failure) -> Int {
        if let main { return main.record(failure) }
        guard failures.count < Limits.failures else { return failures.count - 1 }
        failures.append(CaseFailure(failure: failure, formula: nil))
        return failures.count - 1
    }

    /// Says in which formula the failures since a count happened.
    func locate(failuresFrom start: Int, in formula: Formula) {
        if let main { return main.locate(failuresFrom: start, in: formula) }
        for index in failures.indices.dropFirst(start) where failures[index].formula == nil {
            failures[index].formula = formula.text
        }
    }

    /// The value of something that a checked edition cannot hold.
    func broken() -> Value {
        fail(
            Wording(
                zh: "规则之间的引用无法解析", en: "a reference between rules cannot be resolved"))
    }

    func fail(_ message: Wording) -> Value {
        let index = record(Failure(range: TextRange(0, 0), message: message))
        return .unknown(Unknown(Causes([Cause(.failure, index)])))
    }

    func unknown(_ missing: Missing, _ hull: Hull = .any) -> Value {
        .unknown(Unknown(Causes([numbers.cause(missing)]), hull))
    }

    func reference(_ object: Int) -> Value {
        .object(ObjectReference(entity: household.objects[object].entity, index: object))
    }
}

/// A failure with the formula it happened in.
struct CaseFailure {
    let failure: Failure
    var formula: EmbeddedText?

    var diagnostic: Diagnostic {
        Diagnostic(
            "case/expression-failed", at: formula.map { $0.range(of: failure.range) },
            failure.message)
    }
}

// Values that are kept.
extension Case {
    func remembered(definition: Int, on object: Int, _ compute: () -> Value) -> Value {
        let slot = definitionBases[object] + program.definitionSlots.places[definition]
        switch definitionMemory[slot] {
        case .value(let value): return value
        case .running: return circle()
        case .nothing: break
        }
        definitionMemory[slot] = .running
        let value = nested(compute)
        definitionMemory[slot] = .value(value)
        return value
    }

    /// Whether a definition was worked out for any object.
    func hasUsed(definition: Int) -> Bool {
        let entity = edition.definitions[definition].entity
        let place = program.definitionSlots.places[definition]
        return household.objects.indices.contains { object in
            guard household.objects[object].entity == entity,
                case .value = definitionMemory[definitionBases[object] + place]
            else { return false }
            return true
        }
    }

    /// Whether any step of a programme was worked out for anybody.
    func hasUsed(programme: Int) -> Bool {
        let entity = edition.programmes[programme].entity
        let place = program.programmeSlots.places[programme]
        return household.objects.indices.contains { object in
            household.objects[object].entity == entity
                && programmeMemory[programmeBases[object] + place].isUsed
        }
    }

    /// Whether a standard was looked up, and which of its values.
    func valuesUsed(ofStandard standard: Int) -> [PublishedValue] {
        guard usedStandards[standard] else { return [] }
        return program.standards[standard].values.compactMap { $0 }
    }

    func remembered(standard: Int, _ compute: () -> Value) -> Value {
        switch standardMemory[standard] {
        case .value(let value): return value
        case .running: return circle()
        case .nothing: break
        }
        standardMemory[standard] = .running
        let value = nested(compute)
        standardMemory[standard] = .value(value)
        return value
    }

    /// A programme's result or one step of it; `object` is of the programme's own entity.
    func remembered(
        _ step: WritableKeyPath<ProgrammeMemory, Memory>, programme: Int, on object: Int,
        _ compute: () -> Value
    ) -> Value {
        let slot = programmeBases[object] + program.programmeSlots.places[programme]
        switch programmeMemory[slot][keyPath: step] {
        case .value(let value): return value
        case .running: return circle()
        case .nothing: break
        }
        programmeMemory[slot][keyPath: step] = .running
        let value = nested(compute)
        programmeMemory[slot][keyPath: step] = .value(value)
        return value
    }

    private func nested(_ compute: () -> Value) -> Value {
        guard depth < Limits.depth else {
            return fail(Wording(zh: "规则引用层次太深", en: "the rules lean on each other too deeply"))
        }
        depth += 1
        defer { depth -= 1 }
        return compute()
    }

    private func circle() -> Value {
        fail(Wording(zh: "规则互相引用，形成循环", en: "the rules lean on each other in a circle"))
    }
}

/// What is kept of one programme for one household or member.
struct ProgrammeMemory {
    var byRight = Case.Memory.nothing
    var withPowers = Case.Memory.nothing
    var receives = Case.Memory.nothing
    var covers = Case.Memory.nothing
    var amount = Case.Memory.nothing
    var share = Case.Memory.nothing

    var isUsed: Bool {
        [byRight, withPowers, receives, covers, amount, share].contains {
            if case .nothing = $0 { false } else { true }
        }
    }
}
