/// Where the results of operations lie whose operands are not known.
enum UnknownArithmetic {
    static func hull(
        _ sign: ArithmeticOperator, _ left: Value, _ right: Value, _ zones: any ZoneRules
    ) -> Hull {
        if let lefts = left.possibilities, let rights = right.possibilities,
            lefts.count * rights.count <= Unknown.maximumPossibilities
        {
            var results: [Value] = []
            for left in lefts {
                for right in rights {
                    guard let result = Arithmetic.apply(sign, left, right, zones) else {
                        return .any
                    }
                    results.append(result)
                }
            }
            return Hull.around(results)
        }
        guard let left = left.bounds, let right = right.bounds else { return .any }
        switch sign {
        case .add: return left.adding(right).hull
        case .subtract: return left.adding(right.negated).hull
        case .multiply: return left.multiplied(by: right).hull
        case .divide: return left.divided(by: right)?.hull ?? .any
        case .power: return .any
        }
    }

    static func negated(_ operand: Value) -> Hull {
        if let possibilities = operand.possibilities {
            let negated = possibilities.compactMap(Arithmetic.negated)
            return negated.count == possibilities.count ? Hull.around(negated) : .any
        }
        return operand.bounds?.negated.hull ?? .any
    }
}

extension Bounds {
    var negated: Bounds { Bounds(low: high?.negated, high: low?.negated) }

    var magnitude: Bounds {
        if let low, !low.isNegative { return self }
        if let high, high.isNegative || high.isZero { return negated }
        return Bounds(low: .zero, high: low.flatMap { low in high.map { max(low.negated, $0) } })
    }

    /// An end that does not fit is no end.
    func adding(_ other: Bounds) -> Bounds {
        Bounds(
            low: low.flatMap { low in other.low.flatMap(low.adding) },
            high: high.flatMap { high in other.high.flatMap(high.adding) })
    }

    func multiplied(by other: Bounds) -> Bounds {
        Self.around(self, other) { left, right in left.multiplied(by: right) }
    }

    /// Nil where the divisor may be zero.
    func divided(by other: Bounds) -> Bounds? {
        let isAbove = other.low.map { !$0.isNegative && !$0.isZero } ?? false
        let isBelow = other.high.map { $0.isNegative } ?? false
        guard isAbove || isBelow else { return nil }
        return Self.around(self, other) { left, right in left.divided(by: right) }
    }

    /// The ends of both, combined pair by pair, surround every result.
    private static func around(
        _ left: Bounds, _ right: Bounds, _ combine: (End, End) -> End
    ) -> Bounds {
        let ends = [
            combine(left.lowEnd, right.lowEnd), combine(left.lowEnd, right.highEnd),
            combine(left.highEnd, right.lowEnd), combine(left.highEnd, right.highEnd),
        ]
        return Bounds(
            low: ends.min()?.number, high: ends.max()?.number)
    }

    private var lowEnd: End { low.map(End.finite) ?? .belowAll }
    private var highEnd: End { high.map(End.finite) ?? .aboveAll }

    /// Applies a function that never falls; an end that has no value is no end.
    func mapped(_ function: (Number) -> Number?) -> Bounds {
        Bounds(low: low.flatMap(function), high: high.flatMap(function))
    }
}

/// An end of bounds: a number, or no end.
private enum End: Comparable {
    case belowAll
    case finite(Number)
    case aboveAll

    var number: Number? {
        if case .finite(let number) = self { number } else { nil }
    }

    private var signum: Int {
        switch self {
        case .belowAll: -1
        case .finite(let number): number.signum
        case .aboveAll: 1
        }
    }

    private static func infinite(_ signum: Int) -> End {
        signum < 0 ? .belowAll : signum > 0 ? .aboveAll : .finite(.zero)
    }

    /// Nothing times no end is nothing: the end stands for numbers, however large.
    func multiplied(by other: End) -> End {
        if case .finite(let left) = self, case .finite(let right) = other,
            let product = left.multiplied(by: right)
        {
            return .finite(product)
        }
        return Self.infinite(signum * other.signum)
    }

    /// By a divisor without end quotients come as near to zero as one likes.
    func divided(by other: End) -> End {
        guard case .finite(let right) = other else { return .finite(.zero) }
        if case .finite(let left) = self, let quotient = left.divided(by: right) {
            return .finite(quotient)
        }
        return Self.infinite(signum * other.signum)
    }
}
