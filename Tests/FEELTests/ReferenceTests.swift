import Diagnostics
import TestSupport
import Testing

@testable import FEEL

@Suite("The language reference")
struct ReferenceTests {
    private static let clock = Surroundings(now: DateAndTime("2024-06-01T08:30:00Z"))

    @Test(
        "every example gives what the reference says", arguments: LanguageReference.all.map(\.name))
    func example(name: String) throws {
        let entry = try #require(LanguageReference.entry(named: name))
        switch entry.outcome {
        case .value(let result):
            #expect(evaluated(entry.example) == evaluated(result))
        case .refused(let instead):
            #expect(Set(checked(entry.example).found.map(\.code.name)) == [name])
            #expect(checked(instead).found.map(\.code.name) == [])
        }
    }

    @Test("names every function of the language, and only once")
    func complete() {
        let names = LanguageReference.all.map(\.name)
        #expect(Set(Builtins.names).subtracting(names) == [])
        #expect(Set(names).count == names.count)
        let others: Set<LanguageReference.Group> = [.operators, .words, .strictness]
        let functions = LanguageReference.all.filter { !others.contains($0.group) }.map(\.name)
        #expect(Set(functions).subtracting(Builtins.names) == [])
    }

    @Test("names every key word")
    func keywords() {
        let text = LanguageReference.all.map { "\($0.name) \($0.example)" }.joined(separator: " ")
        let words = Set(text.split { !$0.isLetter }.map(String.init))
        #expect(Set(Keyword.allCases.map(\.rawValue)).subtracting(words) == [])
    }

    @Test("is the article of the documentation")
    func article() {
        expectGolden(
            ReferencePage.article, file: "../../Sources/FEEL/FEEL.docc/LanguageReference.md")
    }

    @Test("fits a terminal", arguments: Language.allCases)
    func width(language: Language) {
        for line in ReferencePage.overview(in: language).split(separator: "\n") {
            #expect(line.displayWidth <= 80, "\(line)")
        }
    }

    private func evaluated(_ example: String) -> String {
        var found = DiagnosticBag()
        let tree = parse(EmbeddedText(example), as: .expression, names: NameScope([]), into: &found)
        #expect(found.isEmpty)
        var run = Evaluation(mode: .standard, surroundings: Self.clock)
        let value = run.evaluate(tree)
        #expect(run.notes.isEmpty)
        return value.literalText
    }
}
