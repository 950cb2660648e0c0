package import FEEL
import RuleModel

/// Attributes the difference between two laws for one household.
///
/// - Parameters:
///   - older: The household bound to `LawPair.base`, in its own month.
///   - newer: The same in the month of the newer law, where it is let to grow older.
package func attribution(
    of older: Household, newer: Household? = nil, newerDay: CalendarDate? = nil,
    between mixtures: LawMixtures, programmes: [Int]? = nil
) -> Attribution? {
    let pair = mixtures.pair
    guard pair.items.count < ItemSet.most, let program = pair.base else { return nil }
    var options = DecideOptions()
    options.programmes = programmes
    let decision = Decision(
        program: program, household: older, month: Month(of: pair.older.day), options: options)
    let questions = decision.questions.filter { question in
        [pair.older, pair.newer].contains {
            $0.programmes[question.programme].kind == .monthlyCash
                && !$0.programmes[question.programme].amount.isEmpty
        }
    }
    let law = MixedLaw(
        mixtures, households: [older] + (newer.map { [$0] } ?? []),
        days: [pair.older.day, newerDay ?? pair.older.day], questions: questions)
    return AttributionMaker(law: law, pair: pair, names: Names(program: program, household: older))
        .attribution
}

struct AttributionMaker {
    let law: MixedLaw
    let pair: LawPair
    let names: Names

    private var all: ItemSet { ItemSet(0..<law.itemCount) }

    /// Which sum of a question counts: as paid, else before its rounding.
    private enum Measure {
        case paid
        case exact
    }

    var attribution: Attribution? {
        guard let before = law.outcome(of: .none), let after = law.outcome(of: all) else {
            return nil
        }
        var measures: [Measure] = []
        var counted: [Question] = []
        var lines: [Attribution.Line] = []
        var open: [(Int, Subject)] = []
        for (index, question) in law.questions.enumerated() {
            let subject = names.whose(question.object)
            let (old, new) = (before.sums[index], after.sums[index])
            let isPaid = old.paid != nil && new.paid != nil
            guard let older = isPaid ? old.paid : old.exact,
                let newer = isPaid ? new.paid : new.exact
            else {
                open.append((question.programme, subject))
                continue
            }
            measures.append(isPaid ? .paid : .exact)
            counted.append(question)
            lines.append(
                Attribution.Line(
                    programme: question.programme, subject: subject, older: older, newer: newer,
                    isExact: !isPaid))
        }
        let rest = AttributionMaker(law: law.asking(counted), pair: pair, names: names)
        return rest.attribution(of: lines, measures, undetermined: open)
    }

    private func attribution(
        of lines: [Attribution.Line], _ measures: [Measure],
        undetermined: [(programme: Int, subject: Subject)]
    ) -> Attribution? {
        guard let older = total(law.outcome(of: .none), measures),
            let newer = total(law.outcome(of: all), measures)
        else { return nil }
        let (blocks, grain) = blocks(measures)
        let value = values(of: blocks, measures).map { $0 ?? .zero }
        guard let shapley = Shapley(players: blocks.count, value: value) else { return nil }
        let amounts = shapley.hundredths.map { Number(coefficient: $0, exponent: -2) ?? .zero }
        let sum = amounts.reduce(Number.zero) { $0.adding($1) ?? $0 }
        let parts = zip(blocks, amounts).filter { !$0.1.isZero }.map {
            Attribution.Part(items: $0.0.elements, amount: $0.1)
        }.sorted {
            ($1.amount.magnitude, $0.items.first ?? 0) < ($0.amount.magnitude, $1.items.first ?? 0)
        }
        let isFine = grain == .idle && parts.allSatisfy { $0.items.count == 1 }
        return Attribution(
            items: pair.items, lines: lines, undetermined: undetermined, older: older,
            newer: newer, parts: parts,
            rounding: newer.subtracting(older)?.subtracting(sum)?.normalized ?? .zero,
            grain: isFine ? .items : grain)
    }

    private func amount(_ sum: MixedLaw.Sum, _ measure: Measure) -> Number? {
        measure == .paid ? sum.paid : sum.exact
    }

    /// What is paid in all; `nil` where one of the sums that count is not known.
    private func total(_ outcome: MixedLaw.Result?, _ measures: [Measure]) -> Number? {
        guard let outcome else { return nil }
        var total = Number.zero
        for (sum, measure) in zip(outcome.sums, measures) {
            guard let amount = amount(sum, measure), let next = total.adding(amount) else {
                return nil
            }
            total = next
        }
        return total
    }

    // MARK: Who plays

