/// A rule such as `CET-1CEST,M3.5.0,M10.5.0/3`: the offsets of all years after a zone's table.
struct PosixZone: Sendable {
    /// A day of the year and the second of that day, by the clock that ends.
    private struct Change: Sendable {
        enum Day: Sendable {
            /// The day of the year from 1, 29 February never counted.
            case withoutLeapDay(Int)
            /// The day of the year from 0.
            case withLeapDay(Int)
            /// The weekday (Sunday is 0) of a week of a month; week 5 is the last.
            case weekday(month: Int, week: Int, day: Int)
        }

        let day: Day
        let second: Int
    }

    private let standard: Int
    private let summer: (offset: Int, start: Change, end: Change)?

    init?(_ text: String) {
        var scanner = LexicalScanner(text)
        guard scanner.zoneName(), let standard = scanner.clock() else { return nil }
        self.standard = -standard
        if scanner.isAtEnd {
            summer = nil
            return
        }
        guard scanner.zoneName() else { return nil }
        var offset = self.standard + 3600
        if scanner.next != UInt8(ascii: ",") {
            guard let other = scanner.clock() else { return nil }
            offset = -other
        }
        guard let start = Self.change(&scanner), let end = Self.change(&scanner), scanner.isAtEnd
        else { return nil }
        summer = (offset, start, end)
    }

    func offset(at utcSeconds: Int) -> Int {
        let day = utcSeconds.flooredQuotient(by: 86_400)
        guard let summer, let year = CalendarDate(daysSinceEpoch: day)?.year,
            let start = Self.instant(summer.start, in: year, before: standard),
            let end = Self.instant(summer.end, in: year, before: summer.offset)
        else { return standard }
        let isSummer =
            start < end
            ? start <= utcSeconds && utcSeconds < end : !(end <= utcSeconds && utcSeconds < start)
        return isSummer ? summer.offset : standard
    }

    private static func instant(_ change: Change, in year: Int, before offset: Int) -> Int? {
        day(change.day, in: year).map { $0 * 86_400 + change.second - offset }
    }

    /// The day as a number since 1970-01-01.
    private static func day(_ day: Change.Day, in year: Int) -> Int? {
        switch day {
        case .withLeapDay(let day):
            return CalendarDate(year: year, month: 1, day: 1).map { $0.daysSinceEpoch + day }
        case .withoutLeapDay(let day):
            let leapDay = CalendarDate.isLeapYear(year) && day > 59 ? 1 : 0
            return CalendarDate(year: year, month: 1, day: 1)
                .map { $0.daysSinceEpoch + day - 1 + leapDay }
        case .weekday(let month, let week, let weekday):
            guard let month = Month(year: year, month: month) else { return nil }
            let first = month.firstDay.daysSinceEpoch
            let ahead = (weekday - month.firstDay.weekday + 7).flooredRemainder(by: 7)
            let date = ahead + (week - 1) * 7
            return first + (date < month.dayCount ? date : date - 7)
        }
    }

    private static func change(_ scanner: inout LexicalScanner) -> Change? {
        guard scanner.take(","), let day = day(&scanner) else { return nil }
        if scanner.take("/") {
            guard let second = scanner.clock() else { return nil }
            return Change(day: day, second: second)
        }
        return Change(day: day, second: 2 * 3600)
    }

    private static func day(_ scanner: inout LexicalScanner) -> Change.Day? {
        if scanner.take("M") {
            guard let month = scanner.number(in: 1...12), scanner.take("."),
                let week = scanner.number(in: 1...5), scanner.take("."),
                let day = scanner.number(in: 0...6)
            else { return nil }
            return .weekday(month: month, week: week, day: day)
        }
        if scanner.take("J") { return scanner.number(in: 1...365).map { .withoutLeapDay($0) } }
        return scanner.number(in: 0...365).map { .withLeapDay($0) }
    }
}

extension LexicalScanner {
    fileprivate mutating func number(in range: ClosedRange<Int>) -> Int? {
        guard let value = Self.value(of: digits()), range.contains(value) else { return nil }
        return value
    }

    /// Steps over `CET` or `<+03>`.
    fileprivate mutating func zoneName() -> Bool {
        if take("<") {
            while !isAtEnd { if skip() == UInt8(ascii: ">") { return true } }
            return false
        }
        var length = 0
        while let next, (0x41...0x5A).contains(next & 0xDF) {
            _ = skip()
            length += 1
        }
        return length >= 3
    }

    /// Reads `3`, `-3:30` or `2:00:00` as seconds.
    fileprivate mutating func clock() -> Int? {
        let negative = take("-")
        if !negative { _ = take("+") }
        guard let hours = number(in: 0...167) else { return nil }
        var seconds = hours * 3600
        if take(":") {
            guard let minutes = number(in: 0...59) else { return nil }
            seconds += minutes * 60
            if take(":") {
                guard let rest = number(in: 0...59) else { return nil }
                seconds += rest
            }
        }
        return negative ? -seconds : seconds
    }

    private mutating func skip() -> UInt8? {
        let skipped = next
        advance()
        return skipped
    }
}
