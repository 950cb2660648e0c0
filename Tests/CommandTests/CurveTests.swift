import Foundation
import TestSupport
import Testing

@Suite("yingbao curve")
struct CurveTests {
    private static let when = ["--month", "2024-06", "--known-on", "2026-11-01"]
    private static let wage = ["--over", "wage=0..5000", "--member", "m1"]

    private static func households(_ name: String) -> String {
        name == "urban-difference"
            ? "Tests/CommandTests/Fixtures/records/\(name).yaml"
            : "Examples/households/\(name).yaml"
    }

    /// A gap, tiers, the marginal line, refusals of work, a child's difference payment.
    @Test(
        "the pieces and breaks of an example, in both languages",
        arguments: [
            "01-urban-family", "10-rural-tier-three", "06-marginal-below", "21-refusals",
            "urban-difference",
        ], ["zh", "en"])
    func text(name: String, language: String) throws {
        let run = try CommandRun(
            ["curve", Self.households(name)] + Self.wage + Self.when, in: "", language: language)
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/curve/\(name).\(language).txt")
    }

    @Test(
        "the same as a table, as JSON, as a chart and as a page",
        arguments: ["csv", "json", "svg", "html"])
    func forms(form: String) throws {
        let run = try CommandRun(
            ["curve", Self.households("06-marginal-below"), "--format", form] + Self.wage
                + Self.when, in: "")
        #expect(run.status == 0, "\(run.error)")
        if form == "json" {
            _ = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        }
        expectGolden(run.output, file: "Golden/curve/06-marginal-below.\(form)")
    }

    @Test("two years of the invented county in one chart and one page", arguments: ["text", "svg"])
    func years(form: String) throws {
        let run = try CommandRun(
            [
                "curve", Self.households("01-urban-family"), "--years", "2023,2025", "--rules",
                "Examples/demo-county", "--programme", "urban_dibao", "--format", form,
            ] + Self.wage + Self.when, in: "")
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/curve/two-years.\(form == "text" ? "txt" : form)")
    }

    @Test("what cannot be understood is said, with what was meant")
    func mistakes() throws {
        let record = Self.households("01-urban-family")
        var transcript = ""
        for arguments in [
            ["--over", "wage"], ["--over", "wages=0..10", "--member", "m1"],
            ["--over", "wage=0..10"], ["--over", "工资=0..10", "--member", "m9"],
            ["--over", "wage=0..10", "--member", "m1", "--years", "2023-2025"],
        ] {
            for language in ["zh", "en"] {
                let run = try CommandRun(
                    ["curve", record] + arguments + Self.when, in: "", language: language)
                #expect(run.status == 2)
                transcript += run.transcript(of: ["curve", "…"] + arguments)
            }
        }
        expectGolden(transcript, file: "Golden/curve/mistakes.txt")
    }
}
