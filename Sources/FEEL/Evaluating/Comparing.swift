/// Comparisons of known values.
enum Comparing {
    /// -1, 0 or 1; nil where the two cannot be compared.
    static func order(_ left: Value, _ right: Value, _ zones: any ZoneRules) -> Int? {
        switch (left, right) {
        case (.number(let left), .number(let right)): sign(left, right)
        case (.string(let left), .string(let right)): order(left, right)
        case (.date(let left), .date(let right)): sign(left, right)
        case (.time(let left), .time(let right)): TimeOfDay.compare(left, right, zones: zones)
        case (.dateTime(let left), .dateTime(let right)):
            DateAndTime.compare(left, right, zones: zones)
        case (.yearsMonths(let left), .yearsMonths(let right)): sign(left, right)
        case (.daysTime(let left), .daysTime(let right)): sign(left, right)
        default: nil
        }
    }

    private static func sign<T: Comparable>(_ left: T, _ right: T) -> Int {
        left < right ? -1 : left == right ? 0 : 1
    }

    /// By code points: the bytes of UTF-8 have the same order.
    static func order(_ left: String, _ right: String) -> Int {
        if isSame(left, right) { return 0 }
        return left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : 1
    }

    /// Whether two texts have the same code points; Swift's `==` sees more texts as equal.
    static func isSame(_ left: String, _ right: String) -> Bool {
        let (left, right) = (left.utf8, right.utf8)
        guard left.count == right.count else { return false }
        // Texts in one piece are compared faster.
        let isSame = left.withContiguousStorageIfAvailable { mine in
            right.withContiguousStorageIfAvailable { mine.elementsEqual($0) }
        }
        return isSame.flatMap { $0 } ?? left.elementsEqual(right)
    }

    /// FEEL's `=`; nil for values of different types.
    static func equal(_ left: Value, _ right: Value, _ zones: any ZoneRules) -> Bool? {
        switch (left, right) {
        case (.null, .null): return true
        case (.null, _), (_, .null): return false
        case (.boolean(let left), .boolean(let right)): return left == right
        case (.number(let left), .number(let right)): return left == right
        case (.string(let left), .string(let right)): return isSame(left, right)
        case (.time(let left), .time(let right)):
            return TimeOfDay.equals(left, right, zones: zones)
        case (.dateTime(let left), .dateTime(let right)):
            return DateAndTime.equals(left, right, zones: zones)
        case (.list(let left), .list(let right)):
            guard left.count == right.count else { return false }
            return all(zip(left, right), zones)
        case (.context(let left), .context(let right)): return equal(left, right, zones)
        case (.range(let left), .range(let right)): return equal(left, right, zones)
        case (.object(let left), .object(let right)): return left == right
        case (.function, .function): return false
        default: return order(left, right, zones).map { $0 == 0 }
        }
    }

    private static func all(
        _ pairs: some Sequence<(Value, Value)>, _ zones: any ZoneRules
    ) -> Bool? {
        var isDecided = true
        for (left, right) in pairs {
            switch equal(left, right, zones) {
            case false?: return false
            case nil: isDecided = false
            case true?: continue
            }
        }
        return isDecided ? true : nil
    }

    private static func equal(
        _ left: ContextValue, _ right: ContextValue, _ zones: any ZoneRules
    ) -> Bool? {
        guard left.entries.count == right.entries.count else { return false }
        var pairs: [(Value, Value)] = []
        for entry in left.entries {
            guard let other = right[entry.key] else { return false }
            pairs.append((entry.value, other))
        }
        return all(pairs, zones)
    }

    private static func equal(
        _ left: RangeValue, _ right: RangeValue, _ zones: any ZoneRules
    ) -> Bool? {
        guard left.isComparison == right.isComparison, left.lowIncluded == right.lowIncluded,
            left.highIncluded == right.highIncluded
        else { return false }
        return all([(left.low, right.low), (left.high, right.high)], zones)
    }

    /// The answer to a comparison; nil where the two cannot be compared.
    static func compare(
        _ sign: ComparisonOperator, _ left: Value, _ right: Value, _ zones: any ZoneRules
    ) -> Bool? {
        switch sign {
        case .equal: equal(left, right, zones)
        case .notEqual: equal(left, right, zones).map { !$0 }
        default: order(left, right, zones).map { sign.holds(for: $0) }
        }
    }
}

extension ComparisonOperator {
    /// The answer for what is compared most, nil for all else.
    ///
    /// That is two numbers, and whether two texts are the same.
    @inline(__always)
    public func answer(_ left: Value, _ right: Value) -> Bool? {
        switch (left, right) {
        case (.number(let left), .number(let right)):
            holds(for: left < right ? -1 : left == right ? 0 : 1)
        case (.string(let left), .string(let right)) where self == .equal:
            Comparing.isSame(left, right)
        case (.string(let left), .string(let right)) where self == .notEqual:
            !Comparing.isSame(left, right)
        default: nil
        }
    }

    /// Whether it holds where the left side is less (-1), equal (0) or greater (1).
    func holds(for order: Int) -> Bool {
        switch self {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}
