// Functions of truth values and numbers.
extension LanguageReference {
    static let decisions = table(
        .decisions,
        [
            ("not", "不成立才成立", "holds if it does not", "not(1 > 2)", "true"),
            ("all", "全部为真", "all are true", "all([true, false])", "false"),
            ("any", "至少一个为真", "at least one is true", "any([true, false])", "true"),
            (
                "is", "同类又同值，比 = 更严", "the same kind and value; stricter than =",
                "is(@\"P0Y\", @\"P0D\")", "false"
            ),
        ])

    static let sums = table(
        .sums,
        [
            ("count", "个数", "how many", "count([4, 5, 6])", "3"),
            ("sum", "合计", "the sum", "sum([785, 215])", "1000"),
            ("min", "最小的", "the least", "min(3, 1, 2)", "1"),
            ("max", "最大的", "the greatest", "max(3, 1, 2)", "3"),
            ("mean", "平均数", "the mean", "mean([1, 2, 6])", "3"),
            ("median", "中位数", "the median", "median([8, 2, 5])", "5"),
            ("mode", "出现最多的", "the most frequent ones", "mode([6, 3, 6])", "[6]"),
            ("product", "连乘", "the product", "product([2, 3, 4])", "24"),
            ("stddev", "标准差", "the standard deviation", "stddev([2, 4, 6])", "2"),
        ])

    static let roundings = table(
        .rounding,
        [
            ("round up", "向远离零的方向取", "away from zero", "round up(848.21, 1)", "848.3"),
            ("round down", "截去", "towards zero", "round down(929.49, 1)", "929.4"),
            ("round half up", "四舍五入", "a half goes away from zero", "round half up(2.5, 0)", "3"),
            ("round half down", "五舍六入", "a half goes towards zero", "round half down(2.5, 0)", "2"),
            ("decimal", "四舍六入，五取偶", "a half goes to the even digit", "decimal(2.5, 0)", "2"),
            ("floor", "向下取", "down", "floor(-1.5)", "-2"),
            ("ceiling", "向上取", "up", "ceiling(-1.5)", "-1"),
        ])

    static let calculations = table(
        .calculating,
        [
            ("yearly", "每月的数换成每年的", "a monthly amount by year", "yearly(100)", "1200"),
            ("monthly", "每年的数换成每月的", "a yearly amount by month", "monthly(1200)", "100"),
            ("abs", "绝对值", "without its sign", "abs(-5)", "5"),
            (
                "modulo", "余数，正负号随除数", "the remainder, with the divisor's sign", "modulo(-12, 5)",
                "3"
            ),
            ("odd", "是奇数", "is odd", "odd(3)", "true"),
            ("even", "是偶数", "is even", "even(3)", "false"),
            ("sqrt", "平方根", "the square root", "sqrt(16)", "4"),
            ("exp", "e 的乘方", "e to this power", "exp(0)", "1"),
            ("log", "自然对数", "the natural logarithm", "log(1)", "0"),
            (
                "number", "文字读成数；可写分隔符", "a text read as a number, with its separators",
                "number(\"1,000.5\", \",\", \".\")", "1000.5"
            ),
            ("string", "写成文字", "as text", "string(1.10)", "\"1.1\""),
        ])
}
