import FEEL

/// Two ends that a number surely lies between; `nil` where no end is known.
struct Bounds {
    var low: Number?
    var high: Number?

    static let none = Bounds(low: nil, high: nil)

    init(low: Number?, high: Number?) {
        self.low = low
        self.high = high
    }

    /// What is known of a value as a number.
    init(_ value: Value) {
        switch value {
        case .number(let number): self.init(low: number, high: number)
        case .unknown(let unknown):
            switch unknown.hull {
            case .numbers(let low, let high): self.init(low: low, high: high)
            case .oneOf(let values) where !values.isEmpty:
                self = values.dropFirst().reduce(Bounds(values[0])) { $0.joined(Bounds($1)) }
            default: self = .none
            }
        default: self = .none
        }
    }

    /// The ends that hold both.
    func joined(_ other: Bounds) -> Bounds {
        Bounds(
            low: low.flatMap { low in other.low.map { min(low, $0) } },
            high: high.flatMap { high in other.high.map { max(high, $0) } })
    }

    func adding(_ other: Bounds) -> Bounds {
        Bounds(
            low: low.flatMap { low in other.low.flatMap { low.adding($0) } },
            high: high.flatMap { high in other.high.flatMap { high.adding($0) } })
    }

    var negated: Bounds { Bounds(low: high?.negated, high: low?.negated) }

    /// Never below 0.
    var clamped: Bounds {
        Bounds(low: low.map { max($0, .zero) } ?? .zero, high: high.map { max($0, .zero) })
    }

    /// The number that is left where both ends meet.
    var only: Number? { low != nil && low == high ? low : nil }
}

extension Value {
    /// A number within bounds: known where the ends meet.
    static func number(within bounds: Bounds, _ causes: @autoclosure () -> Causes) -> Value {
        if let only = bounds.only { return .number(only) }
        return .unknown(Unknown(causes(), .numbers(low: bounds.low, high: bounds.high)))
    }
}
