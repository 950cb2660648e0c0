import RuleModel

/// Makes of one part of an amount the component that people read.
struct ComponentMaker {
    let record: Case
    let question: Question
    let part: PartAnswer
    let needs: [Need]
    let isExplained: Bool

    private var programme: ProgrammePlan { record.program.programmes[question.programme] }

    var component: AmountComponent {
        switch part.origin {
        case .part(let index):
            let plan = programme.amount[index]
            return AmountComponent(
                origin: .part(plan), figures: isExplained ? figures(plan, index) : nil,
                amount: amount, rounding: rounding(plan), needs: needs)
        case .difference(let combination, let other):
            return AmountComponent(
                origin: .difference(
                    record.program.combinations[combination],
                    other: record.program.programmes[other]),
                figures: nil, amount: amount, rounding: nil, needs: needs)
        }
    }

    private var amount: Amount { Amount(exact: part.exact, paid: part.paid) }

    /// What is stated or not set has no formula.
    private func figures(_ plan: PartPlan, _ index: Int) -> Figures? {
        guard let formula = plan.value else { return nil }
        let subject = Finding.Subject.part(programme: question.programme, part: index)
        if plan.isDecided, record.stated(subject, on: question.object) != nil { return nil }
        return Figures(of: formula, in: record, on: question.object)
    }

    private func rounding(_ plan: PartPlan) -> Rounding? {
        guard let rule = plan.round, case .set(let rounding) = record.rounding(of: rule)
        else { return nil }
        return rounding
    }
}
