import Diagnostics
import FEEL
import RuleModel
import Testing

@Suite("Working days")
struct WorkCalendarTests {
    /// The calendar of the published rules, as known today.
    private static let published: CalendarInForce? = {
        guard let files = try? RuleFolder.files("Rules/national"),
            let day = CalendarDate("2026-06-01")
        else { return nil }
        var found = DiagnosticBag()
        let book = RuleBook.load(layers: [files], into: &found)
        return book.edition(EditionRequest(day: day, knownOn: day), into: &found)?.calendar
    }()

    @Test(
        "each year has as many working days as its notice leaves",
        arguments: [(2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)])
    func years(_ year: Int, _ count: Int) throws {
        let calendar = try #require(Self.published).days
        let before = try #require(CalendarDate(year: year - 1, month: 12, day: 31))
        let last = try #require(CalendarDate(year: year, month: 12, day: 31))
        #expect(calendar.count(.workingDays, after: before, through: last) == count)
    }

    @Test("a year without a notice says nothing of its days")
    func missingYear() throws {
        let calendar = try #require(Self.published).days
        for text in ["2020-12-31", "2027-01-01", "2027-01-02"] {
            #expect(try calendar.isWorkingDay(#require(CalendarDate(text))) == nil)
        }
        let start = try #require(CalendarDate("2026-12-30"))
        // The 31st is worked; two more days may be the next two.
        #expect(
            calendar.day(3, .workingDays, after: start)
                == Reckoned(try #require(CalendarDate("2027-01-02")), missing: 2027))
        #expect(
            calendar.day(1, .workingDays, after: start)
                == Reckoned(try #require(CalendarDate("2026-12-31")), missing: nil))
        let end = try #require(CalendarDate("2027-01-02"))
        #expect(calendar.count(.workingDays, after: start, through: end) == nil)
        #expect(calendar.count(.calendarDays, after: start, through: end) == 3)
    }

    @Test("a year is known from the day of its notice")
    func knowledge() throws {
        let files = try RuleFolder.files("Rules/national")
        var found = DiagnosticBag()
        let book = RuleBook.load(layers: [files], into: &found)
        for (known, year) in [("2025-11-03", 2025), ("2025-11-04", 2026)] {
            let day = try #require(CalendarDate(known))
            let edition = book.edition(EditionRequest(day: day, knownOn: day), into: &found)
            #expect(try #require(edition).calendar.days.years.max() == year)
        }
    }

    @Test("days after a day are those that a naive count finds", arguments: 0..<200)
    func days(seed: Int) throws {
        var random = SmallRandom(state: UInt64(seed))
        let calendar = Self.random(&random)
        let start = try #require(
            CalendarDate(daysSinceEpoch: 19_000 + Int(random.next() % 700)))
        let count = Int(random.next() % 90)
        let pauses = Self.pauses(&random, after: start)
        var expected = start
        var left = count
        while left > 0 {
            expected = try #require(expected.adding(days: 1))
            let isPaused = pauses.contains { $0.contains(expected.daysSinceEpoch) }
            if calendar.isWorkingDay(expected) == true, !isPaused { left -= 1 }
        }
        let reckoned = calendar.day(count, .workingDays, after: start, outside: pauses)
        #expect(reckoned == Reckoned(expected, missing: nil))
        if pauses.isEmpty {
            #expect(calendar.count(.workingDays, after: start, through: expected) == count)
        }
        // One more day is never earlier, and calendar days never take longer than working days.
        let next = try #require(
            calendar.day(count + 1, .workingDays, after: start, outside: pauses))
        #expect(next.day > expected)
        let plain = try #require(calendar.day(count, .calendarDays, after: start, outside: pauses))
        #expect(plain.day <= expected)
    }

    @Test("what a missing year leaves open is never earlier than said", arguments: 0..<100)
    func lowerBounds(seed: Int) throws {
        var random = SmallRandom(state: UInt64(seed))
        let whole = Self.random(&random)
        var gapped = WorkCalendar(weekend: whole.weekend)
        gapped.add(year: 2022, holidays: [], workdays: [])
        let start = try #require(CalendarDate("2022-12-15"))
        let count = 5 + Int(random.next() % 40)
        let known = try #require(gapped.day(count, .workingDays, after: start))
        var full = gapped
        for year in 2023...2025 {
            full.add(year: year, holidays: whole.holidays(of: year), workdays: [])
        }
        let truth = try #require(full.day(count, .workingDays, after: start))
        #expect(known.day <= truth.day)
        #expect((known.missing == nil) == (known.day.year == 2022))
    }

    @Test("months end on the same day, or on the last of a shorter month")
    func months() throws {
        let calendar = WorkCalendar(weekend: [6, 7])
        for (start, count, end) in [
            ("2024-02-29", 12, "2025-02-28"), ("2024-08-31", 6, "2025-02-28"),
            ("2024-03-31", 3, "2024-06-30"), ("2024-12-30", 6, "2025-06-30"),
        ] {
            let day = try #require(CalendarDate(start))
            #expect(
                try calendar.day(count, .months, after: day)
                    == Reckoned(#require(CalendarDate(end)), missing: nil))
        }
    }

    @Test("terms that nobody can wait for are not reckoned")
    func limits() throws {
        let calendar = WorkCalendar(weekend: [6, 7])
        let day = try #require(CalendarDate("2024-06-03"))
        #expect(calendar.day(WorkCalendar.longestTerm + 1, .workingDays, after: day) == nil)
        #expect(calendar.day(-1, .calendarDays, after: day) == nil)
        #expect(calendar.day(0, .workingDays, after: day) == Reckoned(day, missing: nil))
        let last = try #require(CalendarDate("999999999-12-31"))
        #expect(calendar.day(1, .calendarDays, after: last) == nil)
        #expect(calendar.workingDay(from: last)?.missing == 999_999_999)
    }

    // MARK: - What they run on

    private static func random(_ random: inout SmallRandom) -> WorkCalendar {
        var calendar = WorkCalendar(weekend: [6, 7])
        for year in 2021...2025 {
            var holidays: [ClosedRange<CalendarDate>] = []
            var workdays: [CalendarDate] = []
            for month in 1...12 {
                guard let first = CalendarDate(year: year, month: month, day: 3),
                    let last = first.adding(days: Int(random.next() % 8)),
                    let near = last.adding(days: Int(random.next() % 5) + 1)
                else { continue }
                if random.next() % 2 == 0 { holidays.append(first...last) }
                if near.weekday > 5 { workdays.append(near) }
            }
            calendar.add(year: year, holidays: holidays, workdays: workdays)
        }
        return calendar
    }

    private static func pauses(
        _ random: inout SmallRandom, after start: CalendarDate
    ) -> [ClosedRange<Int>] {
        guard random.next() % 2 == 0 else { return [] }
        let first = start.daysSinceEpoch + 1 + Int(random.next() % 20)
        return [first...(first + Int(random.next() % 30))]
    }
}

extension WorkCalendar {
    /// Its weekdays off, one range for each.
    fileprivate func holidays(of year: Int) -> [ClosedRange<CalendarDate>] {
        (1...365).compactMap { number in
            guard let first = CalendarDate(year: year, month: 1, day: 1),
                let day = first.adding(days: number - 1), day.weekday < 6,
                isWorkingDay(day) == false
            else { return nil }
            return day...day
        }
    }
}

/// Numbers that are the same for the same seed on every machine.
private struct SmallRandom {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state >> 33
    }
}
