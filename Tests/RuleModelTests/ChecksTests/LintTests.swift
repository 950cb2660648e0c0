import Diagnostics
import FEEL
import RuleModel
import Testing

@Suite("What lint finds")
struct LintTests {
    /// Codes and messages that begin with an area, without those of the small law itself.
    private func lint(_ more: String, _ area: String) throws -> [Diagnostic] {
        var found = DiagnosticBag()
        let edition = try SmallLaw.edition(more, into: &found).linked(into: &found)
        found.add(contentsOf: edition.lint() + edition.unusedNames())
        return found.diagnostics.filter { $0.code.name.hasPrefix(area) }
    }

    private func table(_ rows: String, hit: String = "") -> String {
        """
        define:
          member.care:
            zh: 照料程度
            en: care
            type: level
            \(hit)
            table: |
              \(rows.replacing("\n", with: "\n      "))
            source: 一
        """
    }

    @Test("a table that covers everything is in order")
    func complete() throws {
        let yaml = table(
            """
            项目数 | 程度
            0 | "轻"
            [1..6] | "重"
            """)
        #expect(try lint(yaml, "table/").map(\.text) == [])
    }

    @Test("a gap is told with an example")
    func gap() throws {
        let yaml = table(
            """
            项目数 | 残疾 | 程度
            <= 3 | - | "轻"
            > 4 | true | "重"
            4 | true | "重"
            """)
        let found = try lint(yaml, "table/")
        #expect(found.map(\.code.name) == ["table/gap"])
        #expect(found.first?.message.zh == "表格没有覆盖所有情况，例如 项目数 = 4，残疾 = 否")
    }

    @Test("an overlap is told with an example and the other row")
    func overlap() throws {
        let yaml = table(
            """
            项目数 | 程度
            [0..3] | "轻"
            [3..6] | "重"
            """)
        let found = try lint(yaml, "table/")
        #expect(found.map(\.code.name) == ["table/overlap"])
        #expect(found.first?.message.zh == "两行同时符合而结果不同，例如 项目数 = 3")
        #expect(found.first?.notes.count == 1)
    }

    @Test("a row behind one that takes all is not reached")
    func unreachable() throws {
        let yaml = table(
            """
            项目数 | 程度
            < 4 | "轻"
            - | "重"
            6 | "轻"
            """, hit: "hit: first")
        #expect(try lint(yaml, "table/").map(\.code.name) == ["table/unreachable-row"])
    }

    @Test("a table with cells that are no constants is not analysed, which is said")
    func notAnalysed() throws {
        let yaml = table(
            """
            工资 | 程度
            < 标准 | "轻"
            >= 标准 | "重"
            """)
        #expect(try lint(yaml, "table/").map(\.code.name) == ["table/not-analysed"])
    }

    @Test(
        "conditions that decide nothing are found",
        arguments: [
            ("周岁 < 16 and 周岁 >= 60", "rule/never-holds"),
            ("周岁 < 60 or 周岁 >= 16", "rule/never-fails"),
            ("周岁 < 16 or 周岁 >= 60", ""), ("项目数 > 6", "rule/never-holds"),
            ("项目数 >= 0", "rule/never-fails"), ("项目数 in (0, 6)", ""),
            ("家庭.户籍类别 = \"城镇\" and 家庭.户籍类别 = \"农村\"", "rule/never-holds"),
            ("家庭.户籍类别 in (\"城镇\", \"农村\")", "rule/never-fails"),
            ("残疾 and not(残疾)", ""), ("残疾 and 项目数 = 3 and not(残疾)", "rule/never-holds"),
            ("残疾 or 项目数 between 1 and 3", ""),
            ("count(家庭.家庭成员[周岁 < 16 and 周岁 > 16]) > 1", "rule/never-holds"),
            ("工资 > 标准 and 项目数 < 3", ""),
        ])
    func constant(condition: String, code: String) throws {
        let yaml = """
            define:
              person.age: {zh: 周岁, en: age, value: 'years and months duration(出生日期, 基准日).years', source: 一}
              member.x:
                zh: 某条件
                en: x
                source: 一
                value: |
                  \(condition)
            """
        let found = try lint(yaml, "rule/never")
        #expect(found.map(\.code.name) == (code.isEmpty ? [] : [code]))
    }

    @Test("what nothing uses is named")
    func unused() throws {
        let yaml = """
            define:
              household.x: {zh: 某条件, en: x, value: 家庭收入 > 0, source: 一}
            """
        let messages = try lint(yaml, "rule/unused").map(\.message.zh)
        #expect(messages.contains("「工资」没有任何规则用到"))
        #expect(messages.contains("「某条件」没有任何规则用到"))
        #expect(!messages.contains("「家庭收入」没有任何规则用到"))
    }

    @Test("a pair of programmes that no line names is a warning")
    func pairs() throws {
        func programme(_ id: String, _ zh: String) -> String {
            """
              \(id): {zh: \(zh), en: \(id), decides: member, kind: service,
                conditions: [{id: c, zh: 件, en: c, when: 残疾, source: 一}], source: 一}
            """
        }
        let yaml = """
            programme:
            \(programme("a", "甲"))
            \(programme("b", "乙"))
            \(programme("c", "丙"))
            combine:
              - {of: [a, b], rule: together, source: 一}
            """
        #expect(
            try lint(yaml, "rule/unnamed").map(\.message.zh) == [
                "没有规定「甲」能否与「丙」同时享受", "没有规定「乙」能否与「丙」同时享受",
            ])
    }

    @Test("a comparison that rests on a quotient is a warning")
    func quotient() throws {
        let yaml = """
            define:
              household.each: {zh: 人均收入, en: each, value: 家庭收入 / count(家庭成员), source: 一}
              household.rest: {zh: 差额, en: rest, value: 标准 - 人均收入, source: 一}
              household.poor: {zh: 低收入, en: poor, value: 差额 > 0, source: 一}
            """
        let found = try lint(yaml, "rule/quotient")
        #expect(found.map(\.message.zh) == ["「差额」由除法得出，用于比较时除不尽会有误差"])
        #expect(found.first?.notes.first?.range?.position.line == 3)
    }
}
