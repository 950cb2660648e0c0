/// Comparisons of values that are not known.
enum UnknownComparison {
    /// The answer where all that is possible agrees, else not known.
    static func value(
        _ sign: ComparisonOperator, _ left: Value, _ right: Value, _ causes: Causes,
        _ zones: any ZoneRules
    ) -> Value {
        if let answer = answer(sign, left, right, zones) { return .boolean(answer) }
        return .unknown(Unknown(causes, Unknown.trueOrFalse))
    }

    private static func answer(
        _ sign: ComparisonOperator, _ left: Value, _ right: Value, _ zones: any ZoneRules
    ) -> Bool? {
        if let lefts = left.possibilities, let rights = right.possibilities,
            lefts.count * rights.count <= Unknown.maximumPossibilities
        {
            return agreed(sign, lefts, rights, zones)
        }
        if let order = left.bounds.flatMap({ left in right.bounds.flatMap(left.order) }) {
            return sign.holds(for: order)
        }
        switch sign {
        case .lessOrEqual: return isOrdered(left.bounds, right.bounds)
        case .greaterOrEqual: return isOrdered(right.bounds, left.bounds)
        case .less: return isOrdered(right.bounds, left.bounds).map(!)
        case .greater: return isOrdered(left.bounds, right.bounds).map(!)
        case .equal, .notEqual: return nil
        }
    }

    /// True where the first cannot be above the second.
    private static func isOrdered(_ left: Bounds?, _ right: Bounds?) -> Bool? {
        guard let high = left?.high, let low = right?.low, !(low < high) else { return nil }
        return true
    }

    private static func agreed(
        _ sign: ComparisonOperator, _ lefts: [Value], _ rights: [Value], _ zones: any ZoneRules
    ) -> Bool? {
        var agreed: Bool?
        for left in lefts {
            for right in rights {
                guard let answer = Comparing.compare(sign, left, right, zones),
                    agreed == nil || agreed == answer
                else { return nil }
                agreed = answer
            }
        }
        return agreed
    }
}

/// Three-valued logic on truth values, of which null is one in standard mode.
enum UnknownLogic {
    /// What two operands give of which neither decides.
    static func undecided(_ left: Value, _ right: Value) -> Value {
        if let causes = Unknown.causes(left, right) {
            return .unknown(Unknown(causes, Unknown.trueOrFalse))
        }
        return .null
    }

    static func conjunction(_ left: Value, _ right: Value) -> Value {
        if case .boolean(false) = left { return left }
        if case .boolean(let isTrue) = right {
            if !isTrue { return right }
            if case .boolean = left { return left }
        }
        return undecided(left, right)
    }

    static func disjunction(_ left: Value, _ right: Value) -> Value {
        negated(conjunction(negated(left), negated(right)))
    }

    static func negated(_ value: Value) -> Value {
        if case .boolean(let isTrue) = value { .boolean(!isTrue) } else { value }
    }

    /// A value of which an unknown condition decides whether it is one or the other.
    static func either(_ first: Value, _ second: Value, _ causes: Causes) -> Value {
        anyOf([first, second], causes)
    }

    /// One of several values, not known which: the answer where all agree.
    static func anyOf(_ values: [Value], _ causes: Causes) -> Value {
        let isOnlyFacts = causes.elements.allSatisfy { $0.kind != .failure }
        if isOnlyFacts, let first = values.first, first.causes == nil,
            values.allSatisfy({ first.isIdentical(to: $0) })
        {
            return first
        }
        let all = Unknown.causes(values)?.union(causes) ?? causes
        return .unknown(Unknown(all, Hull.around(values)))
    }
}

/// Collects the answers of a test over the elements of a list.
struct Tally {
    /// The answer that decides: true for 'some', false for 'every'.
    let deciding: Bool
    private(set) var isDecided = false
    private var causes: Causes?
    private var hasNull = false

    init(decidedBy deciding: Bool) {
        self.deciding = deciding
    }

    /// Takes the answer of one element, which may belong to the list only perhaps.
    mutating func add(_ answer: Value, perhaps membership: Causes?) {
        switch answer {
        case .boolean(deciding):
            if let membership { add(membership) } else { isDecided = true }
        case .boolean: break
        case .unknown(let unknown):
            add(unknown.causes)
            if let membership { add(membership) }
        default: hasNull = true
        }
    }

    mutating func add(_ more: Causes) {
        causes = causes?.union(more) ?? more
    }

    var value: Value {
        if isDecided { return .boolean(deciding) }
        if let causes { return .unknown(Unknown(causes, Unknown.trueOrFalse)) }
        return hasNull ? .null : .boolean(!deciding)
    }
}
