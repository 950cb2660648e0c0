import Diagnostics

// Signs and key words of the language.
extension LanguageReference {
    static let operators = table(
        .operators,
        [
            (
                "+", "相加；日期加时长", "add; a date plus a duration", "@\"2024-01-31\" + @\"P1M\"",
                "@\"2024-02-29\""
            ),
            ("-", "相减；取负", "subtract; the negative", "850 - 600", "250"),
            ("*", "相乘", "multiply", "1.5 * 850", "1275"),
            (
                "/", "相除；要参加比较时，改写成乘法", "divide; where a comparison follows, multiply instead",
                "645 / 2", "322.5"
            ),
            ("**", "乘方", "power", "2 ** 10", "1024"),
            ("=", "相等", "equal", "1.0 = 1", "true"),
            ("!=", "不相等", "not equal", "\"城镇\" != \"农村\"", "true"),
            ("<", "小于", "below", "3 < 3", "false"),
            ("<=", "不大于", "at most", "3 <= 3", "true"),
            (">", "大于", "above", "3 > 3", "false"),
            (">=", "不小于", "at least", "3 >= 3", "true"),
            (
                "..", "区间：[ ] 含端点，( ) 不含", "a range: [ ] with its end, ( ) without",
                "60 in [60..80)", "true"
            ),
            (".", "取其中一项", "a part of it", "@\"2024-06-01\".year", "2024"),
            ("[ ]", "列表", "a list", "[1, 2, 3]", "[1, 2, 3]"),
            (
                "list[ ]", "筛选：留下条件成立的", "a filter: keeps those for which the test holds",
                "[5, 12, 20][item > 10]", "[12, 20]"
            ),
            ("( )", "先算括号里的", "brackets: calculated first", "(1 + 2) * 3", "9"),
            ("@", "日期、时间或时长", "a date, a time or a duration", "@\"P1Y6M\"", "@\"P1Y6M\""),
            ("//", "注释，到行尾", "a comment, to the end of the line", "1 + 1 // 二", "2"),
        ])

    static let words = table(
        .words,
        [
            (
                "and", "都成立；与 or 并用要加括号", "both hold; beside or it needs brackets",
                "true and false", "false"
            ),
            ("or", "至少一个成立", "at least one holds", "true or false", "true"),
            ("between", "在两者之间，含两端", "between the two, ends included", "5 between 1 and 5", "true"),
            (
                "in", "是其中之一，或在区间内", "is one of them, or lies in the range",
                "\"一级\" in (\"一级\", \"二级\")", "true"
            ),
            (
                "if", "分情况：if … then … else …", "by case: if … then … else …",
                "if 2 > 1 then \"是\" else \"否\"", "\"是\""
            ),
            (
                "some", "有一个就成立", "holds if it does for one of them",
                "some x in [1, 5] satisfies x > 4", "true"
            ),
            (
                "every", "个个都成立；空列表也成立", "holds if it does for all of them, and for none",
                "every x in [1, 5] satisfies x > 4", "false"
            ),
            ("for", "逐个计算", "calculates for each", "for x in [1, 2] return x * 10", "[10, 20]"),
            (
                "instance of", "是不是某种类型（规则里用不着）", "is it of a type (not needed in rules)",
                "1 instance of number", "true"
            ),
            (
                "function", "自定义函数（规则里不能用）", "a function of one's own (not in rules)",
                "(function(x) x + 1)(2)", "3"
            ),
        ])

    static let strictness: [Entry] = [
        refused(
            "feel/unknown-name", "名称写错，或没有声明", "a name is misspelt or not declared", "家庭月收人 = 0",
            instead: "家庭月收入 = 0"),
        refused(
            "feel/no-such-value", "枚举没有这个值", "the enum has no such value", "户籍类别 = \"城市\"",
            instead: "户籍类别 = \"城镇\""),
        refused(
            "feel/mixed-logic", "and 与 or 并列而没有括号", "and beside or without brackets",
            "财产 = 0 or 财产 > 0 and 家庭月收入 = 0", instead: "财产 = 0 or (财产 > 0 and 家庭月收入 = 0)"),
        refused(
            "feel/different-units", "单位不同，不能比较或相加", "different units cannot be compared or added",
            "家庭月收入 + 财产 = 0", instead: "家庭月收入 = 0 and 财产 = 0"),
        refused(
            "feel/money-literal", "金额写在式子里：要设成标准，写明出处",
            "an amount in a formula: make it a standard", "财产 > 500", instead: "财产 > 0"
        ),
        refused(
            "feel/division-compared", "除了再比，余数会影响结果；改成乘",
            "divided, then compared: multiply instead", "财产 / 核算人口 > 0",
            instead: "财产 > 0"),
        refused(
            "feel/unused-variable", "some、every、for 的变量没有用到",
            "the variable of some, every or for is not used", "some 某人 in 家庭成员 satisfies 财产 > 0",
            instead: "some 某人 in 家庭成员 satisfies 某人.周岁 > 60"),
        refused(
            "feel/hides-name", "变量名与已有名称相同", "a variable hides a name",
            "some 财产 in 家庭成员 satisfies 财产.周岁 > 60", instead: "some 某人 in 家庭成员 satisfies 某人.周岁 > 60"),
        refused(
            "feel/filter-is-no-test", "筛选里不是判断", "a filter that is no yes/no test",
            "count(家庭成员[1]) > 0", instead: "count(家庭成员[周岁 > 60]) > 0"),
        refused(
            "feel/list-of-lists", "列表里套列表", "a list of lists", "count(家庭成员.法定义务人) > 0",
            instead: "some 某人 in 家庭成员 satisfies count(某人.法定义务人) > 0"),
        refused(
            "feel/remainder", "时长的 .months 只是零头", ".months of a duration is only the remainder",
            "years and months duration(原低保止日, 基准日).months > 6",
            instead: "years and months duration(原低保止日, 基准日) > @\"P6M\""),
        refused(
            "feel/bare-date", "日期没有写成 @\"…\"", "a date without @\"…\"",
            "原低保止日 < 2024-06-01", instead: "原低保止日 < @\"2024-06-01\""),
        refused(
            "feel/no-clock", "没有 today()、now()：用基准日", "no today(), no now(): use the reference day",
            "today() > 原低保止日", instead: "基准日 > 原低保止日"),
        refused(
            "feel/no-null", "规则里没有 null：没填就是未知", "rules know no null: what is not given is unknown",
            "原低保止日 = null", instead: "原低保止日 < 基准日"),
        refused(
            "feel/full-width", "全角标点和 ≥ ≤ × ÷", "full-width punctuation, ≥ ≤ × ÷", "max（财产，财产） > 0",
            instead: "max(财产, 财产) > 0"),
        refused(
            "feel/stuck-keyword", "关键字紧贴汉字", "a keyword stuck to Han characters", "核算人口in [1..3]",
            instead: "核算人口 in [1..3]"),
        refused(
            "feel/entity-word", "筛选里写「成员」，分不清是谁", "the word for an entity inside a filter: whose?",
            "count(家庭成员[成员.周岁 > 60]) > 0", instead: "count(家庭成员[周岁 > 60]) > 0"),
        refused(
            "feel/not-in-rules", "规则里不能定义函数，也没有键值表",
            "no functions of one's own and no contexts in rules", "function(x) x",
            instead: "max(财产, 财产) > 0"),
    ]

    private static func refused(
        _ code: String, _ zh: String, _ en: String, _ example: String, instead: String
    ) -> Entry {
        Entry(code, .strictness, Wording(zh: zh, en: en), example, .refused(instead: instead))
    }
}
