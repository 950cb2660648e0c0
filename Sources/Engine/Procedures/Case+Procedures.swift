import Diagnostics
import FEEL
import RuleModel

extension Case {
    /// Every procedure of the edition for every object that holds the days of its steps.
    func procedures(asOf day: CalendarDate) -> [ProcedureResult] {
        edition.procedures.indices.flatMap { index in
            household.objects.indices
                .filter { household.objects[$0].entity == edition.procedures[index].entity }
                .compactMap { procedure(index, of: $0, asOf: day) }
        }
    }

    /// `nil` where it is surely not the procedure at hand.
    private func procedure(_ index: Int, of object: Int, asOf day: CalendarDate) -> ProcedureResult?
    {
        let procedure = edition.procedures[index]
        let applies = procedure.when.map { run($0, on: object) } ?? .boolean(true)
        if applies.truth == false { return nil }
        let isKnown = applies.truth == true
        let steps = procedure.steps.enumerated().compactMap { order, step in
            StepReading(record: self, step: step, order: order, object: object, asOf: day).result
        }
        return ProcedureResult(
            id: procedure.id, title: procedure.common.title, programmes: procedure.programmes,
            subject: names.subject(object) ?? "household", object: object, asOf: day,
            steps: isKnown ? steps : [],
            needs: isKnown ? [] : applies.causes.elements.map(need).unique, order: index)
    }

    /// Days off that the rules do not hold.
    func need(calendarOf year: Int) -> Need {
        let common = edition.calendar.common
        let title = Title(zh: "\(year)年的工作日历", en: "the calendar of \(year)")
        let missing = Wording(
            zh: "规则里没有\(year)年的放假安排", en: "the days off of \(year) are not in the rules")
        let question = common?.ask.map {
            Wording(zh: "\(missing.zh)：\($0.zh)", en: "\(missing.en): \($0.en)")
        }
        let plan = NeedPlan(
            .unset, "calendar.\(year)", title, question: question ?? missing,
            whom: edition.level(common?.setBy), isOfObject: false)
        return Need(plan: plan, subject: nil, diagnostic: nil)
    }

    /// Procedures run rarely, so their formulas are prepared when they do.
    func run(_ formula: Formula, on object: Int) -> Value {
        run(FormulaPlan(formula), on: object)
    }
}
