import FEEL
import RuleModel

/// Makes the reasons of a result from its conditions, by looking at the case once more.
struct ReasonMaker {
    let record: Case
    /// Whether everything below a condition is shown, and not only what decided it.
    let isFull: Bool
    /// Of which verdict reasons are wanted, where not all are.
    let only: Verdict?

    /// Failed ones first, then unknown, then held.
    func reasons(of question: Question) -> [Reason] {
        reasons(
            record.program.programmes[question.programme].conditions, on: question.object, depth: 0)
    }

    private var depthLimit: Int { isFull ? Limits.explanationDepth : Limits.summaryDepth }

    private func reasons(_ items: [ItemPlan], on object: Int, depth: Int) -> [Reason] {
        var reasons: [Reason] = []
        reasons.reserveCapacity(items.count)
        let values = items.map { record.truth(of: $0, on: object) }
        for wanted in [Verdict.fails, .open, .holds]
        where isWanted(wanted) && reasons.count < items.count {
            for (item, value) in zip(items, values) where Verdict(value) == wanted {
                reasons.append(reason(item, value, on: object, depth: depth))
            }
        }
        return reasons
    }

    private func isWanted(_ verdict: Verdict) -> Bool { only == nil || only == verdict }

    private func reason(
        _ item: ItemPlan, _ value: Value, on object: Int, depth: Int, isException: Bool = false
    ) -> Reason {
        let verdict = Verdict(value)
        var comparisons: [Comparison] = []
        var children: [Reason] = []
        if isException {
            // What excludes is said in one line.
        } else if let condition = item.test.condition {
            comparisons = ComparisonMaker(record: record, object: object)
                .comparisons(of: condition)
            children = below(condition, on: object, depth: depth + 1)
        } else {
            children = items(item.test, on: object, depth: depth + 1)
        }
        return Reason(
            plan: item.said, verdict: isException ? verdict.opposite : verdict,
            isException: isException, worth: nil, showsFormula: isFull && !isException,
            comparisons: comparisons, children: children, needs: needs(value))
    }

    private func needs(_ value: Value) -> [Need] {
        guard case .unknown(let unknown) = value else { return [] }
        return unknown.causes.elements.prefix(Limits.reasonNeeds).map(record.need).unique
    }

    /// The items of a list, exceptions as what must not hold.
    private func items(_ test: TestPlan, on object: Int, depth: Int) -> [Reason] {
        guard depth < depthLimit, test.condition == nil else { return [] }
        var reasons = reasons(test.items, on: object, depth: depth)
        for item in test.exceptions {
            let value = record.truth(of: item, on: object)
            guard isFull || value.truth != false, isWanted(Verdict(value).opposite) else {
                continue
            }
            reasons.append(reason(item, value, on: object, depth: depth, isException: true))
        }
        return reasons
    }

    /// The rules and programmes that a condition names.
    private func below(_ condition: ConditionPlan, on object: Int, depth: Int) -> [Reason] {
        guard depth < depthLimit else { return [] }
        if isFull {
            return everything(in: condition.formula.expression, on: object, depth: depth)
        }
        let parts = condition.parts
        // A condition that only names a rule is that rule: its items stand directly below.
        if parts.count == 1, !parts[0].isNegated,
            let (definition, owner) = named(parts[0].definition, on: object),
            case .test(let test) = definition.body
        {
            if let condition = test.condition {
                return below(condition, on: owner, depth: depth + 1)
            }
            return items(test, on: owner, depth: depth)
        }
        var reasons: [Reason] = []
        for part in parts {
            guard let (definition, owner) = named(part.definition, on: object),
                only == nil || isWanted(verdict(of: definition, on: owner, part.isNegated))
            else { continue }
            reasons.append(reason(definition, on: owner, part.isNegated, depth: depth))
        }
        return reasons
    }

    /// Each definition and programme that an expression names for this object, with its value.
    private func everything(in expression: Expression, on object: Int, depth: Int) -> [Reason] {
        var seen: Set<Int> = []
        var reasons: [Reason] = []
        expression.forEachSubexpression { part in
            guard let (definition, owner) = named(NamedDefinition(part), on: object),
                seen.insert(definition.index).inserted
            else { return }
            reasons.append(reason(definition, on: owner, false, depth: depth))
        }
        return reasons
    }

    /// The definition that a part of a condition stands for, and whose it is.
    private func named(_ name: NamedDefinition?, on object: Int) -> (DefinitionPlan, Int)? {
        guard let name, case .object(let owner) = record.run(name.owner, on: object) else {
            return nil
        }
        return (record.program.definitions[name.definition], Int(owner.index))
    }

    private func reason(
        _ definition: DefinitionPlan, on object: Int, _ isNegated: Bool, depth: Int
    ) -> Reason {
        let value = record.value(ofDefinition: definition.index, on: object)
        var comparisons: [Comparison] = []
        var children: [Reason] = []
        // What is stated has no rule below it.
        let isStated =
            definition.isDecided
            && record.stated(.definition(definition.index), on: object) != nil
        switch definition.body {
        case .value(let body, _) where !isStated:
            if !isNegated, let condition = definition.condition {
                comparisons = ComparisonMaker(record: record, object: object)
                    .comparisons(of: condition)
            }
            if depth + 1 < depthLimit, isFull {
                children = everything(in: body.expression, on: object, depth: depth + 1)
            }
        case .test(let test) where !isStated && (isFull || !isNegated):
            children = items(test, on: object, depth: depth + 1)
        default: break
        }
        return Reason(
            plan: definition.said, verdict: verdict(of: definition, on: object, isNegated),
            isException: false, worth: value,
            showsFormula: isFull && !isStated, comparisons: comparisons, children: children,
            needs: needs(value))
    }

    private func verdict(
        of definition: DefinitionPlan, on object: Int, _ isNegated: Bool
    ) -> Verdict {
        let value = record.value(ofDefinition: definition.index, on: object)
        guard definition.isBoolean else { return value.isKnown ? .holds : .open }
        return Verdict(isNegated ? value.negated : value)
    }
}
