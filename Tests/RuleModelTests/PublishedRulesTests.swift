import Diagnostics
import FEEL
import RuleModel
import Testing
import YAML

@Suite struct PublishedRulesTests {
    @Test("every month from 2021 to 2027 has an edition of the county's law")
    func loads() throws {
        let layers = try ["Rules/zhangjiachuan", "Rules/national", "Rules/gansu"].map {
            try RuleFolder.files($0)
        }
        var found = DiagnosticBag()
        let book = RuleBook.load(layers: layers, into: &found)
        let first = try #require(Month("2021-07"))
        for offset in 0..<78 {
            let day = try #require(first.adding(months: offset)).firstDay
            let edition = try #require(book.edition(on: day, knownOn: day, into: &found))
            _ = edition.linked(into: &found)
        }
        let errors = found.sorted.filter { $0.severity == .error }
        #expect(errors.map { TextRenderer(language: .zh).render($0) } == [])
    }
}
