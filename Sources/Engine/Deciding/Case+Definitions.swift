import Diagnostics
import FEEL
import RuleModel

extension Case {
    func value(ofDefinition definition: Int, on object: Int) -> Value {
        let plan = program.definitions[definition]
        guard plan.isOfKind, household.objects[object].sameAs != nil else {
            return ownValue(of: plan, on: object)
        }
        let other = person(object)
        let counterpart =
            program.definitionCounterparts[definition][household.objects[other].entity]
        return counterpart >= 0
            ? ownValue(of: program.definitions[counterpart], on: other)
            : ownValue(of: plan, on: object)
    }

    private func ownValue(of plan: DefinitionPlan, on object: Int) -> Value {
        let usesPowers = usesPowers || !plan.leansOnPower
        if let record = originCase(for: program.influence.nodes.definition(plan.index), on: object)
        {
            return record.withPowers(usesPowers) { record.ownValue(of: plan, on: object) }
        }
        return remembered(usesPowers ? plan.slot : plan.slotWithoutPowers, on: object) {
            withPowers(usesPowers) { workedOut(plan, on: object) }
        }
    }

    private func workedOut(_ plan: DefinitionPlan, on object: Int) -> Value {
        guard plan.isDecided else { return ruleValue(of: plan, on: object) }
        if let stated = stated(.definition(plan.index), on: object) { return stated }
        let rule = ruleValue(of: plan, on: object)
        return rule.isKnown ? rule : awaiting(plan, on: object, rule)
    }

    /// What the record states for an office.
    func stated(_ subject: Finding.Subject, on object: Int) -> Value? {
        if let assumed = assumptions.value(of: Missing(subject, of: object)) { return assumed }
        for index in household.objects[object].findings.indices
        where household.objects[object].findings[index].subject == subject {
            return household.objects[object].findings[index].value
        }
        return nil
    }

    /// What the rule says where the record states nothing.
    func ruleValue(of plan: DefinitionPlan, on object: Int) -> Value {
        switch plan.body {
        case .value(let formula, let rounding):
            return rounded(run(formula, on: object), by: rounding)
        case .test(let test): return truth(of: test, on: object)
        case .table(let table): return value(of: table, on: object)
        case .none:
            let missing = Missing.definition(plan.index, object: object)
            return assumptions.value(of: missing) ?? open(plan, on: object, causes: Causes())
        }
    }

    /// The office is asked first, and not for what lies below its decision; errors stay.
    private func awaiting(_ plan: DefinitionPlan, on object: Int, _ rule: Value) -> Value {
        let errors = Causes(rule.causes.elements.filter { $0.kind == .failure })
        return open(plan, on: object, causes: errors)
    }

    private func open(_ plan: DefinitionPlan, on object: Int, causes: Causes) -> Value {
        let hull = hull(of: plan.domain, on: object)
        let own = Causes([program.numbers.cause(.definition(plan.index, object: object))])
        if case .numbers(let low, let high) = hull {
            return .number(within: Bounds(low: low, high: high), own.union(causes))
        }
        return .unknown(Unknown(own.union(causes), hull))
    }
}
