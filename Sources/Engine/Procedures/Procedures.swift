import Diagnostics
package import FEEL
import RuleModel

/// How the procedures of a household stand on a day.
///
/// Each step goes by the law of the day on which its clock starts; what has not begun, by the law
/// of the day itself.
///
/// - Parameter law: The law of a day and the household bound to it; `nil` where there is none.
package func procedures(
    asOf day: CalendarDate, law: (CalendarDate) -> (household: Household, program: Program)?
) -> [ProcedureResult] {
    var found: [ProcedureKey: ProcedureResult] = [:]
    var waiting = [day]
    var seen: Set<CalendarDate> = [day]
    var known: [ProcedureResult] = []
    while let next = waiting.popLast() {
        let isLaw: Bool
        if let (household, program) = law(next) {
            known = Case(household, under: program).procedures(asOf: day)
            isLaw = true
        } else {
            // What another law says of its steps, of which it is not known whether it held then.
            isLaw = false
        }
        for result in known {
            let steps = result.steps.filter { $0.lawDay(asOf: day) == next }
            let key = ProcedureKey(result)
            let kept = isLaw ? steps : steps.map { $0.withoutLaw(of: next) }
            if found[key] == nil { found[key] = result.with([]) }
            found[key]?.steps += kept
            waiting += result.steps.map { $0.lawDay(asOf: day) }.filter { seen.insert($0).inserted }
        }
    }
    return found.values.map { result in
        result.with(result.steps.sorted { $0.order < $1.order })
    }.filter { !$0.steps.isEmpty || !$0.needs.isEmpty }.sorted {
        ($0.object, $0.order, $0.id) < ($1.object, $1.order, $1.id)
    }
}

private struct ProcedureKey: Hashable {
    let id: String
    let object: Int

    init(_ result: ProcedureResult) {
        (id, object) = (result.id, result.object)
    }
}

extension ProcedureResult {
    fileprivate func with(_ steps: [StepResult]) -> ProcedureResult {
        var result = self
        result.steps = steps
        return result
    }
}

extension StepResult {
    /// The day whose law it goes by.
    ///
    /// What must come before something else goes by the law of that.
    fileprivate func lawDay(asOf day: CalendarDate) -> CalendarDate {
        if case .before(let limit?) = term { return limit }
        return starts ?? day
    }

    /// The step where the rules hold no law of the day it began on.
    fileprivate func withoutLaw(of day: CalendarDate) -> StepResult {
        let plan = NeedPlan(
            .unset, "law.\(day)", Title(zh: "\(day) 的规定", en: "the law of \(day)"),
            question: Wording(
                zh: "规则里没有 \(day) 的规定", en: "the rules do not hold the law of \(day)"),
            isOfObject: false)
        let need = Need(plan: plan, subject: nil, diagnostic: nil)
        return StepResult(
            id: id, title: title, office: office, state: .undetermined, starts: starts,
            term: .none, longerTerm: nil, deadline: nil, done: done, daysLeft: nil, sources: [],
            evidence: evidence, needs: [need], order: order)
    }
}
