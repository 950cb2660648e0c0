import Diagnostics
import Engine
import FEEL
import RuleModel

// Procedures as sentences.
extension LawWords {
    func passage(_ procedure: ProcedureInForce) -> Passage {
        Passage(
            procedure.common.title,
            basis: basis(procedure.common), parts: procedure.steps.map { passage($0) })
    }

    /// `启动调查（乡镇）：受理日期起 3 个工作日内`.
    private func passage(_ step: ProcedureStep) -> Passage {
        let office = level(step.office?.value).map {
            Wording(zh: "（\($0.zh)）", en: " (\($0.en))")
        }
        let when = step.when.map(sentence).map {
            Wording(zh: "限于：\($0.zh)", en: "only where \($0.en)")
        }
        let title = step.common.title + (office ?? Wording(""))
        return Passage(title.colon(timing(step)).adding(when), basis: basis(step.common))
    }

    /// `受理日期起 3 个工作日内`, and what makes it longer.
    func timing(_ step: ProcedureStep) -> Wording {
        let longer = step.extended.map { extended -> Wording in
            let (when, length) = (sentence(extended.when), length(of: extended.period))
            return Wording(
                zh: "\(when.zh)的，可以延长至\(length.zh)", en: "up to \(length.en) where \(when.en)")
        }
        return term(step).adding(longer).adding(pauses(step))
    }

    private func term(_ step: ProcedureStep) -> Wording {
        let start = step.starts.map(sentence)
        switch step.term {
        case .none: return Wording(zh: "应当及时", en: "without delay")
        case .before(let formula):
            let day = sentence(formula)
            return Wording(zh: "在\(day.zh)之前", en: "before \(day.en)")
        case .within(let period):
            let length = length(of: period)
            return Wording(
                zh: "\(start?.zh ?? "")起\(length.zh)内",
                en: "within \(length.en) from \(start?.en ?? "")")
        case .lasts(let period):
            let length = length(of: period)
            return Wording(
                zh: "\(start?.zh ?? "")起至少\(length.zh)",
                en: "at least \(length.en) from \(start?.en ?? "")")
        }
    }

    /// `20 个工作日（低保审核权限下放的）或者 30 个工作日`.
    private func length(of period: ProcedureStep.Period) -> Wording {
        length(period.length.expression, period.unit)
    }

    private func length(_ expression: Expression, _ unit: PeriodUnit) -> Wording {
        if case .conditional(let test, let then, let otherwise) = expression.kind {
            let when = printer.words(test)
            let (first, second) = (length(then, unit), length(otherwise, unit))
            return Wording(
                zh: "\(first.zh)（\(when.zh)的）或者\(second.zh)",
                en: "\(first.en) (where \(when.en)) or \(second.en)")
        }
        let number = printer.words(expression)
        return switch unit {
        case .workingDays: Wording(zh: " \(number.zh) 个工作日", en: "\(number.en) working days")
        case .calendarDays: Wording(zh: " \(number.zh) 天", en: "\(number.en) days")
        case .months: Wording(zh: " \(number.zh) 个月", en: "\(number.en) months")
        }
    }

    private func pauses(_ step: ProcedureStep) -> Wording? {
        guard !step.pauses.isEmpty else { return nil }
        let spans = Wording.sequence(
            step.pauses.map { pause in
                let (from, to) = (sentence(pause.from), sentence(pause.to))
                return Wording(zh: "\(from.zh)到\(to.zh)", en: "\(from.en) to \(to.en)")
            })
        return Wording(zh: "不计\(spans.zh)的时间", en: "not counting \(spans.en)")
    }
}

extension Edition {
    /// Procedures stand once for each entity that holds their days, and are told once.
    var proceduresOnce: [ProcedureInForce] {
        var told: Set<String> = []
        return procedures.filter { told.insert($0.id).inserted }
    }

    /// The standards that the terms of a programme's procedures rest on.
    func terms(of programme: Int) -> Set<Int> {
        var standards: Set<Int> = []
        let own = procedures.filter { $0.programmes.contains(programmes[programme].id) }
        for formula in own.flatMap(\.formulas) {
            formula.expression.forEachReference { reference in
                if case .standard(let index) = reference { standards.insert(index) }
            }
        }
        return standards
    }
}
