import Diagnostics
import Engine
import FEEL
import RuleModel
import Testing

/// Small laws for tests, written as one rule file.
enum Law {
    static func edition(_ text: String, day: String = "2024-06-01") throws -> Edition {
        let day = try #require(CalendarDate(day))
        var found = DiagnosticBag()
        let header = """
            ruleset: {id: national, zh: 全国, en: national, level: nation}
            levels: [{id: nation, zh: 国家, en: the nation}, {id: county, zh: 县, en: the county}]
            languages: [zh, en]
            """
        let book = RuleBook.load(
            layers: [
                [
                    SourceFile(path: "ruleset.yaml", text: header),
                    SourceFile(path: "rules.yaml", text: text),
                ]
            ], into: &found)
        let edition = book.edition(EditionRequest(day: day, knownOn: day), into: &found)
        let linked = try #require(edition).linked(into: &found)
        try #require(!found.hasErrors, "\(found.diagnostics.map(\.message.en))")
        return linked
    }
}
