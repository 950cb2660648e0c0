import FEEL
import RuleModel

/// What is taken to be so, beside the record, while a case is tried.
struct Assumptions {
    /// Few: they are found by looking at one after the other, and copied at no cost.
    private var values: [(missing: Missing, value: Value)] = []
    private(set) var roundings: [Int: Rounding] = [:]
    private(set) var combinations: [Int: CombinationRule] = [:]

    static let none = Assumptions()

    @inline(__always)
    func value(of missing: @autoclosure () -> Missing) -> Value? {
        values.isEmpty ? nil : found(missing())
    }

    private func found(_ missing: Missing) -> Value? {
        for entry in values where entry.missing == missing { return entry.value }
        return nil
    }

    mutating func assume(_ value: Value, for missing: Missing) {
        values.removeAll { $0.missing == missing }
        values.append((missing, value))
    }

    mutating func assume(_ rounding: Rounding, forStandard standard: Int) {
        roundings[standard] = rounding
    }

    mutating func assume(_ rule: CombinationRule, for combination: Int) {
        combinations[combination] = rule
    }
}
