import Diagnostics
import FEEL
import RuleModel
import Testing

/// Mistakes put on purpose into a copy of the real rules: each is found, with an input that shows it.
@Suite struct DeliberateMistakesTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        let name: String
        let file: String
        let before: String
        let after: String
        let code: String
        /// What the message must name.
        let example: String

        var testDescription: String { name }
    }

    static let mistakes = [
        Mistake(
            name: "a gap", file: "tekun/conditions.yaml", before: "[1..3]          |",
            after: "[1..2]          |", code: "table/gap", example: "不能自主的项目数 = 3"),
        Mistake(
            name: "an overlap", file: "tekun/conditions.yaml", before: "[4..6]          |",
            after: "[3..6]          |", code: "table/overlap", example: "不能自主的项目数 = 3"),
        Mistake(
            name: "a row that nothing reaches", file: "tekun/conditions.yaml",
            before: "[4..6]          |", after: "[4..6] | \"全护理\"\n      7 |",
            code: "table/unreachable-row", example: ""),
        Mistake(
            name: "a dead condition", file: "tekun/conditions.yaml",
            before: "when: 周岁 < 16, source: 第五条（二）",
            after: "when: 周岁 < 16 and 周岁 >= 60, source: 第五条（二）",
            code: "rule/never-holds", example: "周岁 = "),
        Mistake(
            name: "a condition that always holds", file: "children/programmes.yaml",
            before: "en: under 18, when: 周岁 < 18, source: 一}",
            after: "en: under 18, when: 周岁 < 18 or 周岁 >= 16, source: 一}",
            code: "rule/never-fails", example: "周岁 = "),
        Mistake(
            name: "a contradiction of two conditions of a programme",
            file: "dibao/programmes.yaml",
            before: "en: urban registration, when: '户籍类别 = \"城镇\"', source: gl649 第九条}",
            after: "en: urban registration, when: '户籍类别 = \"城镇\"', source: gl649 第九条}\n"
                + "      - {id: rural_too, zh: 又是农村户籍, en: rural too, "
                + "when: '户籍类别 = \"农村\"', source: gl649 第九条}",
            code: "rule/contradiction", example: "户籍类别 = 「城镇」"),
        Mistake(
            name: "a contradiction by way of a definition", file: "national/roaming.yaml",
            before: "      - {id: needs_care,",
            after: "      - {id: at_home, zh: 没有流散在外, en: at home, "
                + "when: not(流浪乞讨或流散在外), source: 第五条}\n      - {id: needs_care,",
            code: "rule/contradiction", example: "流浪乞讨或流散在外 = "),
        Mistake(
            name: "a condition that follows from another one", file: "children/monitoring.yaml",
            before: "source: 一}\n      - {id: rural,",
            after: "source: 一}\n      - {id: under_18, zh: 未满十八周岁, en: under 18, "
                + "when: 周岁 < 18, source: 一}\n      - {id: rural,",
            code: "rule/implied", example: "周岁 = "),
    ]

    @Test("is found, with an example", arguments: mistakes)
    func found(_ mistake: Mistake) throws {
        let found = try lint { file in
            guard file.path.hasSuffix(mistake.file) else { return file }
            #expect(file.text.contains(mistake.before), "the rules have changed")
            return SourceFile(
                path: file.path, text: file.text.replacing(mistake.before, with: mistake.after))
        }
        let told = found.filter { $0.code.name == mistake.code }
        #expect(told.contains { $0.message.zh.contains(mistake.example) }, "\(found.map(\.text))")
        #expect(told.allSatisfy { $0.range?.file.path.hasSuffix(mistake.file) ?? false })
    }

    @Test("the rules themselves hold none of them")
    func none() throws {
        let codes = Set(Self.mistakes.map(\.code))
        let found = try lint { $0 }.filter { codes.contains($0.code.name) }
        #expect(found.map(\.text) == [])
    }

    private func lint(_ change: (SourceFile) -> SourceFile) throws -> [Diagnostic] {
        let layers = try ["Rules/zhangjiachuan", "Rules/national", "Rules/gansu"].map {
            try RuleFolder.files($0).map(change)
        }
        var found = DiagnosticBag()
        let book = RuleBook.load(layers: layers, into: &found)
        // Two periods of the law are enough: the mistakes stand in both.
        for text in ["2024-06-01", "2026-08-01"] {
            let day = try #require(CalendarDate(text))
            let edition = book.edition(on: day, knownOn: day, into: &found)?.linked(into: &found)
            found.add(contentsOf: edition?.lint() ?? [])
        }
        return found.diagnostics
    }
}
