import FEEL
import RuleModel

/// What one value of the fact leads to: the results, and every comparison on the way.
struct CurveProbe {
    struct Result {
        let standing: Curve.Standing
        /// What is due: nothing where it is refused or another benefit takes its place.
        let low: Number?
        let high: Number?
    }

    let x: Number
    let results: [Result]
    let entries: [OrderTrace.Entry]
}

/// Decides one household again and again, with other values of one fact.
struct CurveProber {
    let program: Program
    let household: Household
    let variable: CurveVariable
    let questions: [Question]

    func probe(
        at x: Number, rounding: AmountRounding = .leftOut, isTraced: Bool = true
    ) -> CurveProbe {
        let household = variable.household(household, at: x)
        let trace = isTraced ? OrderTrace() : nil
        let record = Case(household, under: program, trace: trace, amountRounding: rounding)
        var answers = questions.map(record.answer)
        Trials(Completions(of: record)).refine(&answers, to: questions)
        return CurveProbe(
            x: x, results: zip(answers, questions).map { result($0, of: $1, rounding) },
            entries: trace?.entries ?? [])
    }

    private func result(
        _ answer: Answer, of question: Question, _ rounding: AmountRounding
    ) -> CurveProbe.Result {
        let standing = Curve.Standing(outcome: answer.outcome, isPayable: answer.isPayable)
        let pays = !program.programmes[question.programme].amount.isEmpty
        guard pays else { return CurveProbe.Result(standing: standing, low: nil, high: nil) }
        if answer.outcome == .notEligible || answer.isPayable == false {
            return CurveProbe.Result(standing: standing, low: .zero, high: .zero)
        }
        let bounds = rounding == .leftOut ? answer.exact : answer.paid
        // While it is open whether it is paid at all, nothing may be due.
        let due = answer.isPayable == nil ? bounds?.joined(Bounds(.number(.zero))) : bounds
        return CurveProbe.Result(standing: standing, low: due?.low, high: due?.high)
    }
}

extension CurveProbe {
    /// Whether an evaluation took the same way: the same comparisons with the same answers.
    func tookSameWay(as other: CurveProbe) -> Bool {
        guard entries.count == other.entries.count, results.count == other.results.count else {
            return false
        }
        for (mine, its) in zip(entries, other.entries)
        where mine.range != its.range || mine.order != its.order { return false }
        return zip(results, other.results).allSatisfy { $0.standing == $1.standing }
    }

    /// Where, beyond two places that took the same way, the sides of comparisons meet.
    func crossings(with other: CurveProbe) -> [(x: Number, entry: OrderTrace.Entry)] {
        zip(entries, other.entries).compactMap { mine, its in
            guard let first = mine.left.subtracting(mine.right),
                let second = its.left.subtracting(its.right),
                let change = second.subtracting(first), !change.isZero,
                let way = other.x.subtracting(x),
                let distance = second.multiplied(by: way)?.divided(by: change),
                let place = other.x.subtracting(distance)
            else { return nil }
            return (place.snapped, mine)
        }
    }
}

extension OrderTrace.Entry {
    var order: Int { left < right ? -1 : left == right ? 0 : 1 }
}

extension Number {
    /// The fen next to a number that is only a hair away from it.
    var snapped: Number {
        guard let fen = rounded(scale: 6, .halfEven), let distance = subtracting(fen)?.magnitude,
            let hair = Number(coefficient: 1, exponent: -11)
        else { return tidied }
        return distance < hair ? fen.normalized : tidied
    }
}
