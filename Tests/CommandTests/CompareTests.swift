import Foundation
import TestSupport
import Testing

@Suite("yingbao compare")
struct CompareTests {
    private static let when = [
        "--rules", "Examples/demo-county", "--month", "2024-06", "--known-on", "2026-11-01",
    ]
    private static let record = "Tests/CommandTests/Fixtures/records/urban-difference.yaml"

    @Test("a household under three years, in both languages", arguments: ["zh", "en"])
    func text(language: String) throws {
        let run = try CommandRun(
            ["compare", Self.record, "--years", "2024..2026"] + Self.when, in: "",
            language: language)
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/compare/urban-difference.\(language).txt")
    }

    @Test("a household that grows older has a part of its own")
    func ages() throws {
        let run = try CommandRun(
            [
                // The child is eighteen by then.
                "compare", Self.record, "--years", "2025,2033", "--age",
            ] + Self.when, in: "")
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/compare/ages.zh.txt")
    }

    @Test("the same as a chart, as a page and as JSON", arguments: ["svg", "html", "json"])
    func forms(form: String) throws {
        let run = try CommandRun(
            ["compare", Self.record, "--years", "2024,2026", "--format", form] + Self.when, in: "")
        #expect(run.status == 0, "\(run.error)")
        if form == "json" {
            _ = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        }
        expectGolden(run.output, file: "Golden/compare/two-years.\(form)")
    }

    @Test("where the real county has published nothing, no difference is invented")
    func undetermined() throws {
        let run = try CommandRun(
            [
                "compare", "Examples/households/01-urban-family.yaml", "--years", "2023,2024",
                "--month", "2024-06", "--known-on", "2026-11-01",
            ], in: "")
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/compare/undetermined.zh.txt")
    }
}
