import Diagnostics
import FEEL
import RuleModel

/// Reads off one case how a step stands on a day.
///
/// The days of a procedure are a log: a day that it does not hold has not come yet.
struct StepReading {
    let record: Case
    let step: ProcedureStep
    let order: Int
    /// The object that holds the days.
    let object: Int
    let asOf: CalendarDate

    private enum Day {
        case known(CalendarDate)
        case notYet
        /// Something else than a day of the log is missing.
        case unclear(Causes)

        var date: CalendarDate? { if case .known(let date) = self { date } else { nil } }
    }

    /// `nil` where the step is surely not needed.
    var result: StepResult? {
        let needed = step.when.map { record.run($0, on: object) } ?? .boolean(true)
        if needed.truth == false { return nil }
        let starts = step.starts.map(day) ?? .known(asOf)
        let done = day(step.done)
        var clock = self.clock(from: starts)
        clock.starts = step.starts == nil ? nil : starts.date
        clock.done = done.date
        switch (starts, done) {
        case (.unclear(let causes), _), (_, .unclear(let causes)):
            clock.causes = clock.causes.union(causes)
            clock.state = .undetermined
        case (.notYet, .known) where step.term.isPeriod:
            // It was done, but what its term runs from is missing.
            clock.causes = step.starts.map { record.run($0, on: object).causes } ?? Causes()
            clock.state = .undetermined
        case (.notYet, _): clock.state = .ahead
        case (.known, _):
            clock.causes = clock.causes.union(needed.causes)
            clock.state = needed.truth == nil ? .undetermined : state(of: clock)
        }
        return result(of: clock)
    }

    private func day(_ formula: Formula) -> Day {
        switch record.run(formula, on: object) {
        case .date(let date): return date <= asOf ? .known(date) : .notYet
        case .unknown(let unknown):
            let isLog = unknown.causes.elements.allSatisfy { $0.kind == .fact }
            return isLog ? .notYet : .unclear(unknown.causes)
        default: return .notYet
        }
    }
}

/// The term of a step as far as it is known.
private struct StepClock {
    var term = StepTerm.none
    var longerTerm: StepTerm?
    var deadline: Deadline?
    var starts: CalendarDate?
    var done: CalendarDate?
    var state = StepState.undetermined
    var causes = Causes()
    /// Articles and evidence beyond those of the step itself.
    var commons: [Common] = []
    /// By which distances are told.
    var unit = PeriodUnit.calendarDays
}

// The term and its last day.
extension StepReading {
    private func clock(from start: Day) -> StepClock {
        var clock = StepClock()
        switch step.term {
        case .none: break
        case .before(let formula):
            let limit = day(formula)
            clock.term = .before(limit.date)
            clock.deadline = limit.date.map(Deadline.init)
            if case .unclear(let causes) = limit { clock.causes = causes }
        case .within(let period):
            set(period, from: start.date, in: &clock) { low, high, unit in
                .within(low: low, high: high, unit, isExtended: false)
            }
            extend(from: start.date, in: &clock)
        case .lasts(let period):
            set(period, from: start.date, in: &clock) { low, high, unit in
                .lasts(low: low, high: high, unit)
            }
        }
        return clock
    }

    private func set(
        _ period: ProcedureStep.Period, from start: CalendarDate?, in clock: inout StepClock,
        _ term: (Int?, Int?, PeriodUnit) -> StepTerm
    ) {
        clock.unit = period.unit == .months ? .calendarDays : period.unit
        guard let length = length(of: period, in: &clock) else { return }
        clock.term = term(length.low, length.high, length.unit)
        clock.deadline = deadline(of: length, period, from: start, in: &clock)
    }

    private func length(
        of period: ProcedureStep.Period, in clock: inout StepClock
    ) -> TermLength? {
        let value = record.run(period.length, on: object)
        clock.causes = clock.causes.union(value.causes)
        if let length = TermLength(Bounds(value), unit: period.unit) { return length }
        let failed = record.fail(
            Wording(zh: "期限应当是不小于 0 的整数", en: "a term is a whole number, 0 or greater"))
        clock.causes = clock.causes.union(failed.causes)
        return nil
    }

    private func deadline(
        of length: TermLength, _ period: ProcedureStep.Period, from start: CalendarDate?,
        in clock: inout StepClock
    ) -> Deadline? {
        guard let start, step.starts != nil else { return nil }
        let calendar = record.edition.calendar
        let moves = (period.onHoliday ?? calendar.lastDay?.onHoliday) == .nextWorkingDay
        let (pauses, isOpen) = pauses(in: &clock)
        guard
            let deadline = Deadline(
                of: length, after: start, outside: pauses, in: calendar.days,
                moves: moves && step.term.isLimit)
        else { return nil }
        if deadline.movedFrom != nil, period.onHoliday == nil, let rule = calendar.lastDay {
            clock.commons.append(rule.common)
        }
        return isOpen ? deadline.withoutEnd : deadline
    }

