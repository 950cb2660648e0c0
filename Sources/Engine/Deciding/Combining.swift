import FEEL
import RuleModel

// Who may have both: the lines of the matrix, for one person.
extension Case {
    /// The rule of a line; `nil` while nobody has set it.
    func rule(of line: CombinationPlan) -> CombinationRule? {
        line.rule ?? assumptions.combinations[line.index]
    }

    /// The benefits whose receipt takes the place of a programme.
    func benefitsKept(insteadOf programme: Int) -> [Int] {
        let plan = program.programmes[programme]
        guard plan.covers == nil else { return [] }
        return plan.combinations.compactMap { line in
            guard rule(of: line) == .exclusive else { return nil }
            return line.keep == programme ? nil : line.keep
        }
    }

    /// The parts 'less the share of the other' of a programme, and the rounding of the line.
    func differences(
        for programme: ProgrammePlan, on object: Int
    ) -> (parts: [PartValue], rounding: RoundingPlan?) {
        guard programme.covers == nil else { return ([], nil) }
        var parts: [PartValue] = []
        var rounding: RoundingPlan?
        for line in programme.combinations where line.pays == programme.index {
            for other in line.programmes where other != programme.index {
                guard let value = difference(line, less: other, on: object) else { continue }
                parts.append(
                    PartValue(
                        origin: .difference(combination: line.index, other: other), exact: value,
                        paid: value))
                rounding = rounding ?? line.round
            }
        }
        return (parts, rounding)
    }

    /// Less the other's share; between that and nothing while the line is not set.
    private func difference(_ line: CombinationPlan, less other: Int, on object: Int) -> Value? {
        switch rule(of: line) {
        case .difference:
            let share = shareInPayment(of: other, for: object)
            if case .number(let number) = share, number.isZero { return nil }
            return minus(share)
        case nil where line.among.contains(.difference):
            let share = shareInPayment(of: other, for: object)
            if case .number(let number) = share, number.isZero { return nil }
            let cause = Causes([program.numbers.cause(.combination(line.index))])
            return part(minus(share), where: .unknown(Unknown(cause, Value.both)))
        default: return nil
        }
    }

    private func minus(_ value: Value) -> Value {
        .number(within: Bounds(value).negated, value.causes)
    }

    /// A benefit recorded as in payment decides, else this run's result.
    private func shareInPayment(of programme: Int, for object: Int) -> Value {
        guard let owner = ancestor(of: object, in: program.programmes[programme].entity),
            let payment = household.objects[owner].payments.first(where: {
                $0.programme == programme
            })
        else { return result(.share, of: programme, seenFrom: object) }
        guard program.programmes[programme].covers != nil else { return .number(payment.amount) }
        let covered = isCovered(object, by: programme, on: owner)
        let share = quotient(of: .number(payment.amount), by: covers(programme, on: owner))
        return part(share, where: covered)
    }
}

// One of several benefits: the person applied for all of them, and the highest counts.
extension Case {
    /// The benefits of which only one can be had together with a programme.
    func rivals(of programme: Int) -> [Int] {
        let plan = program.programmes[programme]
        guard plan.combinations.contains(where: { rule(of: $0) == .choice }) else { return [] }
        var rivals: [Int] = []
        for line in plan.combinations where rule(of: line) == .choice {
            for other in line.programmes where other != programme && !rivals.contains(other) {
                rivals.append(other)
            }
        }
        return rivals
    }

    /// Whether another benefit is granted as well and comes to more; of equal ones the first in the
    /// line of the matrix counts.
    func isChosen(_ other: Int, insteadOf programme: Int, on object: Int) -> Value {
        guard let owner = ancestor(of: object, in: program.programmes[other].entity) else {
            return .boolean(false)
        }
        let covered = owner == object ? .boolean(true) : isCovered(object, by: other, on: owner)
        if covered.truth == false { return covered }
        let granted = grants(other, on: owner)
        if granted.truth == false { return granted }
        return Value.all([covered, granted, outweighs(other, programme, object)])
    }

    private func outweighs(_ other: Int, _ programme: Int, _ object: Int) -> Value {
        let (theirs, mine) = (worth(of: other, for: object), worth(of: programme, for: object))
        let (their, own) = (Bounds(theirs), Bounds(mine))
        for end in [their.low, their.high] {
            for mark in [own.low, own.high] {
                if let end, let mark { trace?.note(end, mark) }
            }
        }
        let isFirst = program.programmes[programme].combinations.contains { line in
            rule(of: line) == .choice
                && (line.programmes.firstIndex(of: other) ?? .max)
                    < (line.programmes.firstIndex(of: programme) ?? .max)
        }
        if let low = their.low, let high = own.high, high < low || (high == low && isFirst) {
            return .boolean(true)
        }
        if let high = their.high, let low = own.low, high < low || (high == low && !isFirst) {
            return .boolean(false)
        }
        return .unknown(Unknown(theirs.causes.union(mine.causes), Value.both))
    }

    /// What a benefit comes to for one person where nothing is taken off for others.
    private func worth(of programme: Int, for object: Int) -> Value {
        let plan = program.programmes[programme]
        guard let owner = ancestor(of: object, in: plan.entity) else { return .number(.zero) }
        let total = AmountValue(ownParts(of: plan, on: owner)).paid
        return plan.covers == nil ? total : quotient(of: total, by: covers(programme, on: owner))
    }

    /// The benefit that counts instead of this one by choice.
    func benefitChosen(insteadOf programme: Int, on object: Int) -> Int? {
        rivals(of: programme).first {
            isChosen($0, insteadOf: programme, on: object).truth == true
        }
    }

    /// A benefit of which it is not known whether it counts instead.
    func openRival(of programme: Int, on object: Int) -> Int? {
        rivals(of: programme).first {
            isChosen($0, insteadOf: programme, on: object).truth == nil
        }
    }
}
