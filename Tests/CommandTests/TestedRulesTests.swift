import TestSupport
import Testing

/// `yingbao test`: what the cases of a rule set try, and what they would not notice.
@Suite struct TestedRulesTests {
    @Test("what no test tries is listed with its place", arguments: ["zh", "en"])
    func coverage(language: String) throws {
        let run = try CommandRun(["test", "tested", "--coverage"], language: language)
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/tested/coverage.\(language).txt")
    }

    @Test("coverage for programs")
    func coverageAsJSON() throws {
        let run = try CommandRun(["test", "tested", "--coverage", "--format", "json"])
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/tested/coverage.json")
    }

    @Test("changes that no test notices are listed with their place", arguments: ["zh", "en"])
    func mutation(language: String) throws {
        let run = try CommandRun(["test", "tested", "--mutate"], language: language)
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/tested/mutation.\(language).txt")
    }
}
