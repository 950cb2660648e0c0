import Diagnostics
import FEEL
import RuleModel

extension Case {
    func value(ofDefinition definition: Int, on object: Int) -> Value {
        if let main, !program.powers.definitions[definition] {
            return main.value(ofDefinition: definition, on: object)
        }
        guard program.definitions[definition].isOfKind, household.objects[object].sameAs != nil
        else { return ownValue(ofDefinition: definition, on: object) }
        let other = person(object)
        let counterpart =
            program.definitionCounterparts[definition][household.objects[other].entity]
        return counterpart >= 0
            ? ownValue(ofDefinition: counterpart, on: other)
            : ownValue(ofDefinition: definition, on: object)
    }

    private func ownValue(ofDefinition definition: Int, on object: Int) -> Value {
        remembered(definition: definition, on: object) {
            guard program.definitions[definition].isDecided else {
                return ruleValue(ofDefinition: definition, on: object)
            }
            if let finding = finding(.definition(definition), on: object) { return finding.value }
            let rule = ruleValue(ofDefinition: definition, on: object)
            return rule.isKnown ? rule : awaiting(definition, on: object, rule)
        }
    }

    func finding(_ subject: Finding.Subject, on object: Int) -> Finding? {
        household.objects[object].findings.first { $0.subject == subject }
    }

    /// What the rule says where the record states nothing.
    func ruleValue(ofDefinition definition: Int, on object: Int) -> Value {
        switch program.definitions[definition].body {
        case .value(let formula, let rounding):
            return rounded(run(formula, on: object), by: rounding)
        case .test(let test): return truth(of: test, on: object)
        case .table(let table): return value(of: table, on: object)
        case .none: return open(definition, on: object, causes: Causes())
        }
    }

    /// The office is asked first, and not for what lies below its decision; errors stay.
    private func awaiting(_ definition: Int, on object: Int, _ rule: Value) -> Value {
        let errors = Causes(rule.causes.elements.filter { $0.kind == .failure })
        return open(definition, on: object, causes: errors)
    }

    private func open(_ definition: Int, on object: Int, causes: Causes) -> Value {
        let declared = edition.definitions[definition]
        let hull = hull(of: declared.type, min: declared.min, max: declared.max, on: object)
        let own = Causes([numbers.cause(.definition(definition, object: object))])
        if case .numbers(let low, let high) = hull {
            return .number(within: Bounds(low: low, high: high), own.union(causes))
        }
        return .unknown(Unknown(own.union(causes), hull))
    }
}
