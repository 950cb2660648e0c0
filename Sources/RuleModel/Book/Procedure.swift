package import Diagnostics
import FEEL

/// A procedure with all its periods.
package struct Procedure: Sendable {
    package let id: String
    package let title: Title
    package let declarations: [Stated<Declaration<ProcedureVersion>>]
    package let range: SourceRange
}

/// How an office proceeds under the law of a day, for one entity that holds the days of the steps.
package struct ProcedureInForce: Sendable {
    package let id: String
    package let entity: Int
    /// Ids of the programmes that it leads to.
    package let programmes: [String]
    package var when: Formula?
    package var steps: [ProcedureStep]
    package let common: Common

    package init(
        id: String, entity: Int, programmes: [String], when: Formula?, steps: [ProcedureStep],
        common: Common
    ) {
        self.id = id
        self.entity = entity
        self.programmes = programmes
        self.when = when
        self.steps = steps
        self.common = common
    }

    /// Every formula, as declared.
    package var formulas: [Formula] { [when].compactMap { $0 } + steps.flatMap(\.formulas) }
}

extension ProcedureStep {
    package var formulas: [Formula] {
        var all = [when, starts, done].compactMap { $0 }
        switch term {
        case .within(let period), .lasts(let period): all.append(period.length)
        case .before(let formula): all.append(formula)
        case .none: break
        }
        if let extended { all += [extended.when, extended.period.length] }
        return all + pauses.flatMap { [$0.from, $0.to] }
    }

    /// Of the step itself and what modifies it.
    package var commons: [Common] {
        [common] + (extended.map { [$0.common] } ?? []) + pauses.map(\.common)
    }

    /// The same step with each formula changed; what is a date and what is not is told apart.
    package func mapping(_ change: (Formula, Role) -> Formula) -> ProcedureStep {
        var step = self
        step.when = when.map { change($0, .condition) }
        step.starts = starts.map { change($0, .day) }
        step.done = change(done, .day)
        switch term {
        case .within(let period): step.term = .within(period.mapping(change))
        case .lasts(let period): step.term = .lasts(period.mapping(change))
        case .before(let formula): step.term = .before(change(formula, .day))
        case .none: break
        }
        step.extended = extended.map {
            Extension(
                when: change($0.when, .condition), period: $0.period.mapping(change),
                common: $0.common)
        }
        step.pauses = pauses.map {
            Pause(from: change($0.from, .day), to: change($0.to, .day), common: $0.common)
        }
        return step
    }

    /// What a formula of a step says.
    package enum Role: Sendable, Hashable {
        case condition
        case day
        case length(PeriodUnit)
    }
}

extension ProcedureStep.Period {
    fileprivate func mapping(
        _ change: (Formula, ProcedureStep.Role) -> Formula
    ) -> ProcedureStep.Period {
        ProcedureStep.Period(
            length: change(length, .length(unit)), unit: unit, onHoliday: onHoliday)
    }
}

/// The calendar as known on a day.
package struct CalendarInForce: Sendable {
    package var days: WorkCalendar
    package let lastDay: LastDay?
    /// The years in their order, each with its notice.
    package let years: [CalendarYear]
    /// Whose business it is, and how to ask for what is missing.
    package let common: Common?

    package init(days: WorkCalendar, lastDay: LastDay?, years: [CalendarYear], common: Common?) {
        self.days = days
        self.lastDay = lastDay
        self.years = years
        self.common = common
    }

    /// Nothing is known of any day.
    package static let unknown = CalendarInForce(
        days: WorkCalendar(weekend: []), lastDay: nil, years: [], common: nil)
}
