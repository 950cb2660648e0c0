import FEEL

/// Finds the values of the tests of a condition.
struct ComparisonMaker {
    let record: Case
    let object: Int

    func comparisons(of condition: ConditionPlan) -> [Comparison] {
        var comparisons: [Comparison] = []
        comparisons.reserveCapacity(condition.comparisonCount)
        for part in condition.parts {
            if let plan = part.comparison { comparisons.append(comparison(plan)) }
        }
        return comparisons
    }

    private func comparison(_ plan: ComparisonPlan) -> Comparison {
        let left = run(plan.left)
        guard case .sides = plan.form, let second = plan.right else {
            let holds: Value
            if case .answer = plan.form { holds = left } else { holds = run(plan.test) }
            return Comparison(
                plan: plan, leftValue: left, rightValue: nil, persons: nil, turningDay: nil,
                verdict: Verdict(plan.isNegated ? holds.negated : holds), distance: nil)
        }
        let right = run(second)
        var distance: Number?
        if case .number(let first) = left, case .number(let second) = right {
            distance = first.subtracting(second)
        }
        return Comparison(
            plan: plan, leftValue: left, rightValue: right, persons: persons(plan, distance),
            turningDay: turningDay(plan, right),
            verdict: Verdict(record.compare(left, plan.sign, right, plan.test.range)),
            distance: distance)
    }

    private func turningDay(_ plan: ComparisonPlan, _ threshold: Value) -> CalendarDate? {
        guard let elapsed = plan.elapsed, plan.sign != .equal, plan.sign != .notEqual else {
            return nil
        }
        var owner = object
        if let whose = elapsed.owner {
            guard case .object(let other) = run(whose) else { return nil }
            owner = Int(other.index)
        }
        guard case .date(let start) = record.run(elapsed.start, on: owner) else { return nil }
        return elapsed.day(threshold, since: start, plan.sign)
    }

    /// The number of persons that a standard is multiplied by.
    private func persons(_ plan: ComparisonPlan, _ distance: Number?) -> Number? {
        guard distance != nil else { return nil }
        for factor in plan.persons {
            if case .number(let count) = run(factor) { return count }
        }
        return nil
    }

    private func run(_ expression: Expression) -> Value {
        record.run(expression, on: object)
    }
}
