import Diagnostics
import Foundation
import RuleModel
import TestSupport
import Testing

/// Each file of `Fixtures/mistakes` is added to the rules of `Fixtures/base`.
///
/// `x.yaml` goes to the nation's rules, `x.county.yaml` to the county's; what is then reported
/// stands in `x.txt`.
@Suite struct MistakesTests {
    private static let folder = "Tests/RuleModelTests/Fixtures"
    static let names: [String] = {
        let files = (try? RuleFolder.files("\(folder)/mistakes")) ?? []
        return Set(
            files.compactMap { $0.path.split(separator: "/").last?.split(separator: ".").first }
        )
        .map(String.init).sorted()
    }()

    @Test("a mistake is reported at its place with what to do", arguments: names)
    func mistake(_ name: String) throws {
        var layers = try ["nation", "county"].map {
            try RuleFolder.files("\(Self.folder)/base/\($0)")
        }
        for file in try RuleFolder.files("\(Self.folder)/mistakes") {
            if file.path == "mistakes/\(name).yaml" { layers[0].append(file) }
            if file.path.hasPrefix("mistakes/\(name).county") { layers[1].append(file) }
            if file.path == "mistakes/\(name).alone.yaml" { layers = [[file]] }
            if file.path == "mistakes/\(name).third.yaml" { layers.append([file]) }
        }
        var found = DiagnosticBag()
        _ = RuleBook.load(layers: layers, into: &found)
        let text = Language.allCases.map { TextRenderer(language: $0).render(found.sorted) }
        expectGolden(text.joined(separator: "----\n\n"), file: "Fixtures/mistakes/\(name).txt")
    }

    @Test("the rules that mistakes are added to have none of their own")
    func base() throws {
        let layers = try ["nation", "county"].map {
            try RuleFolder.files("\(Self.folder)/base/\($0)")
        }
        var found = DiagnosticBag()
        _ = RuleBook.load(layers: layers, into: &found)
        #expect(found.diagnostics.map { TextRenderer(language: .en).render($0) } == [])
    }

    @Test("every mistake of rule files and their layers is shown by an example")
    func complete() throws {
        var codes: Set<String> = []
        for part in ["Decoding", "Book"] {
            let folder = RuleFolder.root.appendingPathComponent("Sources/RuleModel/\(part)")
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
                let text = try String(
                    contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
                codes.formUnion(text.matches(of: /"(rule\/[a-z-]+)"/).map { String($0.1) })
            }
        }
        let folder = RuleFolder.root.appendingPathComponent("\(Self.folder)/mistakes")
        var shown: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where name.hasSuffix(".txt") {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            shown.formUnion(text.matches(of: /\[(rule\/[a-z-]+)\]/).map { String($0.1) })
        }
        // Reported where an edition is asked for: see EditionTests.
        #expect(codes.subtracting(shown).sorted() == ["rule/before-any-rule"])
    }
}
