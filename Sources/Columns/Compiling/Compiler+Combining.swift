import FEEL
import RuleModel

// Who may have both: the lines of the matrix, for one person.
extension Compiler {
    /// An amount less the shares of the benefits that it only fills up.
    mutating func afterDifferences(
        _ amounts: Amounts, of programme: Int
    ) throws(NotColumnar) -> Amounts {
        var (exact, paid) = (amounts.exact, amounts.paid)
        var hasPart = graph.constant(0)
        var rounding: RoundingRule?
        if edition.programmes[programme].covers == nil {
            for line in edition.combinations where line.pays == programme {
                for other in line.programmes where other != programme {
                    guard let less = try difference(line, less: other, of: programme) else {
                        continue
                    }
                    exact = try sum(exact, try negated(less))
                    paid = try sum(paid, try negated(less))
                    hasPart = try graph.or(hasPart, try isSomething(less))
                    rounding = rounding ?? line.round
                }
            }
        }
        (exact, paid) = (try clamped(exact), try clamped(paid))
        if let rounding {
            let test = Truth(yes: hasPart, no: nil, mayFail: false)
            paid = try choice(test, try rounded(paid, by: rounding), paid)
        }
        return Amounts(exact: exact, paid: paid)
    }

    private mutating func isSomething(_ interval: Interval) throws(NotColumnar) -> Int {
        let isKnown = try isKnown(interval)
        let isZero = try graph.compare(.equal, interval.low, graph.constant(0))
        return graph.not(try graph.and(isKnown, isZero))
    }

    /// The share of the other benefit; while the line is not set only nothing is certain.
    private mutating func difference(
        _ line: Combination, less other: Int, of programme: Int
    ) throws(NotColumnar) -> Interval? {
        let isOpen = line.rule == nil && line.among.contains(.difference)
        guard line.rule == .difference || isOpen else { return nil }
        let entity = edition.programmes[programme].entity
        guard graph.isAbove(edition.programmes[other].entity, entity) else {
            throw NotColumnar(.construct)
        }
        let share = try interval(
            of: try figure(try result(.share, of: other, seenFrom: entity)))
        guard isOpen else { return share }
        let isNothing = graph.not(try isSomething(share))
        return Interval(
            decimals: share.decimals, low: share.low, high: share.high, noLow: share.noLow,
            noHigh: share.noHigh, holds: try graph.and(share.holds, isNothing),
            causes: share.causes)
    }
}

// One of several benefits: the person applied for all of them, and the highest counts.
extension Compiler {
    /// Where another benefit is granted as well and comes to more.
    mutating func isReplaced(_ programme: Int) throws(NotColumnar) -> Truth {
        var result = certain(false)
        let entity = edition.programmes[programme].entity
        for other in rivals(of: programme)
        where graph.isAbove(edition.programmes[other].entity, entity) {
            let granted = try grants(other, seenFrom: entity)
            result = try or(result, try and(granted, try outweighs(other, programme)))
        }
        return result
    }

    private func lines(of programme: Int) -> [Combination] {
        edition.combinations.filter { $0.rule == .choice && $0.programmes.contains(programme) }
    }

    private func rivals(of programme: Int) -> [Int] {
        var rivals: [Int] = []
        for other in lines(of: programme).flatMap(\.programmes)
        where other != programme && !rivals.contains(other) {
            rivals.append(other)
        }
        return rivals
    }

    /// What a benefit comes to for one person where nothing is taken off for others: ends that are
    /// still to be divided by the number of persons.
    private struct Worth {
        let ends: Interval
        let persons: Int
    }

    private mutating func worth(of programme: Int) throws(NotColumnar) -> Worth {
        let ends = try clamped(try ownParts(of: programme).paid)
        guard edition.programmes[programme].covers != nil else {
            return Worth(ends: ends, persons: graph.constant(1))
        }
        let count = try count(try covers(programme))
        let one = graph.constant(1)
        let hasSome = try graph.compare(.less, graph.constant(0), count.value)
        let isSome = Truth(yes: hasSome, no: nil, mayFail: false)
        var own = try choice(isSome, ends, nothing())
        own.holds = try graph.and(own.holds, always(count.known))
        return Worth(ends: own, persons: try graph.arithmetic(.greatest, count.value, one))
    }

    /// Of equal ones the first in the line of the matrix counts.
    private mutating func outweighs(
        _ other: Int, _ programme: Int
    ) throws(NotColumnar) -> Truth {
        let (their, own) = (try worth(of: other), try worth(of: programme))
        let isFirst = lines(of: programme).contains { line in
            line.programmes.firstIndex(of: other) ?? .max
                < line.programmes.firstIndex(of: programme) ?? .max
        }
        let decimals = max(their.ends.decimals, own.ends.decimals)
        let (theirs, mine) = (
            try rescaled(their.ends, to: decimals), try rescaled(own.ends, to: decimals)
        )
        let isMore = try graph.compare(
            isFirst ? .lessOrEqual : .less,
            try graph.arithmetic(.multiply, mine.high, their.persons),
            try graph.arithmetic(.multiply, theirs.low, own.persons))
        let isLess = try graph.compare(
            isFirst ? .less : .lessOrEqual,
            try graph.arithmetic(.multiply, theirs.high, own.persons),
            try graph.arithmetic(.multiply, mine.low, their.persons))
        let holds = try graph.and(theirs.holds, mine.holds)
        let yes = try graph.and(isMore, graph.not(try graph.or(theirs.noLow, mine.noHigh)))
        let no = try graph.and(isLess, graph.not(try graph.or(theirs.noHigh, mine.noLow)))
        return made(try graph.and(yes, holds), try graph.and(no, holds), mayFail: false)
    }
}
