import FEEL
import Testing

@Suite struct TimeTests {
    @Test(
        "times and dates with times are read, and written in their canonical form",
        arguments: [
            ("11:22:33.123456789", "11:22:33.123456789"), ("10:30:00.000100", "10:30:00.0001"),
            ("00:00:00Z", "00:00:00Z"), ("11:22:33-00:00", "11:22:33Z"),
            ("13:20:00+02:00", "13:20:00+02:00"), ("11:59:45+02:45:55", "11:59:45+02:45:55"),
            ("13:20:00-18:00", "13:20:00-18:00"), ("24:00:00", "00:00:00"),
            ("10:30:11@Australia/Melbourne", "10:30:11@Australia/Melbourne"),
            ("00:01:00@Etc/UTC", "00:01:00@Etc/UTC"), ("10:00:00@Etc/GMT+5", "10:00:00@Etc/GMT+5"),
            ("-2017-12-31T11:22:33.456+01:35", "-2017-12-31T11:22:33.456+01:35"),
            ("2021-12-31T24:00:00", "2022-01-01T00:00:00"),
            (
                "999999999-12-31T23:59:59.999999999@Europe/Paris",
                "999999999-12-31T23:59:59.999999999@Europe/Paris"
            ),
            (
                "-999999999-12-31T23:59:59.999999999+02:00",
                "-999999999-12-31T23:59:59.999999999+02:00"
            ),
        ])
    func form(text: String, canonical: String) {
        let written = TimeOfDay(text)?.description ?? DateAndTime(text)?.description
        #expect(written == canonical)
    }

    @Test(
        "what is neither a time nor a date with a time is refused",
        arguments: [
            "", "7:00:00", "07:1:00", "07:01:2", "07:20", "23:59:60", "24:00:01", "24:00:00.1",
            "25:00:00", "00:60:00", "11:22:33.", "13:20:00+19:00", "13:20:00+18:00:01",
            "13:20:00+5:00", "13:20:00+05", "13:20:00+05:60", "13:20:00z", "13:20:00 Z",
            "13:20:00+01:00@Europe/Paris", "13:20:00@xyz/abc", "13:20:00@", "2017-12-31T7:00:00",
            "2017-12-31 11:22:33", "2017-12-31t11:22:33", "2017-12-3111:22:33", "2017-12-31T",
            "2017-02-29T11:22:33", "999999999-12-31T24:00:00",
        ])
    func refused(text: String) {
        #expect(TimeOfDay(text) == nil)
        #expect(DateAndTime(text) == nil)
    }

