import FEEL
import Testing

@Suite struct DurationTests {
    @Test(
        "durations of both kinds are read, and written in their canonical form",
        arguments: [
            ("P1D", "P1D"), ("PT2H", "PT2H"), ("P1DT2H3M4.123456789S", "P1DT2H3M4.123456789S"),
            ("PT0.000S", "PT0S"), ("PT0.S", "PT0S"), ("P0D", "PT0S"), ("-PT0S", "PT0S"),
            ("-PT1H2M", "-PT1H2M"), ("PT1000M", "PT16H40M"), ("PT3600S", "PT1H"),
            ("P2DT274M", "P2DT4H34M"), ("PT24H", "P1D"), ("-PT0.5S", "-PT0.5S"),
            ("PT1.1234567899S", "PT1.123456789S"),
            ("P1Y2M", "P1Y2M"), ("P26M", "P2Y2M"), ("-P100M", "-P8Y4M"), ("P0Y", "P0M"),
            ("-P0M", "P0M"), ("P99999999Y", "P99999999Y"), ("-P999999999M", "-P83333333Y3M"),
        ])
    func form(text: String, canonical: String) {
        let written =
            YearsMonthsDuration(text)?.description ?? DaysTimeDuration(text)?.description
        #expect(written == canonical)
    }

    @Test(
        "what is no duration, or one of both kinds at once, is refused",
        arguments: [
            "", "P", "PT", "-P", "P1", "1Y", "P1H", "P1S", "PT1D", "P1DT", "P1Y1D", "P1M2Y",
            "P1.5Y", "PT1.5M", "PT.5S", "PT1S1M", "PT1H1H", "P-1D", "+P1D", "--P1D", "p1d", "P1D ",
            "P99999999999999999999Y", "P9223372036854775807Y", "P9223372036854775807D",
        ])
    func refused(text: String) {
        #expect(YearsMonthsDuration(text) == nil)
        #expect(DaysTimeDuration(text) == nil)
    }

    @Test(
        "whole months between two days are counted with their sign",
        arguments: [
            ("2011-12-22", "2013-08-24", "P1Y8M"), ("2015-01-21", "2016-01-21", "P1Y"),
            ("2016-01-21", "2015-01-21", "-P1Y"), ("2016-01-01", "2016-01-01", "P0M"),
            ("2016-08-25", "2017-08-10", "P11M"), ("2014-12-31", "2019-10-01", "P4Y9M"),
            ("-2016-01-30", "-2017-02-28", "-P11M"), ("2014-12-31", "-2019-10-01", "-P4033Y2M"),
            ("2006-06-20", "2024-06-19", "P17Y11M"), ("2006-06-20", "2024-06-20", "P18Y"),
            ("2024-02-29", "2025-02-28", "P11M"), ("2024-01-31", "2024-02-29", "P0M"),
        ])
    func monthsBetween(start: String, end: String, duration: String) throws {
        let (start, end) = (try #require(CalendarDate(start)), try #require(CalendarDate(end)))
        #expect(YearsMonthsDuration(from: start, to: end).description == duration)
    }

    @Test("parts of a duration have its sign")
    func parts() throws {
        let months = try #require(YearsMonthsDuration("-P1Y2M"))
        #expect((months.yearsPart, months.monthsPart) == (-1, -2))
        let time = try #require(DaysTimeDuration("-P1DT2H3M4.5S"))
        #expect((time.daysPart, time.hoursPart, time.minutesPart) == (-1, -2, -3))
        #expect((time.secondsPart, time.nanosecondsPart) == (-4, -500_000_000))
        #expect(time.magnitude.description == "P1DT2H3M4.5S")
    }

    @Test("durations are added, subtracted and compared")
    func sums() throws {
        let (year, months) = (YearsMonthsDuration("P1Y"), YearsMonthsDuration("-P2M"))
        let sum = try #require(year).adding(try #require(months))
        #expect(sum?.description == "P10M")
        let (day, hours) = (DaysTimeDuration("-P1D"), DaysTimeDuration("PT2H"))
        let difference = try #require(day).subtracting(try #require(hours))
        #expect(difference?.description == "-P1DT2H")
        #expect(DaysTimeDuration("P1D") == DaysTimeDuration("PT24H"))
        #expect(try #require(day) < #require(hours))
        let largest = try #require(YearsMonthsDuration(months: .max))
        #expect(largest.adding(largest) == nil)
        #expect(largest.negated.negated == largest)
        #expect(YearsMonthsDuration(months: .min) == nil)
    }

    @Test(
        "years and months are scaled toward zero",
        arguments: [
            ("P2M", "1.5", "P3M", "P1M"), ("P1Y11M", "-2.5", "-P4Y9M", "-P9M"),
            ("P10Y11M", "2.5", "P27Y3M", "P4Y4M"), ("P1Y", "0", "P0M", nil),
        ] as [(String, String, String, String?)])
    func scaledMonths(text: String, factor: String, product: String, quotient: String?) throws {
        let duration = try #require(YearsMonthsDuration(text))
        let factor = try #require(Number(factor))
        #expect(duration.multiplied(by: factor)?.description == product)
        #expect(duration.divided(by: factor)?.description == quotient)
    }

    @Test(
        "days and times are scaled to the nanosecond",
        arguments: [
            ("P4DT1H", "1.5", "P6DT1H30M", "P2DT16H40M"), ("PT1S", "3", "PT3S", "PT0.333333333S"),
            ("-PT1H", "26", "-P1DT2H", "-PT2M18.461538461S"), ("P1D", "0", "PT0S", nil),
        ] as [(String, String, String, String?)])
    func scaledTime(text: String, factor: String, product: String, quotient: String?) throws {
        let duration = try #require(DaysTimeDuration(text))
        let factor = try #require(Number(factor))
        #expect(duration.multiplied(by: factor)?.description == product)
        #expect(duration.divided(by: factor)?.description == quotient)
    }

    @Test("a duration divided by one of its kind is a number; what is too large is none")
    func quotients() throws {
        let (ten, five) = (YearsMonthsDuration("P10Y"), YearsMonthsDuration("P5Y"))
        #expect(try #require(ten).divided(by: #require(five)) == Number(2))
        #expect(try #require(ten).divided(by: YearsMonthsDuration.zero) == nil)
        let (days, hours) = (DaysTimeDuration("P10D"), DaysTimeDuration("-PT12H"))
        #expect(try #require(days).divided(by: #require(hours)) == Number(-20))
        #expect(try #require(days).divided(by: DaysTimeDuration.zero) == nil)
        let large = try #require(Number(coefficient: 1, exponent: 100))
        #expect(ten?.multiplied(by: large) == nil)
        #expect(days?.multiplied(by: large) == nil)
    }

    @Test(
        "the form of an at-literal tells its type",
        arguments: [
            ("2019-03-31", "date"), ("10:30:11+11:00", "time"), ("P10Y", "yearsMonths"),
            ("2018-12-08T10:30:11", "dateAndTime"), ("P10D", "daysTime"), ("foo", nil),
        ] as [(String, String?)])
    func literals(text: String, type: String?) {
        let found: String? =
            switch TemporalLiteral(text) {
            case .date: "date"
            case .time: "time"
            case .dateAndTime: "dateAndTime"
            case .yearsMonths: "yearsMonths"
            case .daysTime: "daysTime"
            case nil: nil
            }
        #expect(found == type)
    }
}
