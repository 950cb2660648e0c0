package import FEEL

/// Working days as far as they are known: the rest days of the week, and year by year the holidays
/// and the rest days that are worked for them.
///
/// A year that was not added is not known: nothing is said of its days.
package struct WorkCalendar: Sendable, Hashable {
    /// Monday is 1, Sunday is 7.
    package let weekend: Set<Int>
    package private(set) var years: Set<Int> = []
    /// Days since 1970.
    private var holidays: Set<Int> = []
    private var workdays: Set<Int> = []

    /// The longest term that can be reckoned.
    package static let longestTerm = 36_525

    package init(weekend: Set<Int>) {
        self.weekend = weekend
    }

    package mutating func add(
        year: Int, holidays: [ClosedRange<CalendarDate>], workdays: [CalendarDate]
    ) {
        years.insert(year)
        for holiday in holidays {
            let days = holiday.lowerBound.daysSinceEpoch...holiday.upperBound.daysSinceEpoch
            self.holidays.formUnion(days)
        }
        self.workdays.formUnion(workdays.map(\.daysSinceEpoch))
    }

    /// `nil` where the year is not known.
    package func isWorkingDay(_ day: CalendarDate) -> Bool? {
        guard years.contains(day.year) else { return nil }
        let number = day.daysSinceEpoch
        if workdays.contains(number) { return true }
        return !holidays.contains(number) && !weekend.contains(day.weekday)
    }

    /// The day on which a number of days has passed after another, which does not count itself.
    ///
    /// - Parameter pauses: days since 1970 that do not count.
    /// - Returns: `nil` for a term that cannot be reckoned.
    package func day(
        _ count: Int, _ unit: PeriodUnit, after start: CalendarDate,
        outside pauses: [ClosedRange<Int>] = []
    ) -> Reckoned? {
        guard (0...Self.longestTerm).contains(count) else { return nil }
        if unit == .months { return months(count, after: start, outside: pauses) }
        var (left, day) = (count, start)
        var missing: Int?
        while left > 0 {
            guard let next = day.adding(days: 1) else { return nil }
            day = next
            if pauses.contains(where: { $0.contains(next.daysSinceEpoch) }) { continue }
            let counts = unit == .calendarDays ? true : isWorkingDay(next)
            // A day that nothing is known of may be worked: the end is not before it.
            if counts == nil, missing == nil { missing = next.year }
            if counts != false { left -= 1 }
        }
        return Reckoned(day, missing: missing)
    }

    /// The same day of a later month, and as many days on as were paused before it.
    private func months(
        _ count: Int, after start: CalendarDate, outside pauses: [ClosedRange<Int>]
    ) -> Reckoned? {
        guard let end = start.adding(months: count) else { return nil }
        let days = end.daysSinceEpoch - start.daysSinceEpoch
        guard !pauses.isEmpty else { return Reckoned(end, missing: nil) }
        return day(days, .calendarDays, after: start, outside: pauses)
    }

    /// A day itself, or the next one that is worked.
    package func workingDay(from day: CalendarDate) -> Reckoned? {
        var day = day
        while true {
            guard let isWorked = isWorkingDay(day) else { return Reckoned(day, missing: day.year) }
            if isWorked { return Reckoned(day, missing: nil) }
            guard let next = day.adding(days: 1) else { return nil }
            day = next
        }
    }

    /// How many days lie after one day up to another, the last included.
    ///
    /// - Returns: `nil` where a year between them is not known, or they lie too far apart.
    package func count(
        _ unit: PeriodUnit, after start: CalendarDate, through end: CalendarDate
    ) -> Int? {
        let days = end.daysSinceEpoch - start.daysSinceEpoch
        guard unit == .workingDays else { return days }
        guard (0...Self.longestTerm).contains(days) else { return nil }
        var count = 0
        var day = start
        while day < end {
            guard let next = day.adding(days: 1), let isWorked = isWorkingDay(next) else {
                return nil
            }
            if isWorked { count += 1 }
            day = next
        }
        return count
    }
}

/// A day that was reckoned: exactly, or as far as the calendar is known.
package struct Reckoned: Sendable, Hashable {
    /// The day; where a year is missing it is not before this one.
    package let day: CalendarDate
    /// The first year whose days off are not known and would have mattered.
    package let missing: Int?

    package init(_ day: CalendarDate, missing: Int?) {
        self.day = day
        self.missing = missing
    }
}
