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
        var linked: Set<EditionKey> = []
        for offset in 0..<78 {
            let day = try #require(first.adding(months: offset)).firstDay
            let request = EditionRequest(day: day, knownOn: day)
            guard linked.insert(book.editionKey(request)).inserted else { continue }
            let edition = try #require(book.edition(request, into: &found))
            _ = edition.linked(into: &found)
        }
        #expect(linked.count > 5)
        let errors = found.sorted.filter { $0.severity == .error }
        #expect(errors.map { TextRenderer(language: .zh).render($0) } == [])
    }
}
