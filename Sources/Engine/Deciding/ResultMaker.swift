import FEEL
import RuleModel

/// Makes of one answer the result that people and programs read.
struct ResultMaker {
    let record: Case
    let question: Question
    let answer: Answer
    let month: Month
    let needs: [Cause]
    let warnings: [Remark]
    let options: DecideOptions

    private var programme: ProgrammePlan { record.program.programmes[question.programme] }

    var result: ProgrammeResult {
        ProgrammeResult(
            plan: programme, subject: record.names.whose(question.object),
            outcome: answer.outcome, isPayable: answer.isPayable == true,
            isPaymentOpen: answer.isPayable == nil,
            appliedFor: record.isAppliedFor(question.programme, by: question.object),
            components: components, amount: amount, firstMonth: firstMonth, covered: covered,
            reasons: reasons, needs: needs.map(record.need).unique, warnings: warnings)
    }

    private var reasons: [Reason] {
        guard options.explained else { return [] }
        return ReasonMaker(
            record: record, isFull: options.fullTree,
            only: options.isDecisive ? answer.outcome.decisive : nil
        ).reasons(of: question)
    }

    private var amount: Amount? {
        answer.paid.map { Amount(exact: answer.exact ?? $0, paid: $0) }
    }

    private var components: [AmountComponent] {
        answer.parts.map { part in
            let needs = answer.isCertain ? [] : part.causes.elements.filter(self.needs.contains)
            return ComponentMaker(
                record: record, question: question, part: part,
                needs: needs.map(record.need).unique, isExplained: options.explained
            ).component
        }
    }

    private var covered: [Subject] {
        guard programme.covers != nil,
            case .list(let members) = record.covers(question.programme, on: question.object)
        else { return [] }
        return members.compactMap {
            guard case .object(let member) = $0 else { return nil }
            return record.names.whose(Int(member.index))
        }
    }

    /// The month after the decision, or the decision's own; while there is none, the month asked
    /// about stands for the decision's.
    private var firstMonth: Month? {
        guard answer.outcome == .eligible || answer.outcome == .discretionary else { return nil }
        let decision = record.household.objects[question.object].decisions.first {
            $0.programme == question.programme && $0.granted
        }
        let decided = decision?.date.map(Month.init(of:)) ?? month
        return programme.starts.firstMonth(decidedIn: decided)
    }
}

extension Amount {
    /// Known where both ends meet.
    init(exact: Bounds, paid: Bounds) {
        if let paid = paid.only {
            self = .known(exact: exact.only ?? paid, paid: paid)
        } else {
            self = .open(low: paid.low, high: paid.high)
        }
    }
}
