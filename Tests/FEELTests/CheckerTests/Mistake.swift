import Testing

/// `1️⃣` stands where the mistake is.
struct Mistake: CustomTestStringConvertible, Sendable {
    let text: String
    let code: String
    let hint: String
    let subject: Int

    init(_ text: String, _ code: String, _ hint: String = "", for subject: Int = Village.household)
    {
        self.text = text
        self.code = code
        self.hint = hint
        self.subject = subject
    }

    var testDescription: String { text }
}

extension Mistake {
    static let all: [Mistake] = [
        Mistake("1️⃣家庭月收人 < 0", "feel/unknown-name", "家庭月收入"),
        Mistake("家庭成员[1️⃣户籍类别 = \"城镇\"]", "feel/unknown-name", "家庭.户籍类别"),
        Mistake("家庭成员.1️⃣工资额 = 0", "feel/unknown-property", "工资"),
        Mistake("1️⃣周岁 < 18", "feel/unknown-name", "家庭成员.周岁"),
        Mistake("1️⃣户籍类别 = \"城镇\"", "feel/unknown-name", "家庭.户籍类别", for: Village.member),
        Mistake("1️⃣毫不相干 = 0", "feel/unknown-name", "标准或项目"),
        Mistake("1️⃣两用 = 0", "feel/ambiguous-name", "「城市低保」或「低保标准」"),
        Mistake("1️⃣城市低保 = 0", "feel/programme-without-result", "城市低保.享受"),
        Mistake("特困供养.1️⃣享受", "feel/unknown-result", "家庭成员[特困供养.享受]"),
        Mistake("1️⃣档次标准 * 2", "feel/needs-keys", "档次标准(低保类别)"),
        Mistake("1️⃣summ(家庭成员.工资)", "feel/unknown-function", "sum"),
        Mistake("1️⃣count = 1", "feel/function-without-call"),
        Mistake("1️⃣核算人口(1)", "feel/not-a-function"),

        Mistake("基准日 < 1️⃣2024-06-01", "feel/bare-date", "@\"2024-06-01\""),
        Mistake("户籍类别 = 1️⃣\"城市\"", "feel/no-such-value", "“城镇”、“农村”"),
        Mistake(
            "残疾等级 in (\"一级\", 1️⃣\"二及\")", "feel/no-such-value", "“无”、“一级”、“二级”",
            for: Village.member),
        Mistake("档次标准(1️⃣\"三类\")", "feel/no-such-value", "“一类”、“二类”"),
        Mistake("1️⃣户籍类别 > \"城镇\"", "feel/not-comparable"),
        Mistake("1️⃣户籍类别 = 核算人口", "feel/different-types"),
        Mistake("if 1️⃣核算人口 then 1 else 2", "feel/wrong-type"),
        Mistake("not(1️⃣核算人口)", "feel/wrong-type"),
        Mistake("1️⃣家庭成员.工资 and 财产 > 0", "feel/list-here", "sum"),
        Mistake("sum(1️⃣户籍类别)", "feel/wrong-argument"),
        Mistake("count(1️⃣核算人口)", "feel/not-a-list"),
        Mistake("1️⃣years and months duration(基准日)", "feel/wrong-arity", "(from, to)"),

        Mistake(
            "1️⃣户籍类别 = \"城镇\" and 财产 > 0 or 家庭月收入 = 0", "feel/mixed-logic",
            "(户籍类别 = \"城镇\" and 财产 > 0)"),
        Mistake(
            "财产 = 0 or 1️⃣户籍类别 = \"城镇\" and 财产 > 0", "feel/mixed-logic", "括号"),
        Mistake("some 1️⃣某人 in 家庭成员 satisfies 财产 > 0", "feel/unused-variable", "某人."),
        Mistake(
            "some 1️⃣财产 in 家庭成员 satisfies 财产.周岁 > 1", "feel/hides-name", "某人"),
        Mistake("家庭成员[1️⃣1]", "feel/filter-is-no-test", "与申请人关系"),
        Mistake("家庭成员.1️⃣法定义务人", "feel/list-of-lists", "some"),
        Mistake("[1️⃣[1], [2]]", "feel/list-of-lists"),
        Mistake("years and months duration(原低保止日, 基准日).1️⃣months > 6", "feel/remainder", "P6M"),
        Mistake("1️⃣today() > 基准日", "feel/no-clock", "基准日"),
        Mistake("原低保止日 = 1️⃣null", "feel/no-null"),
        Mistake("1️⃣? > 1", "feel/no-input"),

        Mistake("财产 > 1️⃣500", "feel/money-literal", "standards"),
        Mistake("家庭月收入 + 1️⃣500", "feel/money-literal"),
        Mistake("家庭月收入 in [0..1️⃣200]", "feel/money-literal"),
        Mistake("1️⃣家庭月收入 < 低保标准", "feel/different-units", "低保标准 * 核算人口"),
        Mistake(
            "1️⃣家庭月收入 < 人均可支配收入 * 核算人口", "feel/different-units",
            "yearly(家庭月收入)"),
        Mistake("1️⃣家庭月收入 + 核算人口", "feel/different-units"),
        Mistake("max(家庭月收入, 1️⃣财产)", "feel/different-units"),
        Mistake("家庭月收入 < 1️⃣低保标准 * 核算人口 / 12", "feel/division-compared", "a < c * b"),
        Mistake("1️⃣家庭月收入 / 核算人口 < 低保标准", "feel/division-compared", "a < c * b"),
        Mistake("yearly(1️⃣财产)", "feel/not-convertible"),
        Mistake("1️⃣function(x) x", "feel/not-in-rules"),

        Mistake("-1️⃣户籍类别 = 1", "feel/wrong-operand"),
        Mistake("1️⃣原低保止日 * 2 = 基准日", "feel/wrong-operand"),
        Mistake("基准日.1️⃣小时 = 1", "feel/no-component"),
        Mistake("years and months duration(1️⃣核算人口, 基准日) < @\"P1M\"", "feel/wrong-type"),
        Mistake(
            "1️⃣years and months duration(a: 基准日, b: 基准日) < @\"P1M\"", "feel/wrong-parameter",
            "(from, to)"),
        Mistake("1️⃣get entries(户籍类别) = 1", "feel/not-in-rules"),
        Mistake("1️⃣previous year(低保标准) = 低保标准", "feel/not-here"),
        Mistake("2 ** 1️⃣核算人口 = 1", "feel/wrong-unit"),
        Mistake("1️⃣低保标准 = 家庭成员", "feel/different-types"),
        Mistake("家庭成员[1️⃣成员.周岁 > 1]", "feel/entity-word"),
    ]
}