    @Test(
        "equality goes by the instant and leaves fractions of a second aside",
        arguments: [
            ("10:30:00.0001", "10:30:00.0002", true), ("10:30:01", "10:30:00", false),
            ("12:00:00-01:00", "17:00:00+04:00", true), ("10:00:00", "10:00:00Z", false),
            ("10:00:00@Etc/UTC", "10:00:00Z", true), ("23:00:00+01:00", "00:00:00+02:00", false),
        ])
    func equality(first: String, second: String, isEqual: Bool) throws {
        let (first, second) = (try #require(TimeOfDay(first)), try #require(TimeOfDay(second)))
        #expect(TimeOfDay.equals(first, second) == isEqual)
        #expect((first == second) == false, "no two of them are written alike")
    }

    @Test(
        "dates with times are compared by instant; with a zone and without is no order",
        arguments: [
            ("2018-12-08T00:00:00", "2018-12-08T00:00:00.5", 0),
            ("2018-02-08T00:00:00+01:00", "2018-02-08T00:00:00@Europe/Paris", 0),
            ("2018-07-08T00:00:00+02:00", "2018-07-08T00:00:00@Europe/Paris", 0),
            ("2002-04-02T12:00:00@Australia/Melbourne", "2002-04-02T12:00:00@Australia/Sydney", 0),
            ("2002-04-02T23:00:00-04:00", "2002-04-03T02:00:00-01:00", 0),
            ("2018-12-08T00:00:00Z", "2018-12-08T00:00:00+01:00", 1),
            ("2018-12-08T00:00:00", "2018-12-08T00:00:01", -1),
            ("2018-12-08T00:00:00", "2018-12-08T00:00:00Z", nil),
        ] as [(String, String, Int?)])
    func comparison(first: String, second: String, order: Int?) throws {
        let first = try #require(DateAndTime(first))
        let second = try #require(DateAndTime(second))
        #expect(DateAndTime.compare(first, second) == order)
        #expect(DateAndTime.compare(second, first) == order.map { -$0 })
    }

    @Test(
        "the difference of two dates with times is exact, and none between zoned and local",
        arguments: [
            ("2021-01-02T10:10:10@Europe/Paris", "2021-01-01T10:10:10@Asia/Dhaka", "P1DT5H"),
            ("2021-01-02T10:10:10@Europe/Paris", "1995-01-01T00:00:00Z", "P9498DT9H10M10S"),
            ("2021-01-01T00:00:00.25", "2021-01-01T00:00:01", "-PT0.75S"),
            ("2021-01-02T10:10:10@Europe/Paris", "2021-01-01T10:10:10", nil),
        ] as [(String, String, String?)])
    func difference(end: String, start: String, duration: String?) throws {
        let (end, start) = (try #require(DateAndTime(end)), try #require(DateAndTime(start)))
        #expect(end.difference(from: start)?.description == duration)
    }

    @Test("a date is midnight of UTC where it meets a date with a time")
    func midnight() throws {
        let date = try #require(CalendarDate("2021-01-02"))
        let zoned = try #require(DateAndTime("2021-01-01T10:10:10+11:00"))
        let local = try #require(DateAndTime("2021-01-01T10:10:10"))
        #expect(date.midnightUTC.difference(from: zoned)?.description == "P1DT49M50S")
        #expect(date.midnightUTC.difference(from: local) == nil)
        #expect(date.midnight.description == "2021-01-02T00:00:00")
    }

    @Test(
        "a duration moves a date with a time and keeps its zone",
        arguments: [
            ("2021-01-01T24:00:00", "-PT1S", "2021-01-01T23:59:59"),
            (
                "-2021-01-01T10:10:10@Australia/Melbourne", "-P1D",
                "-2022-12-31T10:10:10@Australia/Melbourne"
            ),
            ("2024-03-31T01:30:00@Europe/Paris", "PT1H", "2024-03-31T03:30:00@Europe/Paris"),
            ("2021-01-01T10:10:10.5+11:00", "PT0.75S", "2021-01-01T10:10:11.25+11:00"),
            ("999999999-12-31T23:59:59", "PT1S", nil),
            ("2021-01-01T00:00:00", "P99999999999999D", nil),
        ] as [(String, String, String?)])
    func moved(start: String, duration: String, end: String?) throws {
        let start = try #require(DateAndTime(start))
        let duration = try #require(DaysTimeDuration(duration))
        #expect(start.adding(duration)?.description == end)
    }

    @Test("months move the date of a date with a time and leave the clock alone")
    func movedByMonths() throws {
        let start = try #require(DateAndTime("2024-01-31T10:10:10@Europe/Paris"))
        let duration = try #require(YearsMonthsDuration("P1M"))
        #expect(start.adding(duration)?.description == "2024-02-29T10:10:10@Europe/Paris")
        #expect(start.adding(duration.negated)?.description == "2023-12-31T10:10:10@Europe/Paris")
    }

    @Test("a time goes round the clock")
    func round() throws {
        let time = try #require(TimeOfDay("10:15:00@Australia/Melbourne"))
        for (duration, end) in [("P1D", "10:15"), ("PT14H", "00:15"), ("-PT11H", "23:15")] {
            let duration = try #require(DaysTimeDuration(duration))
            #expect(time.adding(duration).description == "\(end):00@Australia/Melbourne")
        }
        let other = try #require(TimeOfDay("11:10:10+11:00"))
        let first = try #require(TimeOfDay("10:10:10+11:00"))
        #expect(first.difference(from: other)?.description == "-PT1H")
        #expect(first.difference(from: .midnight) == nil)
    }

    @Test("parts, zone and offset of a time can be asked for")
    func parts() throws {
        let zoned = try #require(DateAndTime("2018-12-10T10:30:01.5@Etc/UTC"))
        #expect((zoned.time.hour, zoned.time.minute, zoned.time.second) == (10, 30, 1))
        #expect(zoned.time.nanosecond == 500_000_000)
        #expect(zoned.timezone == "Etc/UTC")
        #expect(zoned.timeOffset() == .zero)
        let fixed = try #require(TimeOfDay("10:30:00+05:00"))
        #expect(fixed.timezone == nil)
        #expect(fixed.timeOffset()?.description == "PT5H")
        #expect(TimeOfDay.midnight.timeOffset() == nil)
    }

    @Test("an offset may be given as a duration of at most 18 hours")
    func offsets() throws {
        for (duration, zone) in [
            ("PT2H1M", "+02:01"), ("-PT2H", "-02:00"), ("-PT0H", "Z"), ("PT18H", "+18:00"),
            ("PT18H1S", nil), ("PT0.5S", nil),
        ] as [(String, String?)] {
            let duration = try #require(DaysTimeDuration(duration))
            #expect(Zone(offset: duration)?.description == zone)
        }
    }
}
