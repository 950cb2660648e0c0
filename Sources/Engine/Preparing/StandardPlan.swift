import FEEL
import RuleModel

/// A standard.
final class StandardPlan: Sendable {
    enum State: Sendable {
        /// The values of a table, in the order of its keys, the last one fastest; of a standard
        /// without keys one value. `nil` where none is set.
        case values([PublishedValue?])
        case computed(FormulaPlan, RoundingPlan?)
        case unset
    }

    let state: State
    /// The ids that each key can have.
    let keys: [[String]]
    let domain: Domain
    /// The greatest step of a rounding that is not set.
    let max: FormulaPlan?
    /// How a rounding is set.
    let rounding: Rounding?
    let title: Title
    /// The notices that its values come from.
    let notices: Set<Int>
    /// How sure its values are.
    let evidence: Set<Evidence>

    init(_ standard: StandardInForce, _ edition: Edition) {
        let keys = standard.keys.map { index in
            edition.enumerations.indices.contains(index)
                ? edition.enumerations[index].cases.map(\.id) : []
        }
        self.keys = keys
        domain = Domain(standard.type, min: standard.min, max: standard.max, edition)
        title = standard.common.title
        max = standard.max.map(FormulaPlan.init)
        switch standard.state {
        case .values(let published):
            notices = Set(published.values.compactMap(\.notice))
            evidence = Set(published.values.map(\.evidence))
            var rows: [[String]] = [[]]
            for key in keys { rows = rows.flatMap { row in key.map { row + [$0] } } }
            state = .values(rows.map { published[$0] })
            rounding = published[[]]?.rounding
        case .computed(let formula, let round, let sure):
            (notices, evidence) = ([], [sure])
            state = .computed(FormulaPlan(formula), round.map { RoundingPlan($0, edition) })
            rounding = nil
        case .unset:
            (notices, evidence) = ([], [])
            state = .unset
            rounding = nil
        }
    }

    /// All values that are set.
    var publishedValues: [PublishedValue] {
        if case .values(let values) = state { values.compactMap { $0 } } else { [] }
    }

    /// The values that the given keys can still lead to.
    func rows(matching arguments: [Value]) -> [PublishedValue?] {
        guard case .values(let values) = state else { return [] }
        return places(matching: arguments).map { values[$0] }
    }

    /// The rows that the given keys can still lead to, whether or not values are set.
    func places(matching arguments: [Value]) -> [Int] {
        guard arguments.count == keys.count else { return [] }
        var places = [0]
        for (key, argument) in zip(keys, arguments) {
            let possible = key.indices.filter { Self.can(argument, be: key[$0]) }
            places = places.flatMap { place in possible.map { place * key.count + $0 } }
        }
        return places
    }

    private static func can(_ argument: Value, be id: String) -> Bool {
        switch argument {
        case .string(let text): return text == id
        case .unknown(let unknown):
            guard case .oneOf(let candidates) = unknown.hull else { return true }
            return candidates.contains { can($0, be: id) }
        default: return false
        }
    }
}

/// Where a rule takes its rounding from.
enum RoundingPlan: Sendable {
    case fixed(Rounding)
    case standard(Int)
    /// A name that means nothing, which a checked edition does not hold.
    case broken

    init(_ rule: RoundingRule, _ edition: Edition) {
        switch rule {
        case .fixed(let rounding): self = .fixed(rounding)
        case .named(_, let index):
            self =
                index.flatMap { edition.standards.indices.contains($0) ? .standard($0) : nil }
                ?? .broken
        }
    }
}
