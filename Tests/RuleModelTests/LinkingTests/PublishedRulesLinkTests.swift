import Diagnostics
import FEEL
import RuleModel
import Testing

@Suite struct PublishedRulesLinkTests {
    @Test("the county's law links without a mistake in every month from 2021 to 2027")
    func links() throws {
        let layers = try ["Rules/zhangjiachuan", "Rules/national", "Rules/gansu"].map {
            try RuleFolder.files($0)
        }
        var found = DiagnosticBag()
        let book = RuleBook.load(layers: layers, into: &found)
        let first = try #require(Month("2021-07"))
        var mistakes = DiagnosticBag()
        for offset in 0..<78 {
            let day = try #require(first.adding(months: offset)).firstDay
            let edition = try #require(book.edition(on: day, knownOn: day, into: &found))
            _ = edition.linked(into: &mistakes)
        }
        for diagnostic in mistakes.sorted where diagnostic.severity == .error {
            Issue.record("\(diagnostic.text)")
        }
    }

    @Test("the county's law gives lint nothing to complain of")
    func lints() throws {
        let layers = try ["Rules/zhangjiachuan", "Rules/national", "Rules/gansu"].map {
            try RuleFolder.files($0)
        }
        var found = DiagnosticBag()
        RuleBook.load(layers: layers, into: &found).lint(into: &found)
        for diagnostic in found.sorted where diagnostic.severity == .error {
            Issue.record("\(diagnostic.text)")
        }
    }
}

extension Diagnostic {
    /// One line, for readable failures.
    var text: String {
        let place = range.map { "\($0.file.path):\($0.position.line)" } ?? ""
        return "\(place) \(code.name) \(message.zh) / \(hint?.zh ?? "")"
    }
}
