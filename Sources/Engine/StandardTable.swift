import FEEL
import RuleModel

/// The values of a standard, laid out for look-up by the places of its keys.
struct StandardTable: Sendable {
    /// The ids that each key can have.
    let keys: [[String]]
    /// In the order of the keys, the last one fastest; `nil` where no value is set.
    let values: [PublishedValue?]

    init(_ standard: StandardInForce, in edition: Edition) {
        keys = standard.keys.map { index in
            edition.enumerations.indices.contains(index)
                ? edition.enumerations[index].cases.map(\.id) : []
        }
        guard case .values(let published) = standard.state else {
            values = []
            return
        }
        var rows: [[String]] = [[]]
        for key in keys { rows = rows.flatMap { row in key.map { row + [$0] } } }
        values = rows.map { published[$0] }
    }

    /// The values that the given keys can still lead to.
    func rows(matching arguments: [Value]) -> [PublishedValue?] {
        values.isEmpty ? [] : places(matching: arguments).map { values[$0] }
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
