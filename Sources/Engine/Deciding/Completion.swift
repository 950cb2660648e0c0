import FEEL
import RuleModel

/// A record with some of what it lacks filled in, to see what would follow.
struct Completion {
    var household: Household
    var assumptions = Assumptions.none

    init(_ household: Household) {
        self.household = household
    }

    /// Takes something missing to be known; what cannot be filled in stays as it is.
    mutating func assume(_ missing: Missing, _ candidate: Candidate) {
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
