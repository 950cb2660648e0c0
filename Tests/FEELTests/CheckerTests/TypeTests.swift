import Diagnostics
import Testing

@testable import FEEL

private let (household, member) = (Village.household, Village.member)

@Suite("Types of expressions")
struct TypeTests {
    @Test(
        "a household's expression has a type and a unit",
        arguments: [
            ("1 + 2", FEELType.number(nil)), ("户籍类别 = \"城镇\"", .boolean),
            ("户籍类别 in (\"城镇\", \"rural\")", .boolean),
            ("家庭月收入 < 低保标准 * 核算人口", .boolean),
            ("低保标准 * 核算人口 - 家庭月收入", .number(Village.monthly)),
            ("count(家庭成员)", .number(Village.person)),
            ("count(家庭成员[周岁 < 18])", .number(Village.person)),
            ("count(for 某人 in 家庭成员 return 某人.周岁)", .number(Village.person)),
            ("sum(核算成员.工资)", .number(Village.monthly)),
            ("sum(核算成员[无业].工资)", .number(Village.monthly)),
            ("sum(for 某人 in 核算成员 return 某人.工资)", .number(Village.monthly)),
            ("-sum(核算成员.工资)", .number(Village.monthly)),
            ("max(核算成员.工资)", .number(Village.monthlyEach)),
            ("max(0, 家庭月收入)", .number(Village.monthly)),
            ("yearly(家庭月收入) < 人均可支配收入 * 核算人口", .boolean),
            ("monthly(人均可支配收入)", .number(Village.monthlyEach)),
            ("倍数 * 低保标准 * 0.5", .number(Village.monthlyEach)),
            ("家庭月收入 / 核算人口", .number(Village.monthlyEach)),
            ("if 户籍类别 = \"城镇\" then 低保标准 else 0", .number(Village.monthlyEach)),
            ("档次标准(\"一类\") * 核算人口", .number(Village.monthly)),
            ("家庭成员[特困供养.享受]", .list(.object(1))),
            ("家庭成员[not(特困供养.享受)]", .list(.object(1))),
            ("sum(家庭成员.特困供养.金额)", .number(Village.monthly)),
            ("城市低保.金额 > 0", .boolean),
            ("some 某人 in 家庭成员 satisfies 某人.周岁 >= 60", .boolean),
            ("every 某人 in 家庭成员 satisfies every 另一人 in 某人.法定义务人 satisfies 另一人.已死亡", .boolean),
            ("years and months duration(原低保止日, 基准日) < @\"P6M\"", .boolean),
            ("years and months duration(原低保止日, 基准日).years", .number(Village.unit("year"))),
            ("原低保止日 + @\"P1M\"", .date), ("基准日 - 原低保止日", .daysTime),
            ("基准日.year", .number(MeasurementUnit.none)),
            ("家庭.户籍类别 = \"农村\"", .boolean),
            ("家庭成员.周岁", .list(.number(Village.unit("year")))),
            ("(户籍类别 = \"城镇\" and 财产 > 0) or 家庭月收入 = 0", .boolean),
            ("min(家庭月收入, 低保标准 * 核算人口)", .number(Village.monthly)),
        ])
    func types(text: String, type: FEELType) {
        let result = checked(text)
        #expect(result.found.isEmpty, "\(result.found.map(\.message.zh))")
        #expect(result.type == type)
    }

    @Test(
        "a member's expression names the household",
        arguments: [
            "周岁 < 18", "工资 < 低保标准", "家庭.户籍类别 = \"城镇\"",
            "家庭.家庭成员[周岁 < 成员.周岁]",
            "count(家庭.家庭成员[周岁 < 成员.周岁 and 家庭.户籍类别 = \"城镇\"]) > 1",
            "残疾等级 in (\"一级\", \"二级\")", "特困供养.享受", "成员.周岁 = 周岁",
            "every 某人 in 法定义务人 satisfies 某人.周岁 >= 60 or 某人.已死亡",
        ])
    func members(text: String) {
        let result = checked(text, for: member)
        #expect(result.found.isEmpty, "\(result.found.map(\.message.zh))")
    }

    @Test("values of an enumeration are known by their ids")
    func canonical() {
        let expression = checked("户籍类别 = \"城镇\"").expression
        guard case .comparison(.equal, let left, let right) = expression.kind,
            case .property(1, let object) = left.kind, case .subject = object.kind,
            case .literal(.string("urban")) = right.kind
        else {
            Issue.record("\(expression.kind)")
            return
        }
    }

    @Test("an enumeration is expected in every branch")
    func branches() {
        let text = "if 核算人口 > 2 then \"一类\" else if 核算人口 > 1 then \"tier_2\" else \"一类\""
        let result = checked(text, expecting: .enumeration(Village.tier))
        #expect(result.found.isEmpty)
        #expect(result.type == .enumeration(Village.tier))
    }

    @Test("a year is twelve months")
    func yearly() {
        guard case .arithmetic(.multiply, _, let twelve) = checked("yearly(家庭月收入)").expression.kind,
            case .literal(.number(let months)) = twelve.kind
        else {
            Issue.record("no multiplication")
            return
        }
        #expect(months == Number(12))
    }

    @Test("cells of a table are tests of their column")
    func cells() {
        for (cell, type) in [
            ("-", FEELType.boolean), ("[1..3]", .number(MeasurementUnit.none)),
            ("\"城镇\", \"农村\"", .enumeration(Village.area)),
            ("not(\"城镇\")", .enumeration(Village.area)), ("< 18", .number(Village.unit("year"))),
            ("true", .boolean), ("? > 3 and ? < 5", .number(MeasurementUnit.none)),
            ("> 低保标准", .number(Village.monthlyEach)),
        ] {
            #expect(mistakes(inCell: cell, type).isEmpty, "\(cell)")
        }
        #expect(mistakes(inCell: "\"城里\"", .enumeration(Village.area)) == ["feel/no-such-value"])
        #expect(mistakes(inCell: "> 500", .number(Village.monthlyEach)) == ["feel/money-literal"])
        #expect(mistakes(inCell: "< \"a\"", .number(MeasurementUnit.none)) == ["feel/wrong-type"])
        #expect(mistakes(inCell: "true", .date) == ["feel/wrong-type"])
    }

    private func mistakes(inCell cell: String, _ type: FEELType) -> [String] {
        var found = DiagnosticBag()
        let text = EmbeddedText(cell)
        let tree = parse(text, as: .unaryTests, names: .language, into: &found)
        _ = checkTests(tree, of: text, for: household, input: type, in: Village(), into: &found)
        return found.sorted.map(\.code.name)
    }

    @Test("the year before is known to checks only")
    func previousYear() {
        var village = Village()
        #expect(
            checked("低保标准 > previous year(低保标准)", for: nil).found.map(\.code.name) == [
                "feel/not-here"
            ])
        village.isCheck = true
        #expect(checked("低保标准 > previous year(低保标准)", for: nil, in: village).found.isEmpty)
        let keyed = "档次标准(\"一类\") > previous year(档次标准(\"一类\"))"
        #expect(checked(keyed, for: nil, in: village).found.isEmpty)
    }
}
