import FEEL
import RuleModel

// Who may have both: the lines of the matrix, for one person.
extension Case {
    /// The rule of a line; `nil` while nobody has set it.
    func rule(of combination: Int) -> CombinationRule? {
        edition.combinations[combination].rule ?? assumptions.combinations[combination]
    }

    /// The benefits whose receipt takes the place of a programme.
    func benefitsKept(insteadOf programme: Int) -> [Int] {
        guard program.programmes[programme].covers == nil else { return [] }
        return program.combinationsOfProgramme[programme].compactMap { combination in
            guard rule(of: combination) == .exclusive else { return nil }
            let keep = edition.combinations[combination].keep
            return keep == programme ? nil : keep
        }
    }

    /// The parts 'less the share of the other' of a programme, and the rounding of the line.
    func differences(
        for programme: Int, on object: Int
    ) -> (parts: [PartValue], rounding: RoundingRule?) {
        guard program.programmes[programme].covers == nil else { return ([], nil) }
        var parts: [PartValue] = []
        var rounding: RoundingRule?
        for combination in program.combinationsOfProgramme[programme] {
            let line = edition.combinations[combination]
            guard line.pays == programme else { continue }
            for other in line.programmes where other != programme {
                guard let value = difference(combination, less: other, on: object) else { continue }
                parts.append(
                    PartValue(
                        origin: .difference(combination: combination, other: other), exact: value,
                        paid: value))
                rounding = rounding ?? line.round
            }
        }
        return (parts, rounding)
    }

    /// Less the other's share; between that and nothing while the line is not set.
    private func difference(_ combination: Int, less other: Int, on object: Int) -> Value? {
        let line = edition.combinations[combination]
        switch rule(of: combination) {
        case .difference:
            let share = shareInPayment(of: other, for: object)
            if case .number(let number) = share, number.isZero { return nil }
            return minus(share)
        case nil where line.among.contains(.difference):
            let share = shareInPayment(of: other, for: object)
            if case .number(let number) = share, number.isZero { return nil }
            let cause = Causes([numbers.cause(.combination(combination))])
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
        for combination in program.combinationsOfProgramme[programme]
        where rule(of: combination) == .choice {
            let line = edition.combinations[combination].programmes
            for other in line where other != programme {
                guard result(.receives, of: other, seenFrom: object).truth == true else { continue }
                let mine = Bounds(result(.share, of: programme, seenFrom: object))
                let theirs = Bounds(result(.share, of: other, seenFrom: object))
                guard let high = mine.high, let low = theirs.low else { continue }
                trace?.note(high, low)
                let isFirst =
                    (line.firstIndex(of: other) ?? 0) < (line.firstIndex(of: programme) ?? 0)
                if high < low || (high == low && isFirst) { return other }
            }
        }
        return nil
    }
}
