import Diagnostics
import FEEL
package import RuleModel

/// Rule sets made at random over the hamlet's words, without what the checker refuses.
///
/// They have derived facts, tables, programmes with powers, roundings and combinations.
package struct RandomLaw {
    private var random: SeededRandom
    private var formulas: RuleGenerator

    package init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        formulas = RuleGenerator(seed: seed &+ 1)
    }

    /// The next one that has no mistakes.
    package mutating func edition() -> Edition? {
        var kept: [String] = []
        for number in 0..<6 {
            let definition = definition(number)
            if Self.linked(kept + [definition], "") != nil { kept.append(definition) }
        }
        for _ in 0..<30 {
            if let edition = Self.linked(kept, programmes(kept.count)) { return edition }
        }
        return nil
    }

    private static func linked(_ definitions: [String], _ programmes: String) -> Edition? {
        var found = DiagnosticBag()
        let text =
            vocabulary + (definitions.isEmpty ? "" : "define:\n" + definitions.joined())
            + programmes
        let files = [
            SourceFile(path: "ruleset.yaml", text: ruleSet),
            SourceFile(path: "rules.yaml", text: text),
        ]
        guard let day = CalendarDate("2024-06-01") else { return nil }
        let book = RuleBook.load(layers: [files], into: &found)
        let edition = book.edition(EditionRequest(day: day, knownOn: day), into: &found)
        let linked = edition?.linked(into: &found)
        return found.hasErrors ? nil : linked
    }

    // MARK: - Pieces

    private mutating func definition(_ number: Int) -> String {
        let isMember = random.once(in: 2)
        let owner = isMember ? "member" : "household"
        let name = "\(owner).d\(number): {zh: 推定\(number), en: derived \(number), source: 第一条"
        switch random.below(6) {
        case 0: return "  \(owner).d\(number):\n\(table(number, ofMember: isMember))"
        case 1:
            let items = (0..<2).map { item in
                let power = random.once(in: 4) ? ", power: may" : ""
                return "{id: i\(item), zh: 情形\(item), en: case \(item)\(power), "
                    + "when: '\(formulas.formula(ofMember: isMember, isAmount: false))'}"
            }
            let except = random.once(in: 2) ? ", unless: [\(items[1])]" : ""
            return
                "  \(name), any: [\(items[0])\(except.isEmpty ? ", " + items[1] : "")]\(except)}\n"
        case 2, 3:
            let decided = random.once(in: 3) ? ", decided_by: county" : ""
            return "  \(name)\(decided), unit: yuan/month, value: "
                + "'\(formulas.formula(ofMember: isMember, isAmount: true))'\(rounding())}\n"
        default:
            return
                "  \(name), value: '\(formulas.formula(ofMember: isMember, isAmount: false))'}\n"
        }
    }

    private mutating func rounding() -> String {
        let modes = ["up", "down", "half_up", "half_even", "half_down", "ceiling", "floor"]
        return random.once(in: 3)
            ? ", round: {to: \(random.pick(["1", "0.1", "5"])), mode: \(random.pick(modes))}" : ""
    }

    private mutating func table(_ number: Int, ofMember: Bool) -> String {
        let inputs = ofMember ? ["周岁", "残疾等级", "无业"] : ["家庭月收入", "户籍类别", "财产"]
        let cells =
            ofMember
            ? [
                ["< 18", "[18..60)", ">= 60", "-"], ["\"无\"", "\"一级\", \"二级\"", "-"],
                ["true", "-"],
            ]
            : [["< 700", "[0..1500]", "-"], ["\"城镇\"", "-", "\"农村\""], ["> 10", "-", "not(0)"]]
        var rows = (0..<1 + random.below(4)).map { row in
            cells.map { random.pick($0) }.joined(separator: " | ") + " | \(row * 100)"
        }
        rows.append("- | - | - | 9")
        return """
                zh: 推定\(number)
                en: derived \(number)
                unit: yuan/month
                source: 第一条
                hit: first
                table: |
                  \((["\(inputs.joined(separator: " | ")) | 结果"] + rows).joined(separator: "\n      "))

            """
    }

    private mutating func programmes(_ definitions: Int) -> String {
        let modes = ["exclusive, keep: aid", "choice", "difference, pays: aid", "together"]
        let combination = { (random: inout SeededRandom) in
            random.once(in: 5)
                ? "set_by: county, among: [choice, difference], pays: aid"
                : "rule: \(random.pick(modes))"
        }
        let first = combination(&random)
        let second = combination(&random).replacing("keep: aid", with: "keep: gift")
            .replacing("pays: aid", with: "pays: gift")
        return """
            programme:
              family:
                zh: 家庭补助
                en: family benefit
                decides: household
                covers: '家庭成员[\(formulas.formula(ofMember: true, isAmount: false))]'
                kind: monthly_cash
                source: 第二条
                conditions:
                  - {id: a, zh: 条件, en: condition, when: '\(condition(ofMember: false))'}
                amount:
                  - {id: x, zh: 一, en: one, value: '\(amount(ofMember: false))'\(partRounding())}
                  - {id: y, zh: 二, en: two, value: '\(amount(ofMember: false))'}
              aid:
                zh: 个人补助
                en: aid
                decides: member
                kind: monthly_cash
                source: 第三条
                conditions:
                  - {id: a, zh: 条件甲, en: condition one, when: '\(condition(ofMember: true))'}
                  - {id: b, zh: 条件乙, en: condition two\(random.once(in: 3) ? ", power: may" : ""), when: '\(condition(ofMember: true))'}
                amount:
                  - {id: x, zh: 一, en: one, value: '\(amount(ofMember: true))'\(partRounding())}
              gift:
                zh: 礼金
                en: gift
                decides: member
                kind: monthly_cash
                source: 第四条
                conditions:
                  - {id: a, zh: 条件甲, en: condition one, when: '\(condition(ofMember: true))'}
                amount:
                  - {id: x, zh: 一, en: one, set_by: county, min: 0, max: 低保线}
                  - {id: y, zh: 二, en: two, value: '\(amount(ofMember: true))'}
            combine:
              - {of: [aid, family], \(first.replacing("keep: aid", with: "keep: family")), source: 第五条}
              - {of: [gift, aid], \(second), source: 第六条}

            """
    }

    private mutating func condition(ofMember: Bool) -> String {
        formulas.formula(ofMember: ofMember, isAmount: false)
    }

    private mutating func amount(ofMember: Bool) -> String {
        formulas.formula(ofMember: ofMember, isAmount: true)
    }

    private mutating func partRounding() -> String {
        random.once(in: 3) ? ", round: 取整" : rounding()
    }

    // MARK: - Words

    private static let ruleSet = """
        ruleset: {id: national, zh: 全国, en: national, level: nation}
        levels: [{id: nation, zh: 国家, en: the nation}, {id: county, zh: 县, en: the county}]
        languages: [zh, en]
        """

    private static let vocabulary = """
        document: law
        documents: {law: {zh: 办法, en: Measures, issued: 2020-01-01, from: 2020-01-01, evidence: published}}
        vocabulary:
          units: {yuan: {zh: 元, en: yuan}, month: {zh: 月, en: month}, year: {zh: 年, en: year}, person: {zh: 人, en: person}}
          enums:
            area: {zh: 城乡, en: area, values: {urban: 城镇, rural: 农村}}
            grade: {zh: 等级, en: grade, values: {none: 无, grade_1: 一级, grade_2: 二级}}
          household:
            zh: 家庭
            en: household
            facts:
              area: {zh: 户籍类别, en: area, type: area}
              income: {zh: 家庭月收入, en: income, unit: yuan/month}
              wealth: {zh: 财产, en: wealth, unit: yuan}
          member:
            of: household
            counts: person
            zh: 成员
            en: member
            list: {id: members, zh: 家庭成员, en: members}
            facts:
              age: {zh: 周岁, en: age, unit: year, min: 0, max: 120}
              jobless: {zh: 无业, en: jobless, type: boolean}
              grade: {zh: 残疾等级, en: grade, type: grade, ask_if: 无业, otherwise: none}
              birthday: {zh: 出生日期, en: birthday, type: date}
              wage: {zh: 工资, en: wage, unit: yuan/month}
              remark: {zh: 说明, en: remark, type: text}
        standards:
          line: {zh: 低保线, en: line, unit: yuan/month, value: 700, source: 第七条}
          factor: {zh: 倍数, en: factor, type: number, value: 1.5, source: 第七条}
          classes: {zh: 分类标准, en: classes, by: [area], unit: yuan/month, value: {urban: 700, rural: 450}, source: 第七条}
          rounding: {zh: 取整, en: rounding, type: rounding, max: 1, set_by: county, source: 第七条}

        """
}
