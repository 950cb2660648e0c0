import Diagnostics
import Engine
import FEEL
import RuleModel

/// What the page says of one step of a procedure, in one language.
struct StepPhrases {
    let phrases: Phrases

    private func say(zh: String, en: String) -> String { phrases.say(zh: zh, en: en) }

    /// In a word how it stands.
    func label(_ state: StepState) -> String {
        switch state {
        case .overdue: say(zh: "逾期", en: "overdue")
        case .late: say(zh: "迟办", en: "late")
        case .tooShort: say(zh: "时短", en: "too short")
        case .undetermined: say(zh: "未定", en: "unclear")
        case .open: say(zh: "待办", en: "open")
        case .onTime: say(zh: "按时", en: "on time")
        case .done: say(zh: "已办", en: "done")
        case .ahead: say(zh: "未到", en: "ahead")
        }
    }

    /// `县级审核确认：期限到…，已逾期 1 个工作日，由县级民政部门办。民发〔2021〕57号 第二十条`.
    func sentence(_ step: StepResult) -> String {
        let office = step.office?[phrases.language]
        let who = office.map { say(zh: "由\($0)办理", en: "for \($0)") } ?? ""
        let body = [
            limit(step), outcome(step), missingYear(step), step.done == nil ? who : "",
            isNeedOpen(step)
                ? say(zh: "是否需要还不清楚", en: "whether it is needed is not known") : "",
        ]
        .filter { !$0.isEmpty }.joined(separator: say(zh: "，", en: ", "))
        let evidence = step.evidence.needsWarning ? step.evidence.title[phrases.language] : ""
        let basis = [phrases.citations(step.sources), evidence].filter { !$0.isEmpty }
            .joined(separator: phrases.semicolon)
        return step.title[phrases.language] + (body.isEmpty ? "" : phrases.colon + body)
            + (basis.isEmpty ? "" : say(zh: "。", en: ". ") + basis)
    }

    /// Undetermined for another reason than its term.
    private func isNeedOpen(_ step: StepResult) -> Bool {
        guard step.state == .undetermined else { return false }
        switch step.term {
        case .none, .before: return true
        case .within, .lasts: return step.deadline?.day != nil
        }
    }

    // MARK: - The term

    private func limit(_ step: StepResult) -> String {
        switch step.term {
        case .none:
            step.state == .done
                ? "" : say(zh: "没有规定天数，应当及时", en: "without delay; no days are set")
        case .before(let day):
            day.map { say(zh: "应在\(phrases.day($0))之前", en: "before \(phrases.day($0))") } ?? ""
        case .within, .lasts:
            step.deadline == nil ? ahead(step) : last(step) + phrases.parenthesised(term(step))
        }
    }

    /// `期限 15 个工作日`.
    private func ahead(_ step: StepResult) -> String {
        let length = length(step.term) ?? say(zh: "未定", en: "not set")
        if case .lasts = step.term { return say(zh: "至少 \(length)", en: "at least \(length)") }
        return say(zh: "期限 \(length)", en: "term: \(length)")
    }

    /// `期限到2024年3月19日`.
    private func last(_ step: StepResult) -> String {
        let isLasting = if case .lasts = step.term { true } else { false }
        guard let deadline = step.deadline else { return "" }
        let first = phrases.day(deadline.earliest)
        guard deadline.day == nil else {
            return isLasting
                ? say(zh: "至少到\(first)", en: "at least until \(first)")
                : say(zh: "期限到\(first)", en: "due by \(first)")
        }
        switch deadline.latest.map(phrases.day) {
        case let latest? where deadline.earliest == step.starts:
            return say(zh: "期限未定，最晚到\(latest)", en: "no term set, by \(latest) at the latest")
        case let latest?:
            return say(
                zh: "期限在\(first)至\(latest)之间", en: "due between \(first) and \(latest)")
        case nil where deadline.earliest == step.starts:
            return say(zh: "期限未定", en: "no term set")
        case nil: return say(zh: "期限不早于\(first)", en: "due no earlier than \(first)")
        }
    }

