// What is known of values that are not known.
extension Unknown {
    /// A few possibilities: more are kept as bounds, or not at all.
    static let maximumPossibilities = 16

    static let trueOrFalse = Hull.oneOf([.boolean(true), .boolean(false)])

    /// The causes of two values; nil where both are known.
    static func causes(_ left: Value, _ right: Value) -> Causes? {
        switch (left.causes, right.causes) {
        case (let left?, let right?): left.union(right)
        case (let causes?, nil), (nil, let causes?): causes
        case (nil, nil): nil
        }
    }

    static func causes(_ values: [Value]) -> Causes? {
        var union: Causes?
        for value in values {
            if let causes = value.causes { union = union?.union(causes) ?? causes }
        }
        return union
    }
}

extension Value {
    /// Why the value or a part of it is not known; nil where all of it is.
    var causes: Causes? {
        switch self {
        case .unknown(let unknown): unknown.causes
        case .perhaps(let value, let causes): value.causes?.union(causes) ?? causes
        case .list(let elements): Unknown.causes(elements)
        case .context(let context):
            context.entries.reduce(nil as Causes?) { union, entry in
                guard let causes = entry.value.causes else { return union }
                return union?.union(causes) ?? causes
            }
        case .range(let range): Unknown.causes(range.low, range.high)
        default: nil
        }
    }

    /// The few values of which it is one; nil where that is not known.
    var possibilities: [Value]? {
        switch self {
        case .unknown(let unknown):
            if case .oneOf(let values) = unknown.hull { values } else { nil }
        default: causes == nil ? [self] : nil
        }
    }

    /// The bounds of what is a number if it is anything; nil for values of other types.
    var bounds: Bounds? {
        switch self {
        case .number(let number): return Bounds(low: number, high: number)
        case .unknown(let unknown):
            switch unknown.hull {
            case .any: return Bounds()
            case .numbers(let low, let high): return Bounds(low: low, high: high)
            case .oneOf(let values): return Bounds(around: values)
            }
        default: return nil
        }
    }
}

/// A stretch of numbers, both ends included; without an end where none is known.
struct Bounds: Equatable {
    var low: Number?
    var high: Number?

    init(low: Number? = nil, high: Number? = nil) {
        self.low = low
        self.high = high
    }

    /// Around known numbers; nil where one of the values is none, or there are none.
    init?(around values: [Value]) {
        guard !values.isEmpty else { return nil }
        for value in values {
            guard case .number(let number) = value else { return nil }
            low = low.map { min($0, number) } ?? number
            high = high.map { max($0, number) } ?? number
        }
    }

    var hull: Hull { low == nil && high == nil ? .any : .numbers(low: low, high: high) }

    func union(_ other: Bounds) -> Bounds {
        Bounds(
            low: low.flatMap { low in other.low.map { min(low, $0) } },
            high: high.flatMap { high in other.high.map { max(high, $0) } })
    }

    /// The sign that all pairs of their numbers have; nil where they differ.
    func order(_ other: Bounds) -> Int? {
        if let high, let low = other.low, high < low { return -1 }
        if let low, let high = other.high, low > high { return 1 }
        if let low, low == high, low == other.low, low == other.high { return 0 }
        return nil
    }
}

extension Hull {
    /// The smallest hull around several values.
    static func around(_ values: [Value]) -> Hull {
        var possibilities: [Value] = []
        for value in values {
            guard let some = value.possibilities else { return aroundNumbers(values) }
            for one in some where !possibilities.contains(where: { $0.isIdentical(to: one) }) {
                possibilities.append(one)
            }
        }
        return possibilities.count <= Unknown.maximumPossibilities
            ? .oneOf(possibilities) : aroundNumbers(values)
    }

    private static func aroundNumbers(_ values: [Value]) -> Hull {
        var union: Bounds?
        for value in values {
            guard let bounds = value.bounds else { return .any }
            union = union?.union(bounds) ?? bounds
        }
        return union?.hull ?? .any
    }
}
