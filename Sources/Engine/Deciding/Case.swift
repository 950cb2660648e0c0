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
    /// The case of the same record without what is assumed here, and what the assumptions can
    /// change: all else is taken over from it.
    let origin: Origin?
    /// Who follows which numbers are compared, and how amounts are rounded meanwhile: for curves.
    let trace: OrderTrace?
    let amountRounding: AmountRounding
    /// What all expressions of the case may take together.
    let budget: Budget

    /// Whether items count that the office need not go by.
    private(set) var usesPowers = true
    /// Failures of expressions, each with the formula it happened in.
    private(set) var failures: [CaseFailure] = []
    private(set) var failureCount = 0
    private var depth = 0
    private let memory: Memory
    /// Where the memory of each object begins; that of the standards comes last.
    private let bases: [Int]
    private(set) var usedStandards: [Bool]
    /// What the answers rest on, once completions are tried: they use the same memory.
    private var settled: (standards: [Bool], kept: Int)?
    private let watcher: Observer?

    struct Origin {
        let record: Case
        let changes: Changes
    }

    init(
        _ household: Household, under program: Program, assuming assumptions: Assumptions = .none,
        origin: Origin? = nil, observer: Observer? = nil, trace: OrderTrace? = nil,
        amountRounding: AmountRounding = .applied
    ) {
        self.program = program
        self.household = household
        self.assumptions = assumptions
        self.origin = origin
        watcher = observer
        self.trace = trace
        self.amountRounding = amountRounding
        budget = Budget(program.budgetLimits, clock: program.clock)
        // What is taken to be so rarely adds objects.
        if let record = origin?.record, record.bases.count == household.objects.count + 1 {
            bases = record.bases
        } else {
            bases = Self.bases(of: household, program)
        }
        memory = Memory(count: bases[household.objects.count] + program.standards.count)
        usedStandards = Array(repeating: false, count: program.standards.count)
    }

    private static func bases(of household: Household, _ program: Program) -> [Int] {
        var total = 0
        var bases: [Int] = []
        bases.reserveCapacity(household.objects.count + 1)
        for object in household.objects.indices {
            bases.append(total)
            let entity = household.objects[object].entity
            if program.slotCounts.indices.contains(entity) { total += program.slotCounts[entity] }
        }
        bases.append(total)
        return bases
    }

    var edition: Edition { program.edition }

    /// Whether somebody watches.
    var isObserved: Bool { watcher != nil }

    /// Who watches what is tried; nobody, but for the coverage of tests, which looks at what
    /// holds with the powers of the office.
    var observer: Observer? { watcher == nil || !usesPowers ? nil : watcher }

    // MARK: What resolved names mean

    func value(of property: Int, on object: ObjectReference) -> Value {
        let index = Int(object.index)
        guard index >= 0, index < household.objects.count else {
            return .unknown(Unknown(Causes()))
        }
        return value(of: property, on: index)
    }

    func value(of property: Int, on object: Int) -> Value {
        switch Reference(rawValue: property) {
        case .fact(let fact): value(ofFact: fact, on: object)
        case .definition(let definition): value(ofDefinition: definition, on: object)
        case .up(let entity): ancestor(of: object, in: entity).map(reference) ?? broken()
        case .list(let entity): list(of: entity, below: object)
        case .programme(let programme, let name):
            withPowers(true) { result(name, of: programme, seenFrom: object) }
        default: value(ofGlobal: property)
        }
    }

    func value(ofGlobal global: Int) -> Value {
        switch Reference(rawValue: global) {
        case .standard(let standard): value(ofStandard: standard)
        case .referenceDay: .date(program.edition.day)
        default: broken()
        }
    }

    func call(_ function: Int, _ arguments: [Value]) -> Value {
        guard case .standard(let standard) = Reference(rawValue: function) else { return broken() }
        return value(ofStandard: standard, keyedBy: arguments)
    }

    // MARK: Failures

    func record(_ failure: Failure) -> Int {
        guard failures.count < Limits.failures else { return failures.count - 1 }
        failures.append(CaseFailure(failure: failure, formula: nil))
        failureCount = failures.count
        return failures.count - 1
    }

    /// Says in which formula the failures since a count happened.
    func locate(failuresFrom start: Int, in formula: Formula) {
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
        .unknown(Unknown(Causes([program.numbers.cause(missing)]), hull))
    }

    func reference(_ object: Int) -> Value { .object(subject(object)) }

    func use(standard: Int) {
        if !usedStandards[standard] { usedStandards[standard] = true }
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
    /// A value of an object by its place, worked out at most once.
    func remembered(_ slot: Int, on object: Int, _ compute: () -> Value) -> Value {
        remembered(at: bases[object] + slot, compute)
    }

    func remembered(standard: Int, _ compute: () -> Value) -> Value {
        remembered(at: bases[bases.count - 1] + standard, compute)
    }

    @inline(__always)
    private func remembered(at place: Int, _ compute: () -> Value) -> Value {
        if let value = memory[place] { return value }
        if memory.isRunning(place) {
            return fail(Wording(zh: "规则互相引用，形成循环", en: "the rules lean on each other in a circle"))
        }
        guard depth < Limits.depth else {
            return fail(Wording(zh: "规则引用层次太深", en: "the rules lean on each other too deeply"))
        }
        memory.begin(place)
        depth += 1
        let value = compute()
        depth -= 1
        memory.keep(value, at: place)
        return value
    }

    /// Notes what was used up to now: what is worked out later is no ground of the answers.
    func settle() {
        settled = (usedStandards, memory.count)
    }

    /// Whether a definition was worked out for any object.
    func hasUsed(definition: Int) -> Bool {
        let plan = program.definitions[definition]
        let count = settled?.kept ?? memory.count
        for object in household.objects.indices
        where household.objects[object].entity == plan.entity {
            if memory.has(bases[object] + plan.slot, amongFirst: count) { return true }
        }
        return false
    }

    /// Whether any step of a programme was worked out for any object.
    func hasUsed(programme: Int) -> Bool {
        let plan = program.programmes[programme]
        let steps = ProgrammePlan.Step.allCases.indices
        return household.objects.indices.contains { object in
            household.objects[object].entity == plan.entity
                && steps.contains { step in
                    memory.has(bases[object] + plan.slot + step, amongFirst: memory.count)
                }
        }
    }

    /// Whether a standard was looked up.
    func hasUsed(standard: Int) -> Bool {
        settled?.standards[standard] ?? usedStandards[standard]
    }

    /// Which values of a standard were looked up.
    func valuesUsed(ofStandard standard: Int) -> [PublishedValue] {
        hasUsed(standard: standard) ? program.standards[standard].publishedValues : []
    }

    // MARK: Modes

    /// Works something out with the powers of the office, or without.
    func withPowers(_ isUsing: Bool, _ compute: () -> Value) -> Value {
        if usesPowers == isUsing { return compute() }
        usesPowers = isUsing
        let value = compute()
        usesPowers = !isUsing
        return value
    }

    /// The case to ask instead of this one: that without the assumptions, for what they cannot
    /// change.
    func originCase(for node: Int, on object: Int) -> Case? {
        guard let origin, object < origin.record.household.objects.count,
            !origin.changes.contains(node, on: object)
        else { return nil }
        return origin.record
    }
}
