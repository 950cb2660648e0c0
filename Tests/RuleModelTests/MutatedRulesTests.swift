import Diagnostics
import FEEL
import RuleModel
import Testing
import YAML

/// Rule files with random damage: everything is a diagnostic, nothing a trap.
@Suite struct MutatedRulesTests {
    /// A small generator with a fixed seed, so that a failure comes again.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 33)
        }
    }

    private static let words = [
        "versions:", "- ", "{}", "[]", "null", "99999999999999999999", "-1", "2024-13-01",
        "from: 2024-01-01",
        "value: ", "by: [size, size]", "of: member", "is: household", "extends: vale", "|", "zh: ",
        "999999999-12-31", "1e999999999", "any: []", "\n", "  ", ":", "\"",
    ]

    @Test("damaged rules never stop the program", arguments: 0..<8)
    func damaged(seed: UInt64) throws {
        var generator = Generator(state: seed)
        let base = "Tests/RuleModelTests/Fixtures"
        let original = try ["base/nation", "base/county"].map {
            try RuleFolder.files("\(base)/\($0)")
        }
        let pieces = try RuleFolder.files("\(base)/mistakes")
        let days = ["2019-01-01", "2024-06-01", "999999999-12-31"].compactMap { CalendarDate($0) }
        for _ in 0..<40 {
            var layers = original
            layers[0].append(contentsOf: pieces.shuffled(using: &generator).prefix(2))
            layers = layers.map { files in
                files.map { damage($0, using: &generator) }
            }
            var found = DiagnosticBag()
            let book = RuleBook.load(layers: layers, into: &found)
            for day in days { _ = book.edition(on: day, knownOn: day, into: &found) }
        }
    }

    private func damage(_ file: SourceFile, using generator: inout Generator) -> SourceFile {
        var lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        for _ in 0..<Int.random(in: 0..<4, using: &generator) {
            let line = Int.random(in: 0..<lines.count, using: &generator)
            let word = Self.words.randomElement(using: &generator) ?? ""
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: lines.remove(at: line)
            case 1: lines[line].append(word)
            case 2: lines.insert(word, at: line)
            default:
                let parts = lines[line].split(separator: ":", maxSplits: 1)
                lines[line] = (parts.first.map(String.init) ?? "") + ": " + word
            }
            if lines.isEmpty { lines = [""] }
        }
        return SourceFile(path: file.path, text: lines.joined(separator: "\n"))
    }
}
