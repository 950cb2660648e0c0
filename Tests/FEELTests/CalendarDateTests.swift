import FEEL
import Testing

@Suite struct CalendarDateTests {
    @Test(
        "a date is read and written in one form only",
        arguments: [
            "2017-12-31", "-2017-01-01", "0001-01-01", "0000-02-29", "2020-02-29", "10000-01-01",
            "999999999-12-31", "-999999999-01-01",
        ])
    func form(text: String) {
        #expect(CalendarDate(text)?.description == text)
    }

    @Test(
        "what is no date in the strict form is refused",
        arguments: [
            "", "998-12-31", "01211-12-31", "+2012-12-02", "-0000-01-01", "1000000000-01-01",
            "2012/12/25", "2012-12-25T", "2012-12-25Z", "2017-13-10", "2017-00-10", "2017-1-01",
            "2017-02-29", "1900-02-29", "2017-04-31", "2017-12-32", "2017-12-00", "２０１７-01-01",
            " 2017-01-01", "20170101",
        ])
    func refused(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test("days are counted without a gap over two cycles of the calendar")
    func dayCount() throws {
        let first = try #require(CalendarDate("1599-12-31"))
        var (date, weekday) = (first, first.weekday)
        for day in first.daysSinceEpoch + 1...first.daysSinceEpoch + 2 * 146_097 {
            let next = try #require(CalendarDate(daysSinceEpoch: day))
            weekday = weekday % 7 + 1
            let isNext =
                next.day == date.day + 1 && next.month == date.month
                || next.day == 1 && date == Month(of: date).lastDay
                    && Month(of: next) == Month(of: date).adding(months: 1)
            try #require(isNext && next.daysSinceEpoch == day && next.weekday == weekday)
            date = next
        }
        #expect(CalendarDate("1970-01-01")?.daysSinceEpoch == 0)
    }

    @Test("the calendar ends where the years of FEEL end")
    func ends() throws {
        let last = try #require(CalendarDate("999999999-12-31"))
        let first = try #require(CalendarDate("-999999999-01-01"))
        #expect(CalendarDate(daysSinceEpoch: last.daysSinceEpoch) == last)
        #expect(CalendarDate(daysSinceEpoch: first.daysSinceEpoch) == first)
        for days in [1, Int.max] { #expect(last.adding(days: days) == nil) }
        for days in [-1, Int.min] { #expect(first.adding(days: days) == nil) }
        for months in [1, Int.max] { #expect(last.adding(months: months) == nil) }
        for months in [-1, Int.min] { #expect(first.adding(months: months) == nil) }
        #expect(first < last)
    }

    @Test(
        "adding months keeps the day or takes the last one",
        arguments: [
            ("2021-01-31", 1, "2021-02-28"), ("2020-01-31", 1, "2020-02-29"),
            ("2020-02-29", 12, "2021-02-28"), ("2020-03-31", -1, "2020-02-29"),
            ("2020-01-15", -1, "2019-12-15"), ("0001-01-31", -13, "-0001-12-31"),
            ("2020-12-01", 1, "2021-01-01"),
        ])
    func addingMonths(start: String, months: Int, end: String) {
        #expect(CalendarDate(start)?.adding(months: months)?.description == end)
    }

    @Test(
        "weekday, day of the year and ISO week of a date",
        arguments: [
            ("2018-12-10", 1, 344, 50), ("2019-09-17", 2, 260, 38), ("2003-12-29", 1, 363, 1),
            ("2005-01-01", 6, 1, 53), ("2010-01-03", 7, 3, 53), ("2020-12-31", 4, 366, 53),
            ("2021-01-03", 7, 3, 53), ("2021-01-04", 1, 4, 1), ("1970-01-01", 4, 1, 1),
        ])
    func properties(text: String, weekday: Int, dayOfYear: Int, week: Int) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.weekday == weekday)
        #expect(date.dayOfYear == dayOfYear)
        #expect(date.weekOfYear == week)
    }

    @Test("a duration moves a date by whole days, rounded down")
    func durations() throws {
        let date = try #require(CalendarDate("2021-01-02"))
        for (duration, end) in [
            ("PT36H", "2021-01-03"), ("PT1H", "2021-01-02"), ("-PT1H", "2021-01-01"),
            ("-PT24H", "2021-01-01"), ("-PT25H", "2020-12-31"), ("P0D", "2021-01-02"),
        ] {
            let duration = try #require(DaysTimeDuration(duration))
            #expect(date.adding(duration)?.description == end)
        }
    }

    @Test("a month knows its days and its neighbours")
    func months() throws {
        let month = try #require(Month("2024-02"))
        #expect(month.description == "2024-02")
        #expect(month.firstDay.description == "2024-02-01")
        #expect(month.lastDay.description == "2024-02-29")
        #expect(month.adding(months: 11)?.description == "2025-01")
        #expect(month.adding(months: -2)?.description == "2023-12")
        #expect(Month("-0001-12").flatMap { $0.adding(months: 1) } == Month("0000-01"))
        for text in ["2024-13", "2024-00", "2024-2", "24-02", "2024", "2024-02-01", "2024-02 "] {
            #expect(Month(text) == nil)
        }
    }
}
