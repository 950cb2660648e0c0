import Foundation
import TestSupport
import Testing

@Suite("yingbao test --years")
struct YearMatrixTests {
    private static func run(_ more: [String], language: String = "zh") throws -> CommandRun {
        try CommandRun(
            [
                "test", "Tests/CommandTests/Fixtures/two-years", "--years", "2023,2024",
                "--examples", "Tests/CommandTests/Fixtures/two-years-examples", "--month",
                "2024-06",
            ] + more, in: "", language: language)
    }

    @Test("each case and example under each year, in both languages", arguments: ["zh", "en"])
    func text(language: String) throws {
        let run = try Self.run([], language: language)
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/matrix/two-years.\(language).txt")
    }

    @Test(
        "the same as a page and as JSON", arguments: [["--format", "html"], ["--format", "json"]])
    func forms(options: [String]) throws {
        let run = try Self.run(options)
        #expect(run.status == 0, "\(run.error)")
        let form = options.last == "json" ? "json" : "html"
        expectGolden(run.output, file: "Golden/matrix/two-years.\(form)")
    }

    @Test("a run is compared with one that was kept")
    func against() throws {
        let kept = try Self.run(["--format", "json"]).output
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "matrix-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func compared(_ text: String) throws -> CommandRun {
            let file = folder.appendingPathComponent("kept.json")
            try Data(text.utf8).write(to: file)
            return try Self.run(["--against", file.path])
        }
        let same = try compared(kept)
        #expect(same.status == 0, "\(same.error)")
        #expect(same.output == "与保存的结果相同\n")
        let other = try compared(kept.replacingOccurrences(of: ": 200", with: ": 201"))
        #expect(other.status == 1)
        #expect(other.output.contains("201 → 200"))
        let gone = try compared(kept.replacingOccurrences(of: "一人户", with: "两人户"))
        #expect(gone.status == 1)
        #expect(gone.output.contains("新案例"))
        #expect(gone.output.contains("案例没有了"))
        let none = try compared("{}")
        #expect(none.status == 1)
        #expect(none.error.contains("matrix/unknown-file"))
    }
}
