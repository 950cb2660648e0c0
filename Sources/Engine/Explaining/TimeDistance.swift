import Diagnostics
import FEEL

/// How far comparisons of dates and durations are from turning over, in words.
enum TimeDistance {
    /// Days count while they are few enough to be counted.
    private static let daysAtMost = 366

    /// When something is reached, seen from a day.
    static func words(_ turning: CalendarDate, from day: CalendarDate) -> Wording {
        let days = turning.daysSinceEpoch - day.daysSinceEpoch
        let date = Wording(
            zh: "\(turning.year)年\(turning.month)月\(turning.day)日", en: "on \(turning)")
        guard days > 0 else {
            return Wording(zh: "\(date.zh)已达到", en: "reached \(date.en)")
        }
        guard days <= daysAtMost else {
            return Wording(zh: "\(date.zh)达到", en: "will be reached \(date.en)")
        }
        return Wording(
            zh: "\(date.zh)达到，还有 \(days) 天",
            en: "will be reached \(date.en), in \(count(days, "day"))")
    }

    /// How far two dates or two durations are apart; nothing for other values, or where they should
    /// only be the same or not.
    static func words(
        between left: Value, and right: Value, _ sign: ComparisonOperator
    ) -> Wording? {
        if sign == .equal || sign == .notEqual { return nil }
        switch (left, right) {
        case (.date(let first), .date(let second)):
            if first == second { return Wording(zh: "同一天", en: "the same day") }
            let (earlier, later) = first < second ? (first, second) : (second, first)
            let much = much(from: earlier, to: later)
            return first < second
                ? Wording(zh: "早 \(much.zh)", en: "\(much.en) earlier")
                : Wording(zh: "晚 \(much.zh)", en: "\(much.en) later")
        case (.yearsMonths(let first), .yearsMonths(let second)):
            return longer(first.months - second.months) { months($0) }
        case (.daysTime(let first), .daysTime(let second)):
            let days = first.daysPart - second.daysPart
            return longer(days) { Wording(zh: "\($0) 天", en: count($0, "day")) }
        default: return nil
        }
    }

    private static func longer(_ difference: Int, _ words: (Int) -> Wording) -> Wording {
        if difference == 0 { return Wording(zh: "相等", en: "equal") }
        let much = words(abs(difference))
        return difference < 0
            ? Wording(zh: "短 \(much.zh)", en: "\(much.en) shorter")
            : Wording(zh: "长 \(much.zh)", en: "\(much.en) longer")
    }

    private static func much(from earlier: CalendarDate, to later: CalendarDate) -> Wording {
        let days = later.daysSinceEpoch - earlier.daysSinceEpoch
        guard days > daysAtMost else { return Wording(zh: "\(days) 天", en: count(days, "day")) }
        return months(YearsMonthsDuration(from: earlier, to: later).months)
    }

    private static func months(_ months: Int) -> Wording {
        let (years, rest) = months.quotientAndRemainder(dividingBy: 12)
        let zh = (years > 0 ? ["\(years) 年"] : []) + (rest > 0 ? ["\(rest) 个月"] : [])
        let en =
            (years > 0 ? [count(years, "year")] : []) + (rest > 0 ? [count(rest, "month")] : [])
        return Wording(zh: zh.joined(separator: " "), en: en.joined(separator: " and "))
    }

    private static func count(_ number: Int, _ word: String) -> String {
        "\(number) \(word)\(number == 1 ? "" : "s")"
    }
}