    private func term(_ step: StepResult) -> String {
        var parts: [String] = []
        let start = step.starts.map(phrases.day)
        switch (start, length(step.term)) {
        case (let start?, let length?):
            parts.append(say(zh: "\(start)起 \(length)", en: "\(length) from \(start)"))
        case (let start?, nil): parts.append(say(zh: "\(start)起", en: "from \(start)"))
        case (nil, let length?): parts.append(length)
        case (nil, nil): break
        }
        if case .within(_, _, _, isExtended: true) = step.term {
            parts.append(say(zh: "已延长", en: "extended"))
        }
        if let longer = step.longerTerm.flatMap(length) {
            parts.append(say(zh: "特殊情况可延长至 \(longer)", en: "\(longer) in special cases"))
        }
        if let day = step.deadline?.movedFrom.map(phrases.day) {
            parts.append(say(zh: "\(day)不是工作日，顺延", en: "moved on from \(day), no working day"))
        }
        return parts.joined(separator: say(zh: "；", en: "; "))
    }

    /// `20 至 30 个工作日`.
    func length(_ term: StepTerm) -> String? {
        switch term {
        case .within(let low, let high, let unit, _), .lasts(let low, let high, let unit):
            let least = low ?? 0
            guard let high else { return nil }
            if least == high { return count(high, unit) }
            return least == 0
                ? say(zh: "至多 ", en: "at most ") + count(high, unit)
                : say(zh: "\(least) 至 ", en: "\(least) to ") + count(high, unit)
        case .before, .none: return nil
        }
    }

    /// `10 个工作日`, `1 working day`.
    func count(_ count: Int, _ unit: PeriodUnit) -> String {
        let isOne = count == 1
        return switch unit {
        case .workingDays:
            say(zh: "\(count) 个工作日", en: "\(count) working day\(isOne ? "" : "s")")
        case .calendarDays: say(zh: "\(count) 天", en: "\(count) day\(isOne ? "" : "s")")
        case .months: say(zh: "\(count) 个月", en: "\(count) month\(isOne ? "" : "s")")
        }
    }

    // MARK: - Where it stands

    private func outcome(_ step: StepResult) -> String {
        let done = step.done.map(phrases.day)
        let days = step.daysLeft.map { count(abs($0), step.term.distanceUnit) }
        switch step.state {
        case .overdue:
            return days.map { say(zh: "已过 \($0)，还没有办理", en: "not done, \($0) over") }
                ?? say(zh: "还没有办理", en: "not done")
        case .late:
            return say(zh: "\(done ?? "")才办理", en: "done on \(done ?? "")")
                + (days.map { say(zh: "，迟 \($0)", en: ", late by \($0)") } ?? "")
        case .tooShort:
            return say(zh: "\(done ?? "")就结束了", en: "ended on \(done ?? "")")
                + (days.map { say(zh: "，少 \($0)", en: ", short by \($0)") } ?? "")
        case .open: return open(step, days)
        case .onTime, .done, .undetermined:
            return done.map { say(zh: "已于\($0)办理", en: "done on \($0)") }
                ?? (step.state == .onTime ? say(zh: "已满", en: "over by now") : "")
        case .ahead: return ""
        }
    }

    private func open(_ step: StepResult, _ days: String?) -> String {
        if case .within(_, _, _, _) = step.term, step.daysLeft == 0 {
            return say(zh: "当天到期", en: "due that day")
        }
        return days.map { say(zh: "还有 \($0)", en: "\($0) left") } ?? ""
    }

    private func missingYear(_ step: StepResult) -> String {
        guard step.state == .open || step.state == .undetermined,
            let year = step.deadline?.missingYear
        else { return "" }
        return say(zh: "\(year)年的放假安排不在规则里", en: "the days off of \(year) are not in the rules")
    }
}

extension StepTerm {
    /// By which days over and days left are told.
    fileprivate var distanceUnit: PeriodUnit {
        switch self {
        case .within(_, _, let unit, _), .lasts(_, _, let unit):
            unit == .months ? .calendarDays : unit
        case .before, .none: .calendarDays
        }
    }
}
