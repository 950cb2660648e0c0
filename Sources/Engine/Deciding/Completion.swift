import FEEL
import RuleModel

/// A record with some of what it lacks filled in, to see what would follow.
struct Completion {
    fileprivate(set) var household: Household
    fileprivate(set) var assumptions = Assumptions.none
    /// What all that is filled in can change.
    fileprivate(set) var changes: NodeSet
}

/// The completions of one record.
///
/// Each is decided by a case of its own, which takes over from the case of the bare record what the
/// completion cannot change.
final class Completions {
    let program: Program
    let bare: Completion
    private let record: Case
    private var reached: [Missing: NodeSet] = [:]
    private var decidedAlone: [Missing: [Trial]] = [:]
    /// Whether every case is kept, for who wants to know what they looked at.
    private let keepsCases: Bool
    private(set) var cases: [Case] = []

    init(of record: Case, keepsCases: Bool = false) {
        self.keepsCases = keepsCases
        program = record.program
        bare = Completion(
            household: record.household, changes: NodeSet(count: program.influence.nodes.count))
        self.record = record
    }

    /// A value of one missing thing, and the case in which nothing but it is filled in.
    struct Trial {
        let candidate: Candidate
        let record: Case
    }

    /// What is said where one thing alone is known, for some of its values; kept, because several
    /// questions wait for the same things.
    func alone(_ missing: Missing) -> [Trial] {
        if let known = decidedAlone[missing] { return known }
        let trials = Candidates(program: program).sample(of: missing, in: record)
            .prefix(Limits.completions).map {
                Trial(candidate: $0, record: decided(assuming(missing, $0, in: bare)))
            }
        decidedAlone[missing] = trials
        return trials
    }

    func decided(_ completion: Completion) -> Case {
        let decided = Case(
            completion.household, under: program, assuming: completion.assumptions,
            origin: Case.Origin(record: record, changes: completion.changes),
            trace: record.trace, amountRounding: record.amountRounding)
        if keepsCases { cases.append(decided) }
        return decided
    }

    /// A completion in which something more is known; what cannot be filled in stays as it is.
    func assuming(
        _ missing: Missing, _ candidate: Candidate, in completion: Completion
    ) -> Completion {
        var next = completion
        next.changes.formUnion(changes(of: missing))
        next.assume(missing, candidate)
        return next
    }

    private func changes(of missing: Missing) -> NodeSet {
        if let known = reached[missing] { return known }
        let changes = program.influence.reached(from: missing)
        reached[missing] = changes
        return changes
    }
}

extension Completion {
    fileprivate mutating func assume(_ missing: Missing, _ candidate: Candidate) {
        switch (missing, candidate) {
        case (.fact(let fact, let object), .value(let value)):
            household.set(fact, of: object, to: value)
        case (.definition(let definition, let object), .value(let value)):
            household.state(Finding(.definition(definition), value: value), of: object)
        case (.part(let part, let programme, let object), .value(let value)):
            household.state(
                Finding(.part(programme: programme, part: part), value: value), of: object)
        case (.standard(let standard), .value(let value)):
            assumptions.standards[standard] = value
        case (.standard(let standard), .rounding(let rounding)):
            assumptions.roundings[standard] = rounding
        case (.combination(let combination), .rule(let rule)):
            assumptions.combinations[combination] = rule
        case (.list(let entity, let object), .list(let count)):
            household.begin(listOf: entity, below: object)
            for _ in 0..<count { _ = household.add(entity, below: object, id: nil) }
        default: break
        }
    }
}

/// A value that something missing might turn out to have.
enum Candidate {
    case value(Value)
    case rounding(Rounding)
    case rule(CombinationRule)
    /// A list of so many objects of which nothing is known.
    case list(Int)
}
