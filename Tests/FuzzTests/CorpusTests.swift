import Foundation
import Fuzzing
import TestSupport
import Testing

/// Seeds of the searches, and what they found: each once broke something.
@Suite("Inputs of the searches")
struct CorpusTests {
    @Test("the loader takes every file", arguments: ["yaml", "found/yaml"])
    func loader(folder: String) throws {
        for (name, data) in try inputs(folder) {
            #expect(LoaderProperties.violations(of: Array(data)) == [], "\(name)")
        }
    }

    @Test("the language takes every text", arguments: ["feel", "found/feel"])
    func language(folder: String) throws {
        for (name, data) in try inputs(folder) {
            let text = String(decoding: data, as: UTF8.self)
            #expect(ExpressionProperties.outcome(of: text).violations == [], "\(name)")
        }
    }

    private func inputs(_ folder: String) throws -> [(name: String, data: Data)] {
        let corpus = SourceTree.root.appendingPathComponent("Tests/FuzzTests/Corpus/\(folder)")
        let files = try FileManager.default.contentsOfDirectory(
            at: corpus, includingPropertiesForKeys: nil)
        try #require(!files.isEmpty)
        return try files.map { ($0.lastPathComponent, try Data(contentsOf: $0)) }
    }
}
