import RuleModel

/// The nodes that answer for one programme, on the rows of its entity.
struct AnswerNodes {
    let programme: Int
    let entity: Int
    /// `OutcomeCode` raw values.
    let outcome: Int
    let isPayable: Int
    /// Absent for what pays nothing.
    let amount: AmountNodes?
    /// How many persons a household's programme covers; `nil` for others.
    let persons: Int?
    /// 1 where columns know the whole answer.
    let isCertain: Int
    /// The same for all rows of a household together.
    let isUncertainHousehold: Int

    struct AmountNodes {
        let decimals: Int
        let low: Int
        let high: Int
        let noHigh: Int
        /// Before rounding; as paid where that is open.
        let exact: Int
        /// What leaves it open, and where.
        let causes: [(cause: OpenCause, rows: Int)]
    }
}

/// Sums over all programmes, for each row of an entity and for its household.
struct TotalNodes {
    let entity: Int
    let decimals: Int
    let amount: Int
    /// The place of the programme that is paid plus one; 0 where none is.
    let programme: Int
    let household: Int
}

extension Compiler {
    /// For each household whether one of the answers is not certain.
    mutating func isUncertain(_ answers: [AnswerNodes]) throws(NotColumnar) -> Int {
        var mask = graph.constant(0)
        for answer in answers { mask = try graph.or(mask, answer.isUncertainHousehold) }
        return mask
    }

    /// The answers of the case evaluator, where they follow from the columns.
    mutating func answer(_ programme: Int) throws(NotColumnar) -> AnswerNodes {
        let declared = edition.programmes[programme]
        let byRight = try conditions(of: programme, withPowers: false)
        let withPowers = try conditions(of: programme, withPowers: true)
        let outcome = try outcome(byRight, withPowers)
        let isOutcomeKnown = try graph.or(
            byRight.yes, try graph.and(no(byRight), always(try known(withPowers))))
        let isNotEligible = try graph.and(no(byRight), no(withPowers))
        let payable = try receives(programme)
        var isCertain = try graph.and(isOutcomeKnown, always(try known(payable)))
        var amount: AnswerNodes.AmountNodes?
        if !declared.amount.isEmpty {
            var isDue = graph.constant(0)
            do throws(NotColumnar) {
                let made = try amounts(of: programme)
                amount = try self.amount(made)
                isDue = try graph.and(made.paid.holds, made.exact.holds)
            } catch {
                // Who is refused is refused all the same.
                notes[declared.id] = error.reason
            }
            isCertain = try graph.and(isCertain, try graph.or(isNotEligible, isDue))
        }
        if declared.covers != nil {
            let isCovered = always(try sureElements(of: try covers(programme), known: nil))
            isCertain = try graph.and(isCertain, try graph.or(isNotEligible, isCovered))
        }
        isCertain = try graph.spread(isCertain, to: declared.entity)
        return AnswerNodes(
            programme: programme, entity: declared.entity,
            outcome: try graph.spread(outcome, to: declared.entity),
            isPayable: try graph.spread(payable.yes, to: declared.entity),
            amount: try amount.map { (own) throws(NotColumnar) in
                try spread(own, to: declared.entity)
            }, persons: try persons(programme), isCertain: isCertain,
            isUncertainHousehold: try household(graph.not(isCertain), from: declared.entity))
    }

    /// The members that are surely covered.
    private mutating func persons(_ programme: Int) throws(NotColumnar) -> Int? {
        guard edition.programmes[programme].covers != nil else { return nil }
        let list = try covers(programme)
        let count = try graph.sum(
            list.member?.yes ?? graph.constant(1), over: list.entity,
            most: longestList(of: list.entity))
        return try graph.spread(
            try graph.select(always(list.known), count, graph.constant(0)),
            to: edition.programmes[programme].entity)
    }

    private mutating func outcome(_ byRight: Truth, _ withPowers: Truth) throws(NotColumnar) -> Int
    {
        let code = { (outcome: OutcomeCode) in Int(outcome.rawValue) }
        let refused = try graph.select(
            no(withPowers), graph.constant(code(.notEligible)),
            graph.constant(code(.undetermined)))
        let without = try graph.select(
            withPowers.yes, graph.constant(code(.discretionary)), refused)
        let notByRight = try graph.select(
            no(byRight), without, graph.constant(code(.undetermined)))
        return try graph.select(byRight.yes, graph.constant(code(.eligible)), notByRight)
    }

    private mutating func amount(_ amounts: Amounts) throws(NotColumnar) -> AnswerNodes.AmountNodes
    {
        let decimals = max(amounts.exact.decimals, amounts.paid.decimals)
        let exact = try rescaled(amounts.exact, to: decimals)
        let paid = try rescaled(amounts.paid, to: decimals)
        return AnswerNodes.AmountNodes(
            decimals: decimals, low: paid.low, high: paid.high, noHigh: paid.noHigh,
            exact: try graph.select(try isKnown(exact), exact.low, paid.low),
            causes: paid.causes.filter { graph.constantValue($0.value) != 0 }
                .map { ($0.key, $0.value) })
    }

    private mutating func spread(
        _ amount: AnswerNodes.AmountNodes, to entity: Int
    ) throws(NotColumnar) -> AnswerNodes.AmountNodes {
        AnswerNodes.AmountNodes(
            decimals: amount.decimals, low: try graph.spread(amount.low, to: entity),
            high: try graph.spread(amount.high, to: entity),
            noHigh: try graph.spread(amount.noHigh, to: entity),
            exact: try graph.spread(amount.exact, to: entity),
            causes: try amount.causes.map { (open) throws(NotColumnar) in
                (open.cause, try graph.spread(open.rows, to: entity))
            })
    }

    /// For each household whether a mask is 1 for one of its rows.
    private mutating func household(_ mask: Int, from entity: Int) throws(NotColumnar) -> Int {
        var (mask, entity) = (mask, entity)
        while let parent = layout.parents[entity] {
            mask = try graph.any(mask, over: entity)
            entity = parent
        }
        return mask
    }

    /// What is paid to each row of an entity by all its programmes together, and to its household.
    mutating func totals(
        of answers: [AnswerNodes], for entity: Int
    ) throws(NotColumnar) -> TotalNodes {
        let paying = answers.filter { $0.entity == entity && $0.amount != nil }
        let decimals = paying.compactMap { $0.amount?.decimals }.max() ?? 2
        let zero = graph.constant(0)
        var amount = zero
        var programme = zero
        for (place, answer) in answers.enumerated() where answer.entity == entity {
            guard let own = answer.amount else { continue }
            let sum = try scaled(own.low, by: decimals - own.decimals)
            let paid = try graph.select(answer.isPayable, sum, zero)
            amount = try graph.arithmetic(.add, amount, paid)
            let isPaid = try graph.compare(.less, zero, paid)
            programme = try graph.select(isPaid, graph.constant(place + 1), programme)
        }
        var (total, level) = (amount, entity)
        while let parent = layout.parents[level] {
            total = try graph.sum(total, over: level, most: longestList(of: level))
            level = parent
        }
        return TotalNodes(
            entity: entity, decimals: decimals, amount: try graph.spread(amount, to: entity),
            programme: try graph.spread(programme, to: entity), household: total)
    }
}

/// How an outcome is kept in a column.
package enum OutcomeCode: UInt8, Sendable, CaseIterable {
    case eligible
    case notEligible
    case undetermined
    case discretionary
}