    /// A longer term where what allows it holds; while that is not known, either may be right.
    private func extend(from start: CalendarDate?, in clock: inout StepClock) {
        guard let extended = step.extended else { return }
        let holds = record.run(extended.when, on: object)
        if holds.truth == false { return }
        var longer = clock
        guard let length = length(of: extended.period, in: &longer) else { return }
        longer.deadline = deadline(of: length, extended.period, from: start, in: &longer)
        longer.commons.append(extended.common)
        longer.term = .within(
            low: length.low, high: length.high, length.unit, isExtended: true)
        if holds.truth == true {
            clock = longer
            return
        }
        clock.longerTerm = longer.term
        clock.causes = clock.causes.union(holds.causes).union(longer.causes)
        if let shorter = clock.deadline, let deadline = longer.deadline {
            clock.deadline = shorter.joined(deadline)
        }
    }

    /// Days since 1970 that do not count, and whether a pause has not ended.
    private func pauses(in clock: inout StepClock) -> ([ClosedRange<Int>], Bool) {
        var ranges: [ClosedRange<Int>] = []
        var isOpen = false
        for pause in step.pauses {
            guard let first = day(pause.from).date else { continue }
            let last = day(pause.to).date
            if last == nil { isOpen = true }
            let (low, high) = (first.daysSinceEpoch + 1, (last ?? asOf).daysSinceEpoch)
            if low <= high { ranges.append(low...high) }
            clock.commons.append(pause.common)
        }
        return (ranges, isOpen)
    }
}

// Where it stands.
extension StepReading {
    private func state(of clock: StepClock) -> StepState {
        let done = clock.done
        switch step.term {
        case .none: return done == nil ? .open : .done
        case .before:
            guard let limit = clock.deadline else {
                if clock.causes.elements.isEmpty { return done == nil ? .open : .onTime }
                return .undetermined
            }
            guard let done else { return .overdue }
            return limit.isMet(on: done) == true ? .onTime : .late
        case .within:
            switch clock.deadline?.isMet(on: done ?? asOf) {
            case true?: return done == nil ? .open : .onTime
            case false?: return done == nil ? .overdue : .late
            default: return .undetermined
            }
        case .lasts:
            switch clock.deadline?.isOver(on: done ?? asOf) {
            case true?: return .onTime
            case false?: return done == nil ? .open : .tooShort
            default: return .undetermined
            }
        }
    }

    private func result(of clock: StepClock) -> StepResult {
        let commons = [step.common] + clock.commons
        return StepResult(
            id: step.id, title: step.common.title, office: record.edition.level(step.office?.value),
            state: clock.state, starts: clock.starts, term: clock.term,
            longerTerm: clock.longerTerm, deadline: clock.state == .ahead ? nil : clock.deadline,
            done: clock.done, daysLeft: daysLeft(clock), sources: commons.flatMap(\.sources),
            evidence: commons.map(\.evidence).max() ?? .published, needs: needs(of: clock),
            order: order)
    }

    private func daysLeft(_ clock: StepClock) -> Int? {
        guard let deadline = clock.deadline else { return nil }
        let calendar = record.edition.calendar.days
        func count(after first: CalendarDate, through last: CalendarDate?) -> Int? {
            last.flatMap { calendar.count(clock.unit, after: first, through: $0) }
        }
        switch clock.state {
        case .open: return count(after: asOf, through: deadline.day)
        case .overdue:
            return deadline.latest.flatMap { count(after: $0, through: asOf) }.map { -$0 }
        case .late:
            return deadline.latest.flatMap { count(after: $0, through: clock.done) }.map { -$0 }
        case .tooShort:
            return clock.done.flatMap { count(after: $0, through: deadline.day) }.map { -$0 }
        case .ahead, .onTime, .done, .undetermined: return nil
        }
    }

    /// What can still change where it stands.
    private func needs(of clock: StepClock) -> [Need] {
        switch clock.state {
        case .open, .undetermined: break
        case .ahead, .overdue, .onTime, .late, .tooShort, .done: return []
        }
        let causes = clock.causes.elements.map(record.need).unique
        let year = clock.deadline?.missingYear.map(record.need(calendarOf:))
        return causes + (year.map { [$0] } ?? [])
    }
}

extension ProcedureStep.Term {
    /// Whether it runs from a day on, without which nothing can be said of it.
    fileprivate var isPeriod: Bool {
        switch self {
        case .within, .lasts: true
        case .before, .none: false
        }
    }

    /// Whether its last day is one by which something is done.
    fileprivate var isLimit: Bool { if case .within = self { true } else { false } }
}

extension Deadline {
    /// The clock stands still: its end is open.
    fileprivate var withoutEnd: Deadline {
        Deadline(earliest: earliest, latest: nil, movedFrom: nil, missingYear: missingYear)
    }
}
