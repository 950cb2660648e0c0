import Diagnostics
import FEEL
import RuleModel
import Testing

@Suite("Linking an edition")
struct LinkingTests {
    @Test("definitions take the type of their body, whatever the order")
    func inference() throws {
        var found = DiagnosticBag()
        let edition = try SmallLaw.edition(
            """
            define:
              household.double: {zh: 两倍, en: double, value: 合计 * 2, source: 一}
              household.total: {zh: 合计, en: total, value: sum(家庭成员.工资), source: 一}
              household.adults: {zh: 成年人, en: adults, value: '家庭成员[周岁 >= 18]', source: 一}
              person.age: {zh: 周岁, en: age, value: 'years and months duration(出生日期, 基准日).years', source: 一}
            """, into: &found
        ).linked(into: &found)
        #expect(found.sorted.map(\.text) == [])
        let types = Dictionary(
            edition.definitions.map { ($0.id, $0.type) }, uniquingKeysWith: { first, _ in first })
        let monthly = FEELType.number(
            MeasurementUnit([.init(base: "yuan", exponent: 1), .init(base: "month", exponent: -1)]))
        #expect(types["double"] == monthly)
        #expect(types["total"] == monthly)
        #expect(types["adults"] == .list(.object(1)))
        #expect(types["age"] == .number(MeasurementUnit([.init(base: "year", exponent: 1)])))
    }

    @Test("programmes are known by their results")
    func results() throws {
        let found = try SmallLaw.mistakes(
            """
            define:
              household.family: {zh: 核算成员, en: family, value: '家庭成员[not(供养.享受)]', source: 一}
              member.both: {zh: 都有, en: both, value: 供养.享受 and 低保.享受, source: 一}
              member.part: {zh: 本人份额, en: part, unit: yuan/month/person, value: 低保.份额, source: 一}
              household.paid: {zh: 发放额, en: paid, unit: yuan/month, value: 低保.金额 + sum(家庭成员.供养.金额), source: 一}
            programme:
              support: {zh: 供养, en: support, decides: member, kind: monthly_cash,
                conditions: [{id: disabled, zh: 残疾, en: disabled, when: 残疾, source: 一}],
                amount: [{id: basic, zh: 基本, en: basic, value: 标准, source: 一}], starts: on_decision, source: 一}
              dibao: {zh: 低保, en: dibao, decides: household, covers: 核算成员, kind: monthly_cash,
                conditions: [{id: poor, zh: 低收入, en: poor, when: 家庭收入 < 标准 * count(核算成员), source: 一}],
                amount: [{id: gap, zh: 补差, en: gap, value: 标准 * count(核算成员) - 家庭收入, source: 一}],
                starts: on_decision, source: 一}
            combine:
              - {of: [support, dibao], rule: exclusive, keep: support, source: 一}
            """)
        #expect(found.map(\.text) == [])
    }

    @Test("a circle is told with its whole path")
    func cycle() throws {
        let found = try SmallLaw.mistakes(
            """
            define:
              household.a: {zh: 甲, en: a, unit: yuan/month, value: 乙 + 0, source: 一}
              household.b: {zh: 乙, en: b, unit: yuan/month, value: 丙, source: 一}
              household.c: {zh: 丙, en: c, unit: yuan/month, value: 甲 - 家庭收入, source: 一}
            """)
        #expect(found.map(\.code.name) == ["rule/cycle"])
        #expect(found.first?.message.zh == "循环定义：甲 → 乙 → 丙 → 甲")
        #expect(found.first?.notes.map(\.message.zh) == ["「甲」要用到「乙」", "「乙」要用到「丙」", "「丙」要用到「甲」"])
    }

    @Test("a circle through definitions without a type is a circle, too")
    func untypedCycle() throws {
        let found = try SmallLaw.mistakes(
            """
            define:
              household.a: {zh: 甲, en: a, value: 乙 + 0, source: 一}
              household.b: {zh: 乙, en: b, value: 甲 + 0, source: 一}
            """)
        #expect(found.map(\.code.name) == ["rule/cycle"])
    }

    @Test("a household's programme leaves out who receives what is kept")
    func exclusion() throws {
        let found = try SmallLaw.mistakes(
            """
            programme:
              support: {zh: 供养, en: support, decides: member, kind: service,
                conditions: [{id: disabled, zh: 残疾, en: disabled, when: 残疾, source: 一}], source: 一}
              dibao: {zh: 低保, en: dibao, decides: household, covers: 家庭成员, kind: service,
                conditions: [{id: urban, zh: 城镇, en: urban, when: '户籍类别 = "城镇"', source: 一}], source: 一}
            combine:
              - {of: [support, dibao], rule: exclusive, keep: support, source: 一}
            """)
        #expect(found.map(\.code.name) == ["rule/exclusion-missing"])
    }

    @Test(
        "what does not fit is reported",
        arguments: [
            (
                "define: {household.x: {zh: 某, en: x, unit: yuan/month, value: 标准, source: 一}}",
                "feel/wrong-unit"
            ),
            (
                "define: {household.x: {zh: 某, en: x, unit: yuan/month, value: 100, source: 一}}",
                "feel/money-literal"
            ),
            ("define: {household.x: {zh: 某, en: x, value: 残疾, source: 一}}", "feel/unknown-name"),
            (
                "define: {household.x: {zh: 某, en: x, unit: yuan/month, value: 家庭收入, max: 标准, source: 一}}",
                "feel/wrong-unit"
            ),
            (
                "define: {member.x: {zh: 某, en: x, unit: yuan/month/person, value: 工资, round: 取整, source: 一}}",
                "rule/unknown-rounding"
            ),
            (
                "checks: [{id: x, holds: 家庭收入 > 0, severity: warning, source: act}]",
                "feel/unknown-name"
            ),
            (
                "checks: [{id: x, holds: 标准 > previous year(标准), severity: warning, source: act}]",
                ""
            ),
            (
                "programme: {p: {zh: 某项, en: p, decides: household, covers: 户籍类别, kind: service, conditions: [{id: c, zh: 件, en: c, when: true, source: 一}], source: 一}}",
                "rule/covers-no-members"
            ),
            (
                "programme: {p: {zh: 某项, en: p, decides: household, covers: 家庭成员, kind: monthly_cash, conditions: [{id: c, zh: 件, en: c, when: true, source: 一}], amount: [{id: a, zh: 额, en: a, value: 标准, source: 一}], starts: on_decision, source: 一}}",
                "rule/wrong-amount-unit"
            ),
        ])
    func misfits(yaml: String, code: String) throws {
        #expect(try SmallLaw.mistakes(yaml).map(\.code.name) == (code.isEmpty ? [] : [code]))
    }
}
