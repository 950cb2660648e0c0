package import Diagnostics
package import FEEL

/// What a file says of working days.
package struct CalendarDeclaration: Sendable {
    /// Whose business the days off are, and how to ask for a year that is missing.
    package var common: Common
    package let weekend: [Located<String>]
    package let lastDay: LastDay?
    package let years: [CalendarYear]
}

/// What becomes of a term in calendar days or months whose last day is no working day.
package struct LastDay: Sendable {
    package enum OnHoliday: String, Sendable, CaseIterable {
        case nextWorkingDay = "next_working_day"
        case stays
    }

    package let onHoliday: OnHoliday
    package var common: Common
}

/// The days off of one year and the rest days that are worked for them.
package struct CalendarYear: Sendable {
    package let year: Int
    package let holidays: [Holiday]
    package let workdays: [Located<CalendarDate>]
    package var common: Common

    package struct Holiday: Sendable {
        package let title: Title
        package let first: CalendarDate
        package let last: CalendarDate
        package let range: SourceRange
    }
}
