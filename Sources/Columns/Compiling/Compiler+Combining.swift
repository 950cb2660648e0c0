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

    /// Where the person may have another benefit instead of this one by choice.
    ///
    /// Which of two counts follows from what each comes to alone; whoever is granted both goes to
    /// the case evaluator, so columns only say of whom no rival is granted.
    mutating func isReplaced(_ programme: Int) throws(NotColumnar) -> Truth {
        var result = certain(false)
        let entity = edition.programmes[programme].entity
        for line in edition.combinations
        where line.rule == .choice && line.programmes.contains(programme) {
            for other in line.programmes where other != programme {
                guard graph.isAbove(edition.programmes[other].entity, entity) else { continue }
                let granted = try grants(other, seenFrom: entity)
                result = try or(
                    result, made(graph.constant(0), no(granted), mayFail: granted.mayFail))
            }
        }
        return result
    }
}
