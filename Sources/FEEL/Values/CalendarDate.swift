/// A day of the proleptic Gregorian calendar, without time or zone.
public struct CalendarDate: Sendable, Hashable {
    /// The years that FEEL knows.
    public static let years = -999_999_999...999_999_999

    private let storedYear: Int32
    private let storedMonth: UInt8
    private let storedDay: UInt8

    public var year: Int { Int(storedYear) }
    public var month: Int { Int(storedMonth) }
    public var day: Int { Int(storedDay) }

    public init?(year: Int, month: Int, day: Int) {
        guard Self.years.contains(year), (1...12).contains(month), day >= 1,
            day <= Self.dayCount(ofMonth: month, in: year)
        else { return nil }
        storedYear = Int32(year)
        storedMonth = UInt8(month)
        storedDay = UInt8(day)
    }

    /// A day that is known to exist.
    init(uncheckedYear year: Int32, month: UInt8, day: UInt8) {
        storedYear = year
        storedMonth = month
        storedDay = day
    }

    public static func isLeapYear(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }

    /// How many days a month (1...12) has.
    public static func dayCount(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeapYear(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

// Days are counted in years that begin on 1 March, so that the leap day comes last.
extension CalendarDate {
    private static let daysInCycle = 146_097
    private static let cycleYears = 400
    private static let epochDay = 719_468

    private static let earliestDay = dayNumber(year: years.lowerBound, month: 1, day: 1)
    private static let latestDay = dayNumber(year: years.upperBound, month: 12, day: 31)

    /// Days since 1970-01-01, negative before it.
    public var daysSinceEpoch: Int {
        Self.dayNumber(year: year, month: month, day: day)
    }

    /// The day so many days after 1970-01-01; nil outside the years of FEEL.
    public init?(daysSinceEpoch days: Int) {
        guard days >= Self.earliestDay, days <= Self.latestDay else { return nil }
        let shifted = days + Self.epochDay
        let cycle = shifted.flooredQuotient(by: Self.daysInCycle)
        let dayOfCycle = shifted - cycle * Self.daysInCycle
        let yearOfCycle =
            (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
        let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = cycle * Self.cycleYears + yearOfCycle + (month <= 2 ? 1 : 0)
        self.init(year: year, month: month, day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    private static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let cycle = year.flooredQuotient(by: cycleYears)
        let yearOfCycle = year - cycle * cycleYears
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
        return cycle * daysInCycle + dayOfCycle - epochDay
    }

    /// Monday is 1, Sunday is 7.
    public var weekday: Int { (daysSinceEpoch + 3).flooredRemainder(by: 7) + 1 }

    /// 1 January is 1.
    public var dayOfYear: Int {
        daysSinceEpoch - Self.dayNumber(year: year, month: 1, day: 1) + 1
    }

    /// The week of ISO 8601, whose year is that of its Thursday.
    public var weekOfYear: Int {
        let week = (dayOfYear - weekday + 10) / 7
        if week < 1 { return Self.weekCount(of: year - 1) }
        return week > Self.weekCount(of: year) ? 1 : week
    }

    /// A year has 53 ISO weeks when its first or its last day is a Thursday.
    private static func weekCount(of year: Int) -> Int {
        let thursday = 3
        let first = (dayNumber(year: year, month: 1, day: 1) + 3).flooredRemainder(by: 7)
        let last = (dayNumber(year: year, month: 12, day: 31) + 3).flooredRemainder(by: 7)
        return first == thursday || last == thursday ? 53 : 52
    }
}

extension CalendarDate {
    /// The same day of another month, or its last day where that month is shorter.
    public func adding(months: Int) -> CalendarDate? {
        guard let target = Month(of: self).adding(months: months) else { return nil }
        let day = min(day, Self.dayCount(ofMonth: target.month, in: target.year))
        return CalendarDate(year: target.year, month: target.month, day: day)
    }

    public func adding(days: Int) -> CalendarDate? {
        let (sum, overflow) = daysSinceEpoch.addingReportingOverflow(days)
        return overflow ? nil : CalendarDate(daysSinceEpoch: sum)
    }

    public func adding(_ duration: YearsMonthsDuration) -> CalendarDate? {
        adding(months: duration.months)
    }

    /// Counts from midnight; what is left of the day is dropped.
    public func adding(_ duration: DaysTimeDuration) -> CalendarDate? {
        adding(days: duration.flooredDays)
    }

    /// The time from another day to this one.
    public func difference(from other: CalendarDate) -> DaysTimeDuration {
        DaysTimeDuration(days: daysSinceEpoch - other.daysSinceEpoch)
    }

    /// Midnight without a zone, as `date and time(date)` reads it.
    public var midnight: DateAndTime { DateAndTime(date: self, time: .midnight) }

    /// Midnight of UTC: what a date is where it meets a date and time.
    public var midnightUTC: DateAndTime { DateAndTime(date: self, time: .midnightUTC) }
}

extension CalendarDate: Comparable, CustomStringConvertible {
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.storedYear, left.storedMonth, left.storedDay)
            < (right.storedYear, right.storedMonth, right.storedDay)
    }

    public var description: String {
        "\(Month(of: self))-\(day.padded(to: 2))"
    }

    /// Reads `YYYY-MM-DD`: four to nine digits for the year, no zero before a longer one.
    public init?(_ text: String) {
        var scanner = LexicalScanner(text)
        guard let date = scanner.date(), scanner.isAtEnd else { return nil }
        self = date
    }
}
