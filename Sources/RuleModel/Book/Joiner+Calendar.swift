import Diagnostics
import FEEL

/// What all files together say of working days.
package struct CalendarBook: Sendable {
    package internal(set) var weekend: [Located<String>] = []
    package internal(set) var lastDay: LastDay?
    package internal(set) var years: [CalendarYear] = []
    package internal(set) var common: Common?

    /// Of everything that has a source.
    var commons: [Common] {
        [common, lastDay?.common].compactMap { $0 } + years.map(\.common)
    }
}

extension Joiner {
    mutating func joinCalendar(_ files: [RuleFile]) {
        for calendar in files.flatMap(\.calendars) {
            if let first = book.calendar.weekend.first, let second = calendar.weekend.first {
                found.add(.duplicateName("weekend", at: second.range, first: first.range))
            } else if !calendar.weekend.isEmpty {
                book.calendar.weekend = calendar.weekend
            }
            if let first = book.calendar.lastDay?.common, let second = calendar.lastDay?.common {
                found.add(.duplicateName("last_day", at: second.range, first: first.range))
            } else if let lastDay = calendar.lastDay {
                book.calendar.lastDay = lastDay
            }
            for level in calendar.common.levelRanges { checkLevel(level) }
            if calendar.common.setBy != nil || calendar.common.ask != nil {
                book.calendar.common = calendar.common
            }
            for year in calendar.years { joinYear(year) }
        }
        book.calendar.years.sort { $0.year < $1.year }
        if book.calendar.weekend.isEmpty, let first = book.calendar.years.first {
            found.add(.noWeekend(first.common.range))
        }
        checkHolidays()
        checkWorkdays()
    }

    private mutating func joinYear(_ year: CalendarYear) {
        if let first = book.calendar.years.first(where: { $0.year == year.year }) {
            found.add(
                .duplicateName(
                    String(year.year), at: year.common.range, first: first.common.range,
                    hint: Wording(zh: "一年的安排只写一次", en: "a year's days off are listed once")))
        } else {
            book.calendar.years.append(year)
        }
    }

    /// A holiday touches its year, and no two of them share a day.
    private mutating func checkHolidays() {
        for year in book.calendar.years {
            for holiday in year.holidays
            where holiday.first.year != year.year && holiday.last.year != year.year {
                found.add(.outsideYear(holiday.first, year.year, at: holiday.range))
            }
        }
        let holidays = book.calendar.years.flatMap(\.holidays).sorted { $0.first < $1.first }
        for (earlier, later) in zip(holidays, holidays.dropFirst())
        where later.first <= earlier.last {
            found.add(.overlappingHolidays(later, earlier))
        }
    }

    /// Only a rest day can be worked instead of another day, and no holiday.
    private mutating func checkWorkdays() {
        let holidays = book.calendar.years.flatMap(\.holidays)
        let weekend = book.calendar.weekendDays
        for year in book.calendar.years {
            var seen: [CalendarDate: SourceRange] = [:]
            for day in year.workdays {
                if let first = seen.updateValue(day.range, forKey: day.value) {
                    found.add(
                        .duplicateName(
                            day.value.description, at: day.range, first: first,
                            hint: Wording(zh: "一天只写一次", en: "list a day once")))
                }
                if day.value.year != year.year {
                    found.add(.outsideYear(day.value, year.year, at: day.range))
                }
                let holiday = holidays.first { ($0.first...$0.last).contains(day.value) }
                if let holiday {
                    found.add(.workedHoliday(day, holiday))
                } else if !weekend.isEmpty, !weekend.contains(day.value.weekday) {
                    found.add(.alreadyWorked(day))
                }
            }
        }
    }
}

extension CalendarBook {
    /// Monday is 1.
    var weekendDays: Set<Int> {
        Set(weekend.compactMap { KeyList.weekdays.firstIndex(of: $0.value) }.map { $0 + 1 })
    }
}

extension Diagnostic {
    fileprivate static func noWeekend(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            "rule/no-weekend", at: range,
            Wording(
                zh: "工作日历没有写每周哪天休息", en: "the calendar does not say which days of the week rest"),
            hint: Wording(
                zh: "请写 weekend: [saturday, sunday]", en: "add weekend: [saturday, sunday]"))
    }

    fileprivate static func outsideYear(
        _ day: CalendarDate, _ year: Int, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            "rule/outside-year", at: range,
            Wording(zh: "\(day) 不在 \(year) 年", en: "\(day) is not in \(year)"),
            hint: Wording(
                zh: "请写在它自己的年份下面", en: "list it under its own year"))
    }

    fileprivate static func overlappingHolidays(
        _ later: CalendarYear.Holiday, _ earlier: CalendarYear.Holiday
    ) -> Diagnostic {
        Diagnostic(
            "rule/overlapping-holidays", at: later.range,
            Wording(
                zh: "「\(later.title.zh)」和「\(earlier.title.zh)」有重叠的日子",
                en: "“\(later.title.en)” and “\(earlier.title.en)” share days"),
            hint: Wording(
                zh: "请核对放假通知；连在一起放的写成一个假期",
                en: "compare with the notice; holidays that are taken together are one"),
            notes: [.init(range: earlier.range, message: Wording(zh: "另一个假期", en: "the other one"))]
        )
    }

    fileprivate static func workedHoliday(
        _ day: Located<CalendarDate>, _ holiday: CalendarYear.Holiday
    ) -> Diagnostic {
        Diagnostic(
            "rule/worked-holiday", at: day.range,
            Wording(
                zh: "\(day.value) 在「\(holiday.title.zh)」假期里，不能又是上班日",
                en: "\(day.value) lies in “\(holiday.title.en)” and cannot be worked as well"),
            hint: Wording(zh: "请核对放假通知", en: "compare with the notice"),
            notes: [
                .init(range: holiday.range, message: Wording(zh: "假期在这里", en: "the holiday"))
            ])
    }

    fileprivate static func alreadyWorked(_ day: Located<CalendarDate>) -> Diagnostic {
        Diagnostic(
            "rule/already-worked", at: day.range,
            Wording(
                zh: "\(day.value) 本来就是工作日，不用写成调休上班",
                en: "\(day.value) is a working day anyhow"),
            hint: Wording(
                zh: "请核对日期：调休上班的是休息日", en: "check the date: rest days are worked instead"))
    }
}
