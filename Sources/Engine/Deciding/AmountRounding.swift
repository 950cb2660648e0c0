import FEEL
import RuleModel

/// What becomes of the rounding of amounts while a case is tried.
enum AmountRounding {
    /// As the rules say.
    case applied
    /// Left out: amounts are exact.
    case leftOut
    /// Amounts lie anywhere that the rounding can take them.
    case spread
}

extension Case {
    func roundedAmount(_ value: Value, by rule: RoundingPlan?) -> Value {
        switch amountRounding {
        case .applied: return rounded(value, by: rule)
        case .leftOut: return value
        case .spread:
            guard let rule else { return value }
            let (down, up) = reach(of: rounding(of: rule))
            let bounds = Bounds(value)
            return .number(
                within: Bounds(
                    low: bounds.low.flatMap { $0.subtracting(down) },
                    high: bounds.high.flatMap { $0.adding(up) }), value.causes)
        }
    }

    /// How far a rounding takes an amount down and up at most.
    private func reach(of rounding: RoundingState) -> (down: Number, up: Number) {
        switch rounding {
        case .set(let rounding):
            let step = rounding.step.magnitude
            let half = step.divided(by: Number(2)) ?? step
            return switch rounding.mode {
            case .ceiling: (.zero, step)
            case .floor: (step, .zero)
            case .up, .down: (step, step)
            case .halfUp, .halfDown, .halfEven: (half, half)
            }
        case .unset(_, let step?): return (step.magnitude, step.magnitude)
        case .unset, .broken: return (.zero, .zero)
        }
    }
}

// What a curve follows beside the comparisons of formulas.
extension Case {
    /// Amounts are never below 0.
    func traceClamp(_ parts: [PartValue], of programme: ProgrammePlan) {
        guard let trace else { return }
        trace.formula = programme.amount.lazy.compactMap { $0.value?.formula.text }.first
        defer { trace.formula = nil }
        for sum in [parts.map(\.exact), parts.map(\.paid)] {
            let bounds = sum.reduce(Bounds(.number(.zero))) { $0.adding(Bounds($1)) }
            for end in [bounds.low, bounds.high] {
                if let end { trace.note(end, .zero) }
            }
        }
    }

    /// What may be due or not lies between it and nothing.
    func traced(_ bounds: Bounds) -> Bounds {
        if let trace {
            for end in [bounds.low, bounds.high] {
                if let end { trace.note(end, .zero) }
            }
        }
        return bounds
    }

    func traceSteps(of value: Value, _ step: Number) {
        guard let trace else { return }
        let bounds = Bounds(value)
        for end in [bounds.low, bounds.high] {
            if let end { trace.note(end, betweenMultiplesOf: step) }
        }
    }
}
