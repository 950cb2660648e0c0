// How points and ranges lie to each other.
extension Builtins {
    static let intervals: [Builtin] = [
        interval("before", points) { a, b in
            try a.high.isBefore(b.low) || a.high.meets(b.low) && !(a.highIncluded && b.lowIncluded)
        },
        interval("after", points) { a, b in
            try b.high.isBefore(a.low) || b.high.meets(a.low) && !(b.highIncluded && a.lowIncluded)
        },
        interval("meets", ranges) { a, b in
            try a.highIncluded && b.lowIncluded && a.high.meets(b.low)
        },
        interval("met by", ranges) { a, b in
            try a.lowIncluded && b.highIncluded && a.low.meets(b.high)
        },
        interval("overlaps", ranges) { a, b in try a.overlaps(b) },
        interval("overlaps before", ranges) { a, b in
            try a.startsBefore(b) && a.overlaps(b) && !b.endsBefore(a)
        },
        interval("overlaps after", ranges) { a, b in
            try b.startsBefore(a) && a.overlaps(b) && !a.endsBefore(b)
        },
        interval("finishes", pointAndRange) { a, b in
            try a.endsWith(b) && !a.startsBefore(b)
        },
        interval("finished by", rangeAndPoint) { a, b in
            try a.endsWith(b) && !b.startsBefore(a)
        },
        interval("includes", rangeAndPoint) { a, b in try a.includes(b) },
        interval("during", pointAndRange) { a, b in try b.includes(a) },
        interval("starts", pointAndRange) { a, b in
            try a.startsWith(b) && !b.endsBefore(a)
        },
        interval("started by", rangeAndPoint) { a, b in
            try a.startsWith(b) && !a.endsBefore(b)
        },
        interval("coincides", [["point1", "point2"], ["range1", "range2"]]) { a, b in
            try a.startsWith(b) && a.endsWith(b)
        },
    ]

    private static let ranges: [Signature] = [["range1", "range2"]]
    private static let points: [Signature] = [
        ["point1", "point2"], ["point", "range"], ["range", "point"], ["range1", "range2"],
    ]
    private static let pointAndRange: [Signature] = [["point", "range"], ["range1", "range2"]]
    private static let rangeAndPoint: [Signature] = [["range", "point"], ["range1", "range2"]]

    private static func interval(
        _ name: String, _ signatures: [Signature],
        _ relation: @escaping @Sendable (Interval, Interval) throws -> Bool
    ) -> Builtin {
        Builtin(name, signatures) { arguments, run in
            let zones = run.surroundings.zones
            guard let left = Interval(arguments.single(0), zones),
                let right = Interval(arguments.single(1), zones),
                let answer = try? relation(left, right)
            else { return run.wrong(arguments) }
            return .boolean(answer)
        }
    }
}

/// Two points that are not of one kind.
private struct Incomparable: Error {}

/// An end of a range.
private struct Point {
    let value: Value
    let zones: any ZoneRules

    func order(_ other: Point) throws -> Int {
        guard let order = Comparing.order(value, other.value, zones) else { throw Incomparable() }
        return order
    }

    func isBefore(_ other: Point) throws -> Bool { try order(other) < 0 }
    func meets(_ other: Point) throws -> Bool { try order(other) == 0 }
}

/// A range, or a point as the range that holds nothing else.
private struct Interval {
    let low: Point
    let high: Point
    let lowIncluded: Bool
    let highIncluded: Bool

    init?(_ value: Value, _ zones: any ZoneRules) {
        switch value {
        case .null, .list, .context, .function: return nil
        case .range(let range):
            low = Point(value: range.low, zones: zones)
            high = Point(value: range.high, zones: zones)
            lowIncluded = range.lowIncluded
            highIncluded = range.highIncluded
        default:
            low = Point(value: value, zones: zones)
            high = low
            lowIncluded = true
            highIncluded = true
        }
    }

    func startsWith(_ other: Interval) throws -> Bool {
        try low.meets(other.low) && lowIncluded == other.lowIncluded
    }

    func endsWith(_ other: Interval) throws -> Bool {
        try high.meets(other.high) && highIncluded == other.highIncluded
    }

    func startsBefore(_ other: Interval) throws -> Bool {
        try low.isBefore(other.low) || low.meets(other.low) && lowIncluded && !other.lowIncluded
    }

    func endsBefore(_ other: Interval) throws -> Bool {
        try high.isBefore(other.high)
            || high.meets(other.high) && !highIncluded && other.highIncluded
    }

    func includes(_ other: Interval) throws -> Bool {
        try !other.startsBefore(self) && !endsBefore(other)
    }

    func overlaps(_ other: Interval) throws -> Bool {
        try reaches(other) && other.reaches(self)
    }

    /// Whether it begins where the other has not ended.
    private func reaches(_ other: Interval) throws -> Bool {
        try low.isBefore(other.high)
            || low.meets(other.high) && lowIncluded && other.highIncluded
    }
}
