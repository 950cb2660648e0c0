import Diagnostics
import FEEL
import RuleModel

/// Makes of one part of an amount the component that people read.
struct ComponentMaker {
    let record: Case
    let question: Question
    let part: PartAnswer
    let needs: [Need]
    let isExplained: Bool

    var component: AmountComponent {
        switch part.origin {
        case .part(let index): declared(record.edition.programmes[question.programme].amount[index])
        case .difference(let combination, let other): difference(combination, other)
        }
    }

    private func declared(_ declared: AmountPart) -> AmountComponent {
        AmountComponent(
            id: declared.id, title: declared.common.title,
            amount: Amount(exact: part.exact, paid: part.paid),
            calculation: isExplained ? calculation(declared) : nil, rounding: rounding(declared),
            sources: declared.common.sources, evidence: declared.common.evidence, needs: needs)
    }

    /// What is stated or not set has no formula.
    private func calculation(_ declared: AmountPart) -> Wording? {
        guard let formula = declared.value else { return nil }
        if case .part(let index) = part.origin, declared.common.decidedBy != nil,
            record.finding(
                .part(programme: question.programme, part: index), on: question.object) != nil
        {
            return nil
        }
        return Calculation(record: record, object: question.object).words(formula)
    }

    private func rounding(_ declared: AmountPart) -> Rounding? {
        guard let rule = declared.round, case .set(let rounding) = record.rounding(of: rule)
        else { return nil }
        return rounding
    }

    private func difference(_ combination: Int, _ other: Int) -> AmountComponent {
        let line = record.edition.combinations[combination]
        let title = record.edition.programmes[other].common.title
        return AmountComponent(
            id: "less_\(record.edition.programmes[other].id)",
            title: Wording(zh: "减：\(title.zh)中本人的份额", en: "less the share of \(title.en)"),
            amount: Amount(exact: part.exact, paid: part.paid), calculation: nil, rounding: nil,
            sources: line.common.sources, evidence: line.common.evidence, needs: needs)
    }
}
