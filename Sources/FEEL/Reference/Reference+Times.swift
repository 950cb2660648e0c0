// Functions of dates, times and ranges.
extension LanguageReference {
    static let times = table(
        .times,
        [
            ("date", "日期", "a date", "date(2024, 6, 1)", "@\"2024-06-01\""),
            ("time", "时刻", "a time of day", "time(8, 30, 0)", "@\"08:30:00\""),
            (
                "date and time", "日期和时刻", "a date with a time",
                "date and time(date(2024, 6, 1), time(8, 30, 0))", "@\"2024-06-01T08:30:00\""
            ),
            ("duration", "时长", "a duration", "duration(\"P6M\")", "@\"P6M\""),
            (
                "years and months duration", "两个日期之间满几年几个月",
                "whole years and months between two dates",
                "years and months duration(@\"2000-06-20\", @\"2024-06-01\").years", "23"
            ),
            ("day of year", "一年的第几天", "the day of the year", "day of year(@\"2024-02-01\")", "32"),
            (
                "day of week", "星期几", "the day of the week", "day of week(@\"2024-06-01\")",
                "\"Saturday\""
            ),
            (
                "month of year", "几月", "the month's name", "month of year(@\"2024-06-01\")",
                "\"June\""
            ),
            (
                "week of year", "一年的第几周", "the week of the year", "week of year(@\"2024-06-01\")",
                "22"
            ),
            (
                "today", "今天；规则里写基准日", "today; rules say the reference day", "today()",
                "@\"2024-06-01\""
            ),
            (
                "now", "现在；规则里写基准日", "now; rules say the reference day", "now()",
                "@\"2024-06-01T08:30:00Z\""
            ),
            ("range", "文字读成区间", "a text read as a range", "range(\"[1..3]\")", "[1..3]"),
        ])

    static let spans = table(
        .spans,
        [
            ("before", "在它之前", "lies before it", "before([1..5], 6)", "true"),
            ("after", "在它之后", "lies after it", "after(6, [1..5])", "true"),
            ("meets", "终点就是它的起点", "ends where it begins", "meets([1..5], [5..8])", "true"),
            ("met by", "起点就是它的终点", "begins where it ends", "met by([5..8], [1..5])", "true"),
            ("overlaps", "有重叠", "they share something", "overlaps([1..5], [3..8])", "true"),
            (
                "overlaps before", "先开始，且有重叠", "begins first and overlaps",
                "overlaps before([1..5], [3..8])", "true"
            ),
            (
                "overlaps after", "后结束，且有重叠", "ends last and overlaps",
                "overlaps after([3..8], [1..5])", "true"
            ),
            ("finishes", "与它同时结束", "ends with it", "finishes(10, [1..10])", "true"),
            (
                "finished by", "它与这个同时结束", "the other ends with this", "finished by([1..10], 10)",
                "true"
            ),
            ("includes", "包含它", "holds it", "includes([1..10], 5)", "true"),
            ("during", "在它之内", "lies within it", "during(5, [1..10])", "true"),
            ("starts", "与它同时开始", "begins with it", "starts(1, [1..10])", "true"),
            (
                "started by", "它与这个同时开始", "the other begins with this", "started by([1..10], 1)",
                "true"
            ),
            ("coincides", "完全重合", "both are the same", "coincides([1..5], [1..5])", "true"),
        ])
}
