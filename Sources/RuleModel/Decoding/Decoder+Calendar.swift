import Diagnostics
import FEEL
import YAML

extension KeyList {
    static let calendar = KeyList(
        "calendar", zh: "工作日历", en: "the calendar of working days",
        [
            Key(
                "weekend", .several(.choice(weekdays)), zh: "每周的休息日",
                en: "the rest days of every week"),
            Key(
                "last_day", .mapping("last_day"), zh: "期限最后一天不是工作日时怎么办",
                en: "what if the last day of a term is no working day"),
            Key(
                "years", .table(.mapping("calendar_year")), zh: "各年的放假安排",
                en: "the days off of each year"), Key.setBy, Key.ask,
        ])
    static let lastDay = KeyList(
        "last_day", zh: "期限的最后一天", en: "the last day of a term",
        [
            Key(
                "on_holiday", .choice(LastDay.OnHoliday.allCases.map(\.rawValue)),
                isRequired: true, zh: "最后一天不是工作日：顺延到下一个工作日，或不顺延",
                en: "where it is no working day: it moves on, or stays"), Key.source, Key.evidence,
        ])
    static let calendarYear = KeyList(
        "calendar_year", zh: "一年的放假安排", en: "the days off of a year",
        [
            Key(
                "holidays", .list(.mapping("holiday")), isRequired: true, zh: "放假的日子",
                en: "the days off"),
            Key("workdays", .list(.date), zh: "调休上班的日子", en: "rest days that are worked"),
            Key.source.required, Key.evidence,
        ])
    static let holiday = KeyList(
        "holiday", zh: "假期", en: "a holiday",
        [
            Key.zh.required, Key.en.required,
            Key("from", .date, isRequired: true, zh: "第一天", en: "its first day"),
            Key("to", .date, isRequired: true, zh: "最后一天", en: "its last day"),
        ])

    /// Monday is the first.
    static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
}

extension Decoder {
    mutating func calendar(_ node: YAMLNode) -> CalendarDeclaration? {
        guard let scope = open(node, .calendar) else { return nil }
        return CalendarDeclaration(
            common: common(scope), weekend: scope.texts("weekend"),
            lastDay: scope["last_day"].flatMap { lastDay($0) },
            years: scope.entries("years").compactMap { year($0) })
    }

    private mutating func lastDay(_ node: YAMLNode) -> LastDay? {
        guard let scope = open(node, .lastDay),
            let rule = scope.choice("on_holiday", LastDay.OnHoliday.self)
        else { return nil }
        return LastDay(onHoliday: rule, common: common(scope))
    }

    private mutating func year(_ entry: YAMLNode.Entry) -> CalendarYear? {
        guard let year = Int(entry.name), entry.name.utf8.count == 4, year > 0 else {
            found.add(.notAYear(entry.key))
            return nil
        }
        guard let scope = open(entry.value, .calendarYear) else { return nil }
        let workdays = scope.items("workdays").compactMap { node in
            node.text.flatMap { CalendarDate($0) }.map { Located($0, at: node.range) }
        }
        var common = common(scope)
        common.range = entry.key.range
        return CalendarYear(
            year: year, holidays: scope.items("holidays").compactMap { holiday($0) },
            workdays: workdays, common: common)
    }

    private mutating func holiday(_ node: YAMLNode) -> CalendarYear.Holiday? {
        guard let scope = open(node, .holiday), let first = scope.date("from"),
            let last = scope.date("to")
        else { return nil }
        if last < first, let place = scope["to"] {
            found.add(.reversedDates(first, last, at: place.range))
            return nil
        }
        return CalendarYear.Holiday(
            title: scope.title, first: first, last: last, range: node.range)
    }
}

extension Diagnostic {
    fileprivate static func notAYear(_ key: YAMLNode) -> Diagnostic {
        Diagnostic(
            "rule/not-a-year", at: key.range,
            Wording(
                zh: "years 下面要写年份，不是「\(key.text ?? "")」",
                en: "years holds years, not “\(key.text ?? "")”"),
            hint: Wording(zh: "例如 2027:", en: "as 2027:"))
    }

    static func reversedDates(
        _ first: CalendarDate, _ last: CalendarDate, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            "rule/reversed-dates", at: range,
            Wording(
                zh: "最后一天 \(last) 早于第一天 \(first)",
                en: "the last day \(last) is before the first day \(first)"))
    }
}
