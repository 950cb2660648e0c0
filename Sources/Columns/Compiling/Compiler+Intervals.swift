import FEEL
import RuleModel

// Sums of money that an authority has left open, by their ends.
extension Compiler {
    /// What is known of a number: itself, or its ends.
    mutating func interval(of figure: Figure) throws(NotColumnar) -> Interval {
        let figure = try settled(figure)
        let never = graph.constant(0)
        let exact = Interval(
            decimals: figure.decimals, low: figure.value, high: figure.value, noLow: never,
            noHigh: never, holds: always(figure.known))
        guard let open = figure.open, let known = figure.known else { return exact }
        let isKnown = Truth(yes: known, no: nil, mayFail: false)
        return try choice(isKnown, exact, open)
    }

    mutating func rescaled(
        _ interval: Interval, to decimals: Int
    ) throws(NotColumnar) -> Interval {
        let more = decimals - interval.decimals
        guard more > 0 else { return interval }
        return Interval(
            decimals: decimals, low: try scaled(interval.low, by: more),
            high: try scaled(interval.high, by: more), noLow: interval.noLow,
            noHigh: interval.noHigh, holds: interval.holds, causes: interval.causes)
    }

    mutating func nothing() -> Interval {
        let zero = graph.constant(0)
        return Interval(
            decimals: 0, low: zero, high: zero, noLow: zero, noHigh: zero,
            holds: graph.constant(1))
    }

    mutating func sum(_ left: Interval, _ right: Interval) throws(NotColumnar) -> Interval {
        let decimals = max(left.decimals, right.decimals)
        let (left, right) = (
            try rescaled(left, to: decimals), try rescaled(right, to: decimals)
        )
        return Interval(
            decimals: decimals, low: try graph.arithmetic(.add, left.low, right.low),
            high: try graph.arithmetic(.add, left.high, right.high),
            noLow: try graph.or(left.noLow, right.noLow),
            noHigh: try graph.or(left.noHigh, right.noHigh),
            holds: try graph.and(left.holds, right.holds), causes: try union(left, right))
    }

    private mutating func union(
        _ left: Interval, _ right: Interval
    ) throws(NotColumnar) -> [OpenCause: Int] {
        var causes = left.causes
        for (cause, rows) in right.causes {
            causes[cause] =
                try causes[cause].map { (own) throws(NotColumnar) in
                    try graph.or(own, rows)
                } ?? rows
        }
        return causes
    }

    /// The same where something is still open: what is known waits for nothing.
    private mutating func restricted(
        _ interval: Interval, adding standard: Int?
    ) throws(NotColumnar) -> Interval {
        var causes = interval.causes
        if let standard { causes[.standard(standard)] = graph.constant(1) }
        guard !causes.isEmpty else { return interval }
        let isOpen = graph.not(try isKnown(interval))
        var result = interval
        for (cause, rows) in causes { result.causes[cause] = try graph.and(rows, isOpen) }
        return result
    }

    mutating func negated(_ interval: Interval) throws(NotColumnar) -> Interval {
        let zero = graph.constant(0)
        return Interval(
            decimals: interval.decimals,
            low: try graph.arithmetic(.subtract, zero, interval.high),
            high: try graph.arithmetic(.subtract, zero, interval.low), noLow: interval.noHigh,
            noHigh: interval.noLow, holds: interval.holds, causes: interval.causes)
    }

    /// Never below 0.
    mutating func clamped(_ interval: Interval) throws(NotColumnar) -> Interval {
        let zero = graph.constant(0)
        let low = try graph.arithmetic(.greatest, interval.low, zero)
        let clamped = Interval(
            decimals: interval.decimals, low: try graph.select(interval.noLow, zero, low),
            high: try graph.arithmetic(.greatest, interval.high, zero), noLow: zero,
            noHigh: interval.noHigh, holds: interval.holds, causes: interval.causes)
        return try restricted(clamped, adding: nil)
    }

    /// After rounding; between both directions where the rounding itself is not set.
    mutating func rounded(
        _ interval: Interval, by rule: RoundingRule?
    ) throws(NotColumnar) -> Interval {
        guard let rule else { return interval }
        guard let (down, up) = try roundings(of: rule) else { throw NotColumnar(.construct) }
        let low = try rounded(end(interval.low, interval.decimals), to: down.step, down.mode)
        let high = try rounded(end(interval.high, interval.decimals), to: up.step, up.mode)
        let (first, second, decimals) = try aligned(low, high)
        let result = Interval(
            decimals: decimals, low: first, high: second, noLow: interval.noLow,
            noHigh: interval.noHigh, holds: interval.holds, causes: interval.causes)
        guard down != up, case .named(_, let standard) = rule else {
            return try restricted(result, adding: nil)
        }
        return try restricted(result, adding: standard)
    }

    private func end(_ value: Int, _ decimals: Int) -> Figure {
        Figure(.number(decimals: decimals), value, known: nil, mayFail: false)
    }

    /// The rounding twice, or the lowest and the highest while nobody has set it.
    mutating func roundings(
        of rule: RoundingRule
    ) throws(NotColumnar) -> (down: Rounding, up: Rounding)? {
        switch rule {
        case .fixed(let rounding): return (rounding, rounding)
        case .named(_, let index):
            guard let index, edition.standards.indices.contains(index) else { return nil }
            let standard = edition.standards[index]
            if case .values(let published) = standard.state, let rounding = published[[]]?.rounding
            {
                return (rounding, rounding)
            }
            guard let bound = standard.max.map({ value(of: $0, in: Scope(subject: nil)) }),
                case .figure(let step) = bound, step.known == nil, step.divisor == nil,
                let coefficient = graph.constantValue(step.value),
                let width = Number(coefficient: Int128(coefficient), exponent: -step.decimals)
            else { return nil }
            return (Rounding(step: width, mode: .floor), Rounding(step: width, mode: .ceiling))
        }
    }

    /// Where the ends meet, so that the sum is known.
    mutating func isKnown(_ interval: Interval) throws(NotColumnar) -> Int {
        let hasEnds = graph.not(try graph.or(interval.noLow, interval.noHigh))
        let meets = try graph.compare(.equal, interval.low, interval.high)
        return try graph.and(interval.holds, try graph.and(hasEnds, meets))
    }

    /// The number that it is where the ends meet, with its ends where they do not.
    mutating func figure(of interval: Interval) throws(NotColumnar) -> Figure {
        Figure(
            .number(decimals: interval.decimals), interval.low,
            known: nilIfAlways(try isKnown(interval)), mayFail: false, open: interval)
    }

    /// By the number of persons, where that ends; 0 where there are none.
    mutating func quotient(
        _ interval: Interval, by count: Int
    ) throws(NotColumnar) -> Interval {
        let ends = try [interval.low, interval.high].map { (end) throws(NotColumnar) in
            let divided = Figure(
                .number(decimals: interval.decimals), end,
                divisor: try graph.arithmetic(.greatest, count, graph.constant(1)), known: nil,
                mayFail: false)
            return try settled(divided)
        }
        let hasSome = try graph.compare(.less, graph.constant(0), count)
        let exact = try graph.and(always(ends[0].known), always(ends[1].known))
        let divided = Interval(
            decimals: ends[0].decimals, low: ends[0].value, high: ends[1].value,
            noLow: interval.noLow, noHigh: interval.noHigh,
            holds: try graph.and(interval.holds, exact), causes: interval.causes)
        return try choice(Truth(yes: hasSome, no: nil, mayFail: false), divided, nothing())
    }
}
