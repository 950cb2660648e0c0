import Diagnostics
import FEEL
import RuleModel
import TestSupport
import Testing

/// A small nation: a vocabulary and a standard or two, to which a test adds what it is about.
enum SmallLaw {
    static let base = """
        ruleset: {id: nation, zh: 某国, en: a nation, level: nation}
        levels:
          - {id: nation, zh: 国家, en: the nation}
          - {id: county, zh: 县, en: the county}
        documents:
          act: {zh: 救助法, en: Assistance Act, issued: 2020-01-01, from: 2020-01-01, evidence: published}
        vocabulary:
          units:
            yuan: {zh: 元, en: yuan, money: true}
            month: {zh: 月, en: month}
            year: {zh: 年, en: year}
            person: {zh: 人, en: person}
            item: {zh: 项, en: item}
          enums:
            area: {zh: 城乡, en: area, values: {urban: 城镇, rural: 农村}}
            level: {zh: 程度, en: level, values: {low: 轻, high: 重}}
          person:
            facts:
              birth_date: {zh: 出生日期, en: date of birth, type: date}
          household:
            zh: 家庭
            en: household
            facts:
              area: {zh: 户籍类别, en: area, type: area}
              income: {zh: 家庭收入, en: income, unit: yuan/month, min: 0}
          member:
            of: household
            is: person
            counts: person
            zh: 成员
            en: member
            list: {id: members, zh: 家庭成员, en: members}
            facts:
              wage: {zh: 工资, en: wage, unit: yuan/month/person, min: 0}
              items: {zh: 项目数, en: items, unit: item, min: 0, max: 6}
              disabled: {zh: 残疾, en: disabled, type: boolean}
        standards:
          line: {zh: 标准, en: line, unit: yuan/month/person, min: 0, set_by: county, source: act 一}
        """

    static func edition(
        _ more: String, into found: inout DiagnosticBag, day: String = "2024-01-01"
    ) throws -> Edition {
        try edition(
            file: "document: act\n" + more, path: "nation/more.yaml", into: &found, day: day)
    }

    static func edition(
        file text: String, path: String, into found: inout DiagnosticBag,
        day: String = "2024-01-01"
    ) throws -> Edition {
        let files = [
            SourceFile(path: "nation/base.yaml", text: base), SourceFile(path: path, text: text),
        ]
        let book = RuleBook.load(layers: [files], into: &found)
        let day = try #require(CalendarDate(day))
        return try #require(book.edition(on: day, knownOn: day, into: &found))
    }

    /// What linking finds; the rest of the law must be without mistakes.
    static func mistakes(_ more: String) throws -> [Diagnostic] {
        var found = DiagnosticBag()
        let edition = try edition(more, into: &found)
        #expect(found.sorted.filter { $0.severity == .error }.map(\.text) == [])
        var mistakes = DiagnosticBag()
        _ = edition.linked(into: &mistakes)
        return mistakes.sorted
    }
}
