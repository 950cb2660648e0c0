import Foundation
import TestSupport
import Testing

/// Logs of procedures as a caseworker meets them.
@Suite struct ProcedurePageTests {
    private static func check(
        _ record: String, _ options: [String], language: String
    ) throws -> CommandRun {
        try CommandRun(
            ["check", "Examples/households/\(record).yaml", "--month", "2024-06"] + options, in: "",
            language: language)
    }

    @Test("every step is shown on demand", arguments: ["zh", "en"])
    func steps(language: String) throws {
        let run = try Self.check(
            "30-overdue", ["--known-on", "2024-06-30", "--procedure", "--programme", "tekun"],
            language: language)
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/procedures/30-overdue-steps.\(language).txt")
    }

    @Test("on an earlier day what came later has not come")
    func earlier() throws {
        let run = try Self.check(
            "30-overdue", ["--known-on", "2024-06-05", "--programme", "tekun"], language: "en")
        expectGolden(run.output, file: "Golden/procedures/30-overdue-earlier.en.txt")
    }

    @Test("a blank record asks for the days on demand, and is one in which nothing is known")
    func blank() throws {
        let options = ["new-record", "--for", "tekun", "--month", "2024-06"]
        let plain = try CommandRun(options, in: "")
        #expect(!plain.output.contains("办理事项"))
        let blank = try CommandRun(options + ["--procedure"], in: "")
        #expect(blank.status == 0, "\(blank.error)")
        let log = blank.output.components(separatedBy: "# 每件事一条").dropFirst().joined()
        expectGolden(log, file: "Golden/procedures/blank.txt")
        let run = try CommandRun(
            ["check", "-", "--month", "2024-06", "--known-on", "2024-06-30"], in: "",
            input: blank.output)
        #expect(run.status == 0, "\(run.error)")
    }

    @Test("the JSON of procedures is a contract")
    func json() throws {
        let run = try Self.check(
            "30-overdue",
            ["--known-on", "2024-06-30", "--programme", "tekun", "--format", "json"],
            language: "en")
        let object = try #require(
            JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let procedures = try #require(object["procedures"])
        let data = try JSONSerialization.data(
            withJSONObject: procedures, options: [.prettyPrinted, .sortedKeys])
        let text = String(decoding: data, as: UTF8.self)
        expectGolden(text + "\n", file: "Golden/procedures/30-overdue.json")
    }
}
