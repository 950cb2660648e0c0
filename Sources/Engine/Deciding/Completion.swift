import FEEL
import RuleModel

/// A record with some of what it lacks filled in, to see what would follow.
struct Completion {
    /// The record, with the objects of lists that are taken to be known.
    fileprivate(set) var household: Household
    fileprivate(set) var assumptions = Assumptions.none
    /// What all that is filled in can change.
    fileprivate(set) var changes: Changes
}

/// The completions of one record.
///
/// Each is decided by a case of its own, which takes over from the case of the bare record what the
/// completion cannot change.
final class Completions {
    let program: Program
    let bare: Completion
    /// The case of the bare record.
    let record: Case
    private var reached: [Missing: Influence.Reached] = [:]
    /// Whether one person stands in several places: what changes in one does so in the others.
    private let hasLinks: Bool
    private var candidates: [Missing: [Candidate]] = [:]
    private var decidedBy: [[Choice]: Case] = [:]
    /// Whether every case is kept, for who wants to know what they looked at.
    private let keepsCases: Bool
    private(set) var cases: [Case] = []

    init(of record: Case, keepsCases: Bool = false) {
        self.keepsCases = keepsCases
        program = record.program
        bare = Completion(
            household: record.household, changes: Changes(count: program.influence.nodes.count))
        hasLinks = record.household.objects.contains { $0.sameAs != nil }
        self.record = record
    }

    /// A value of one missing thing, by its place among its candidates.
    struct Choice: Hashable {
        let missing: Missing
        let place: Int
    }

    /// The values that a missing thing of the bare record might have.
    func candidates(of missing: Missing) -> [Candidate] {
        if let known = candidates[missing] { return known }
        let sample = Candidates(program: program).sample(of: missing, in: record)
        candidates[missing] = sample
        return sample
    }

    /// The case in which so much is known; kept, because several questions wait for the same things.
    func decided(_ choices: [Choice]) -> Case {
        if let known = decidedBy[choices] { return known }
        var completion = bare
        for choice in choices {
            let candidate = candidates(of: choice.missing)[choice.place]
            completion = assuming(choice.missing, candidate, in: completion)
        }
        let decided = decided(completion)
        decidedBy[choices] = decided
        return decided
    }

    /// The cases in which one thing alone is known, for some of its values.
    func alone(_ missing: Missing) -> [Case] {
        candidates(of: missing).indices.prefix(Limits.completions).map {
            decided([Choice(missing: missing, place: $0)])
        }
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
        next.changes.formUnion(changes(of: missing), of: missing.object)
        next.assume(missing, candidate)
        return next
    }

    private func changes(of missing: Missing) -> Influence.Reached {
        if let known = reached[missing] { return known }
        var changes = program.influence.reached(from: missing)
        if hasLinks { changes.any.formUnion(changes.own) }
        reached[missing] = changes
        return changes
    }
}

/// What all that is filled in can change.
struct Changes {
    private var any: NodeSet
    private var own: [(object: Int, nodes: NodeSet)] = []

    init(count: Int) {
        any = NodeSet(count: count)
    }

    func contains(_ node: Int, on object: Int) -> Bool {
        any.contains(node) || own.contains { $0.object == object && $0.nodes.contains(node) }
    }

    mutating func formUnion(_ reached: Influence.Reached, of object: Int?) {
        any.formUnion(reached.any)
        guard let object else { return }
        if let place = own.firstIndex(where: { $0.object == object }) {
            own[place].nodes.formUnion(reached.own)
        } else {
            own.append((object, reached.own))
        }
    }
}

extension Completion {
    fileprivate mutating func assume(_ missing: Missing, _ candidate: Candidate) {
        switch (missing, candidate) {
        case (_, .value(let value)): assumptions.assume(value, for: missing)
        case (.standard(let standard), .rounding(let rounding)):
            assumptions.assume(rounding, forStandard: standard)
        case (.combination(let combination), .rule(let rule)):
            assumptions.assume(rule, for: combination)
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
