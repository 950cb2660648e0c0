import FEEL
import RuleModel

extension Case {
    /// A value as it is after rounding; bounds where the rounding itself is not set.
    func rounded(_ value: Value, by rule: RoundingPlan?) -> Value {
        guard let rule else { return value }
        switch rounding(of: rule) {
        case .set(let rounding):
            traceSteps(of: value, rounding.step)
            return rounded(value, down: rounding, up: rounding, causes: value.causes)
        case .unset(let standard, let step):
            let cause = program.numbers.cause(.standard(standard))
            let causes = value.causes.union(Causes([cause]))
            guard let step else { return .unknown(Unknown(causes)) }
            traceSteps(of: value, step)
            return rounded(
                value, down: Rounding(step: step, mode: .floor),
                up: Rounding(step: step, mode: .ceiling), causes: causes)
        case .broken:
            return broken()
        }
    }

    enum RoundingState {
        case set(Rounding)
        /// Nobody has set it: to some step up to this one, if a greatest step is declared.
        case unset(standard: Int, step: Number?)
        case broken
    }

    func rounding(of rule: RoundingPlan) -> RoundingState {
        switch rule {
        case .fixed(let rounding): return .set(rounding)
        case .broken: return .broken
        case .standard(let index):
            use(standard: index)
            let standard = program.standards[index]
            if let rounding = standard.rounding ?? assumptions.roundings[index] {
                return .set(rounding)
            }
            return .unset(standard: index, step: step(ofRounding: index))
        }
    }

    /// The greatest step of a rounding that is not set.
    func step(ofRounding standard: Int) -> Number? {
        program.standards[standard].max.flatMap { Bounds(run($0, on: nil)).high }
    }

    private func rounded(_ value: Value, down: Rounding, up: Rounding, causes: Causes) -> Value {
        let bounds = Bounds(value)
        return .number(
            within: Bounds(
                low: bounds.low.flatMap { $0.rounded(toMultipleOf: down.step, down.mode) },
                high: bounds.high.flatMap { $0.rounded(toMultipleOf: up.step, up.mode) }), causes)
    }
}
