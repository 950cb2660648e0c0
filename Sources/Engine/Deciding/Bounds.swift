import FEEL

/// Two ends that a number surely lies between; `nil` where no end is known.
struct Bounds: Equatable {
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
        case .unknown(let unknown): self.init(unknown.hull)
        default: self = .none
        }
    }

    /// What is known of a number that is not known.
    init(_ hull: Hull) {
        switch hull {
        case .numbers(let low, let high): self.init(low: low, high: high)
        case .oneOf(let values) where !values.isEmpty:
            self = values.dropFirst().reduce(Bounds(values[0])) { $0.joined(Bounds($1)) }
        default: self = .none
        }
    }

    /// The ends that hold both.
    func joined(_ other: Bounds) -> Bounds {
        var joined = Bounds.none
        if let low, let otherLow = other.low { joined.low = min(low, otherLow) }
        if let high, let otherHigh = other.high { joined.high = max(high, otherHigh) }
        return joined
    }

    func adding(_ other: Bounds) -> Bounds {
        var sum = Bounds.none
        if let low, let otherLow = other.low { sum.low = low.adding(otherLow) }
        if let high, let otherHigh = other.high { sum.high = high.adding(otherHigh) }
        return sum
    }

    /// Whether a number lies strictly between the ends.
    func surround(_ number: Number) -> Bool {
        if let low, number <= low { return false }
        if let high, number >= high { return false }
        return true
    }

    var negated: Bounds { Bounds(low: high?.negated, high: low?.negated) }

    /// Never below 0.
    var clamped: Bounds {
        var clamped = Bounds(low: .zero, high: nil)
        if let low { clamped.low = max(low, .zero) }
        if let high { clamped.high = max(high, .zero) }
        return clamped
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
