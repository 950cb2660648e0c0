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

    /// The benefit that counts instead of this one by choice: the person applied for both.
    func benefitChosen(insteadOf programme: Int, on object: Int) -> Int? {
        for line in program.programmes[programme].combinations where rule(of: line) == .choice {
            for other in line.programmes where other != programme {
                guard result(.receives, of: other, seenFrom: object).truth == true else { continue }
                let mine = Bounds(result(.share, of: programme, seenFrom: object))
                let theirs = Bounds(result(.share, of: other, seenFrom: object))
                guard let high = mine.high, let low = theirs.low else { continue }
                trace?.note(high, low)
                trace?.note(high, low)
                let isFirst =
                    (line.programmes.firstIndex(of: other) ?? 0)
                    < (line.programmes.firstIndex(of: programme) ?? 0)
                if high < low || (high == low && isFirst) { return other }
            }
        }
        return nil
    }
}
