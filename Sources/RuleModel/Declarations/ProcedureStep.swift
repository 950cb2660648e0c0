/// One step of a procedure: what starts its clock, what ends it, and how long it may take.
package struct ProcedureStep: Sendable {
    package let id: String
    package let common: Common
    /// The level that acts.
    package let office: Located<String>?
    /// Whether it is taken at all.
    package var when: Formula?
    /// The day of what comes before it; that day does not count.
    package var starts: Formula?
    /// The day on which it was taken.
    package var done: Formula
    package var term: Term
    package var extended: Extension?
    package var pauses: [Pause]

    package enum Term: Sendable {
        /// It is taken at the latest when the period is over.
        case within(Period)
        /// It takes at least the period.
        case lasts(Period)
        /// It is taken before something else is.
        case before(Formula)
        /// The law names no days: without delay.
        case none
    }

    /// A number of days or months, which may depend on the case.
    package struct Period: Sendable {
        package var length: Formula
        package let unit: PeriodUnit
        /// Where it differs from what the calendar says of all terms.
        package let onHoliday: LastDay.OnHoliday?
    }

    /// A longer term, where something holds.
    package struct Extension: Sendable {
        package var when: Formula
        package var period: Period
        package let common: Common
    }

    /// Days that do not count: those after one day up to another.
    package struct Pause: Sendable {
        package var from: Formula
        package var to: Formula
        package let common: Common
    }
}

package enum PeriodUnit: String, Sendable {
    case workingDays = "working"
    case calendarDays = "calendar"
    case months
}
