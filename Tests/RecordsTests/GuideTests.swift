import Diagnostics
import FEEL
import Foundation
import Records
import RuleModel
import TestSupport
import Testing

/// The guide for rule authors: its pieces are files, and they work.
@Suite struct GuideTests {
    private static let folder = "Sources/RuleModel/RuleModel.docc"

    @Test("the rules of the guide load without a remark, and their tests pass")
    func works() throws {
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
            "guide-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        for piece in try Self.pieces(of: "WritingRules.zh.md") {
            let file = scratch.appendingPathComponent(piece.file)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try piece.text.write(to: file, atomically: true, encoding: .utf8)
        }
        var found = DiagnosticBag()
        let path = scratch.appendingPathComponent("vale").path
        let library = try RuleLibrary.read(path, into: &found)
        #expect(found.diagnostics.map(\.message.en) == [])
        let today = try #require(CalendarDate("2024-12-31"))
        var runner = RuleTestRunner(library.book, today: today)
        #expect(library.book.tests.count >= 4)
        for test in library.book.tests {
            let report = runner.run(test)
            #expect(report.passes, "\(test.title.en)")
            #expect(report.differences.map(\.diagnostic.message.en) == [])
        }
    }

    @Test("both languages show the same rules")
    func languages() throws {
        let texts = try ["WritingRules.md", "WritingRules.zh.md"].map { name in
            try Self.pieces(of: name).map { "\($0.file)\n\($0.text)" }
        }
        #expect(texts[0] == texts[1])
    }

    @Test("every diagnostic code has its line in the documentation")
    func codes() throws {
        let page = try SourceTree.file("\(Self.folder)/DiagnosticCodes.md").text
        let listed = page.matches(of: /(?m)^\| `([a-z]+\/[a-z-]+)` \|/).map { String($0.1) }
        #expect(Set(listed).count == listed.count)
        let words: Set = ["true/false", "yes/no"]
        var used: Set<String> = []
        for file in try SourceTree.files(under: "Sources") {
            let codes = file.text.matches(of: /"([a-z]+\/[a-z]+(?:-[a-z]+)*)"/)
            used.formUnion(codes.map { String($0.1) })
        }
        used.subtract(words)
        #expect(used.subtracting(listed).sorted() == [], "add a line to DiagnosticCodes.md")
        #expect(Set(listed).subtracting(used).sorted() == [], "these are no longer used")
    }

    /// The YAML blocks of an article; the comment on the first line of each is its file.
    private static func pieces(of article: String) throws -> [(file: String, text: String)] {
        let text = try SourceTree.file("\(folder)/\(article)").text
        let pieces = text.components(separatedBy: "```yaml\n# ").dropFirst().map { block in
            let body = block.components(separatedBy: "```").first ?? ""
            let lines = body.split(separator: "\n", maxSplits: 1)
            return (file: String(lines.first ?? ""), text: String(lines.last ?? ""))
        }
        try #require(pieces.count > 10)
        return pieces
    }
}
