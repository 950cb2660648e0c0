package import FEEL
import RuleModel

extension Curve {
    /// Where a curve says something else than a decision with the rounding of the law: in words of
    /// ids, for tests and for the benchmark that tries every fen; empty where they agree.
    package func disagreements(with said: Determination, at x: Number) -> [String] {
        lines.compactMap { line in
            guard
                let result = said.results.first(where: {
                    $0.programme == line.programme && $0.subject == line.subject
                })
            else { return "a result is missing" }
            guard let value = line.value(at: x) else { return "\(result.id): no value" }
            guard value.standing.outcome == result.outcome,
                (value.standing.isPayable == true) == result.isPayable
            else { return "\(result.id) \(result.subject): \(value.standing), \(result.outcome)" }
            guard value.standing.isPayable != false, let amount = result.amount else { return nil }
            return amount.lies(between: value)
                ? nil : "\(result.id) \(result.subject): \(value), \(amount)"
        }
    }
}

extension Amount {
    fileprivate func lies(
        between value: (
            standing: Curve.Standing, low: Number?, high: Number?, down: Number, up: Number
        )
    ) -> Bool {
        let (least, most, exact) =
            switch self {
            case .known(let exact, let paid): (paid as Number?, paid as Number?, exact as Number?)
            case .open(let low, let high): (low, high, nil)
            }
        guard let hair = Number(coefficient: 1, exponent: -9) else { return false }
        if let low = value.low.flatMap({ $0.subtracting(value.down)?.subtracting(hair) }) {
            guard let least, low <= least else { return false }
        }
        if let high = value.high.flatMap({ $0.adding(value.up)?.adding(hair) }) {
            guard let most, most <= high else { return false }
        }
        // Where rounding takes it nowhere, it is the same to the last digit that can be told.
        guard value.down.isZero, value.up.isZero, let exact, let low = value.low,
            let distance = exact.subtracting(low)?.magnitude
        else { return true }
        return distance < hair
    }
}
