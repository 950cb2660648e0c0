import FEEL
import RuleModel

extension Case {
    /// A value as it is after rounding; bounds where the rounding itself is not set.
    func rounded(_ value: Value, by rule: RoundingRule?) -> Value {
        guard let rule else { return value }
        switch rounding(of: rule) {
        case .set(let rounding):
            traceSteps(of: value, rounding.step)
            return rounded(value, down: rounding, up: rounding, causes: value.causes)
        case .unset(let standard, let step):
            let causes = value.causes.union(Causes([numbers.cause(.standard(standard))]))
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

    func rounding(of rule: RoundingRule) -> RoundingState {
        switch rule {
        case .fixed(let rounding): return .set(rounding)
        case .named(_, let index):
            guard let index, edition.standards.indices.contains(index) else { return .broken }
            usedStandards[index] = true
            let standard = edition.standards[index]
            if case .values(let published) = standard.state, let rounding = published[[]]?.rounding
            {
                return .set(rounding)
            }
            if let assumed = assumptions.roundings[index] { return .set(assumed) }
            let step = standard.max.flatMap { Bounds(run($0, on: nil)).high }
            return .unset(standard: index, step: step)
        }
    }

    private func rounded(_ value: Value, down: Rounding, up: Rounding, causes: Causes) -> Value {
        let bounds = Bounds(value)
        return .number(
            within: Bounds(
                low: bounds.low.flatMap { $0.rounded(toMultipleOf: down.step, down.mode) },
                high: bounds.high.flatMap { $0.rounded(toMultipleOf: up.step, up.mode) }), causes)
    }
}