    /// The items that matter, joined as far as it takes for every coalition to be determined.
    private func blocks(_ measures: [Measure]) -> ([ItemSet], Attribution.Grain) {
        var active = touched(from: [.none, all])
        while true {
            var (blocks, grain) = split(active, measures)
            while blocks.count > 1, let joined = joined(blocks, values(of: blocks, measures)) {
                if joined.count == blocks.count { break }
                (blocks, grain) = (joined, joined.count == 1 ? .whole : .joined)
            }
            let seen = touched(from: coalitions(of: blocks))
            if seen.subtracting(active).isEmpty { return (blocks, grain) }
            active = active.union(seen)
        }
    }

    /// Each by itself, as long as they are few; else those without effect together, else those of
    /// the same documents.
    private func split(
        _ active: ItemSet, _ measures: [Measure]
    ) -> ([ItemSet], Attribution.Grain) {
        let alone = active.elements
        if alone.count <= Shapley.mostPlayers { return (alone.map { ItemSet([$0]) }, .items) }
        let idle = alone.filter { isIdle($0, measures) }
        let others = alone.filter { !idle.contains($0) }.map { ItemSet([$0]) }
        if !idle.isEmpty, others.count < Shapley.mostPlayers {
            return (others + [ItemSet(idle)], .idle)
        }
        let documents = byDocuments(active)
        return documents.count <= Shapley.mostPlayers
            ? (documents, .documents) : ([active], .whole)
    }

    /// Whether it changes nothing, neither first nor last.
    ///
    /// That many such items change nothing together is not taken for granted: their common part
    /// says so.
    private func isIdle(_ item: Int, _ measures: [Measure]) -> Bool {
        func sum(_ chosen: ItemSet) -> Number? { total(law.outcome(of: chosen), measures) }
        let one = ItemSet([item])
        guard let first = sum(one), let last = sum(all.subtracting(one)) else { return false }
        return first == sum(.none) && last == sum(all)
    }

    /// What any of the mixtures looks at; of one that contradicts itself that is not known.
    private func touched(from mixtures: [ItemSet]) -> ItemSet {
        mixtures.reduce(ItemSet.none) { seen, mixture in
            seen.union(law.outcome(of: mixture)?.touched ?? .none)
        }
    }

    private func coalitions(of blocks: [ItemSet]) -> [ItemSet] {
        // What is no player is the same in all of them; it is never looked at.
        (0..<(1 << blocks.count)).map { coalition in
            blocks.indices.filter { coalition >> $0 & 1 == 1 }
                .reduce(ItemSet.none) { $0.union(blocks[$1]) }
        }
    }

    private func values(of blocks: [ItemSet], _ measures: [Measure]) -> [Number?] {
        coalitions(of: blocks).map { total(law.outcome(of: $0), measures) }
    }

    /// Joins those that need each other; `nil` where all coalitions are determined.
    ///
    /// Two do where a coalition is undetermined, and would be determined without the one, or
    /// together with the other. The rule looks at all coalitions alike, so it depends on no order, and it is the same for
    /// the two laws exchanged.
    private func joined(_ blocks: [ItemSet], _ values: [Number?]) -> [ItemSet]? {
        let open = values.indices.filter { values[$0] == nil }
        guard !open.isEmpty else { return nil }
        var group = Array(blocks.indices)
        for coalition in open {
            for inside in blocks.indices where coalition >> inside & 1 == 1 {
                for outside in blocks.indices where coalition >> outside & 1 == 0 {
                    guard values[coalition & ~(1 << inside)] != nil,
                        values[coalition | 1 << outside] != nil
                    else { continue }
                    let (one, other) = (group[inside], group[outside])
                    group = group.map { $0 == max(one, other) ? min(one, other) : $0 }
                }
            }
        }
        let joined = Set(group).sorted().map { number in
            blocks.indices.filter { group[$0] == number }
                .reduce(ItemSet.none) { $0.union(blocks[$1]) }
        }
        // Where no two can be named, nothing finer than the whole is determined.
        return joined.count < blocks.count ? joined : [blocks.reduce(.none) { $0.union($1) }]
    }

    private func byDocuments(_ active: ItemSet) -> [ItemSet] {
        var groups: [Set<String>: ItemSet] = [:]
        for index in active.elements {
            let documents = index < pair.items.count ? pair.items[index].documents : [""]
            groups[documents, default: .none].insert(index)
        }
        return groups.sorted { ($0.value.elements.first ?? 0) < ($1.value.elements.first ?? 0) }
            .map(\.value)
    }
}
