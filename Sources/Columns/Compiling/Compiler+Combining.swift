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

    /// Where the person has another benefit instead of this one by choice.
    mutating func isReplaced(_ programme: Int) throws(NotColumnar) -> Truth {
        var result = certain(false)
        let entity = edition.programmes[programme].entity
        for line in edition.combinations
        where line.rule == .choice && line.programmes.contains(programme) {
            for other in line.programmes where other != programme {
                guard graph.isAbove(edition.programmes[other].entity, entity) else { continue }
                let isBetter = try isBetter(other, than: programme, in: line, for: entity)
                result = try or(result, isBetter)
            }
        }
        return result
    }

    /// What a person gets of a programme where it is received: nobody asks elsewhere.
    private mutating func sum(of programme: Int, for entity: Int) throws(NotColumnar) -> Interval {
        let declared = edition.programmes[programme]
        guard declared.covers != nil || declared.entity != entity else {
            return try amounts(of: programme).paid
        }
        return try interval(of: try figure(try result(.share, of: programme, seenFrom: entity)))
    }

    private mutating func isBetter(
        _ other: Int, than programme: Int, in line: Combination, for entity: Int
    ) throws(NotColumnar) -> Truth {
        let receives = try truth(try result(.receives, of: other, seenFrom: entity))
        let mine = try sum(of: programme, for: entity)
        let theirs = try sum(of: other, for: entity)
        let decimals = max(mine.decimals, theirs.decimals)
        let high = try rescaled(mine, to: decimals).high
        let low = try rescaled(theirs, to: decimals).low
        let places = line.programmes
        let isFirst =
            places.firstIndex(of: other) ?? 0 < places.firstIndex(of: programme) ?? 0
        let isMore = try graph.compare(isFirst ? .lessOrEqual : .less, high, low)
        let hasEnds = graph.not(try graph.or(mine.noHigh, theirs.noLow))
        let yes = try graph.and(receives.yes, try graph.and(isMore, hasEnds))
        let isCertain = try graph.and(mine.holds, theirs.holds)
        return made(
            try graph.and(yes, isCertain),
            try graph.or(no(receives), try graph.and(graph.not(yes), isCertain)),
            mayFail: false)
    }
}
