import Diagnostics
import FEEL
import RuleModel
import TestSupport
import Testing

/// Each file of `Fixtures/linking` is added to the small law.
///
/// What linking and lint then report, in both languages, stands in the file of the same name.
@Suite struct ExamplesOfMistakesTests {
    private static let folder = "Tests/RuleModelTests/Fixtures/linking"
    static let names: [String] = {
        let files = (try? RuleFolder.files(folder)) ?? []
        return files.compactMap { $0.path.split(separator: "/").last?.split(separator: ".").first }
            .map(String.init).sorted()
    }()

    @Test("what linking and lint say reads well in both languages", arguments: names)
    func example(_ name: String) throws {
        let text = try SourceTree.file("\(Self.folder)/\(name).yaml").text
        var found = DiagnosticBag()
        let edition = try SmallLaw.edition(file: text, path: "\(name).yaml", into: &found)
        let linked = edition.linked(into: &found)
        found.add(contentsOf: linked.lint() + linked.failedChecks(yearBefore: nil))
        found.add(contentsOf: linked.unusedNames().filter { $0.range?.file.path == "\(name).yaml" })
        let rendered = Language.allCases.map { TextRenderer(language: $0).render(found.sorted) }
        expectGolden(
            rendered.joined(separator: "----\n\n"), file: "../Fixtures/linking/\(name).txt")
    }

    @Test("every code of linking and lint is shown by an example")
    func complete() throws {
        var codes: Set<String> = []
        var shown = ""
        for file in try SourceTree.files(under: "Sources/RuleModel")
        where file.path.contains("/Linking/") || file.path.contains("/Checks/") {
            codes.formUnion(
                file.text.matches(of: /"((?:rule|table)\/[a-z-]+)"/).map { String($0.1) })
        }
        for name in Self.names { shown += try SourceTree.file("\(Self.folder)/\(name).txt").text }
        // What lint says of drafts is shown by the page of the yearly work.
        shown += try SourceTree.file("Tests/CommandTests/Golden/standards/lint.en.txt").text
        // This one takes more definitions than an example should have.
        let elsewhere: Set = ["rule/type-too-deep"]
        #expect(codes.filter { !shown.contains("[\($0)]") && !elsewhere.contains($0) } == [])
    }
}
