import Diagnostics
package import FEEL
package import RuleModel

/// How one procedure of a household stands on a day.
package struct ProcedureResult: Sendable {
    package let id: String
    package let title: Title
    /// Ids of the programmes that it leads to.
    package let programmes: [String]
    /// The object that holds the days of its steps, by its id in the record.
    package let subject: String
    /// The same by its index in the household.
    package let object: Int
    /// The day on which it is looked at.
    package let asOf: CalendarDate
    package internal(set) var steps: [StepResult]
    /// What would say whether it is the procedure at hand; empty where it is.
    package let needs: [Need]
    /// Its place among the procedures of its law.
    let order: Int
}

/// How one step stands.
package struct StepResult: Sendable {
    package let id: String
    package let title: Title
    /// Who acts.
    package let office: Title?
    package let state: StepState
    /// The day from which its clock runs.
    package let starts: CalendarDate?
    package let term: StepTerm
    /// The longer term that holds if what allows it holds, which is not known.
    package let longerTerm: StepTerm?
    /// Until when, where the clock runs and there is a term.
    package let deadline: Deadline?
    package let done: CalendarDate?
    /// Days left, positive, or days over, negative, by the count of its term.
    package let daysLeft: Int?
    package let sources: [Citation]
    package let evidence: Evidence
    package let needs: [Need]
    /// Its place among the steps of its law.
    let order: Int
}

package enum StepState: String, Sendable, CaseIterable {
    /// What comes before it was not done yet.
    case ahead
    /// To be done; there is time.
    case open
    /// Not done, and the term is over.
    case overdue
    case onTime = "on_time"
    case late
    /// It ended before it had lasted as long as it must.
    case tooShort = "too_short"
    /// Done, where the law names no term.
    case done
    case undetermined
}

/// What the law says of the time that a step may or must take.
package enum StepTerm: Sendable, Hashable {
    /// At the latest when so many days or months are over; `nil` where an end is not known.
    case within(low: Int?, high: Int?, PeriodUnit, isExtended: Bool)
    case lasts(low: Int?, high: Int?, PeriodUnit)
    /// Before something else; the day of that, where it has come.
    case before(CalendarDate?)
    case none
}

/// The last day of a term, as far as it is known.
package struct Deadline: Sendable, Hashable {
    /// Surely not before this day.
    package let earliest: CalendarDate
    /// Surely not after this day; `nil` where that is not known.
    package let latest: CalendarDate?
    /// The last day was no working day: the term ends on the next one.
    package let movedFrom: CalendarDate?
    /// A year whose days off are not known and matter.
    package let missingYear: Int?

    package var day: CalendarDate? { earliest == latest ? latest : nil }
}
