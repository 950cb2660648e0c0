import FEEL
import RuleModel

extension Case {
    /// The object that stands for the same person and holds that person's facts.
    func person(_ object: Int) -> Int {
        var current = object
        for _ in 0..<Limits.links {
            guard let next = household.objects[current].sameAs else { return current }
            current = next
        }
        return current
    }

    /// The object of an entity that an object is or belongs to.
    func ancestor(of object: Int, in entity: Int) -> Int? {
        var current = object
        while household.objects[current].entity != entity {
            guard let parent = household.objects[current].parent, parent < current else {
                return nil
            }
            current = parent
        }
        return current
    }

    func list(of entity: Int, below object: Int) -> Value {
        if let objects = household.list(of: entity, below: object) { return .list(objects) }
        return unknown(.list(entity, object: object))
    }

    func value(ofFact fact: Int, on object: Int) -> Value {
        guard program.facts[fact].isOfKind, household.objects[object].sameAs != nil else {
            return ownValue(ofFact: fact, on: object)
        }
        let other = person(object)
        let counterpart = program.factCounterparts[fact][household.objects[other].entity]
        return counterpart >= 0
            ? ownValue(ofFact: counterpart, on: other) : ownValue(ofFact: fact, on: object)
    }

    /// A fact whose condition surely does not hold is what the vocabulary says it is then.
    private func ownValue(ofFact fact: Int, on object: Int) -> Value {
        let plan = program.facts[fact]
        let given =
            assumptions.value(of: .fact(fact, object: object))
            ?? household.value(at: plan.place, of: plan.entity, on: object)
        guard let condition = plan.askIf else { return given ?? unknown(fact, on: object) }
        let applies = run(condition, on: object)
        switch applies.truth {
        case true: return given ?? unknown(fact, on: object)
        case false: return plan.otherwise ?? given ?? unknown(fact, on: object)
        case nil:
            if let given { return given }
            let open = unknown(fact, on: object)
            return Value.oneOf([open] + (plan.otherwise.map { [$0] } ?? []), applies.causes)
        }
    }

    private func unknown(_ fact: Int, on object: Int) -> Value {
        unknown(
            .fact(fact, object: object), hull(of: program.facts[fact].domain, on: object))
    }

    /// What a type and its declared bounds say of a value that is not known.
    func hull(of domain: Domain, on object: Int?) -> Hull {
        switch domain {
        case .any: return .any
        case .oneOf(let values): return .oneOf(values)
        case .numbers(let min, let max):
            let low = min.flatMap { Bounds(run($0, on: object)).low }
            let high = max.flatMap { Bounds(run($0, on: object)).high }
            return .numbers(low: low, high: high)
        }
    }
}
