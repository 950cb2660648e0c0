import Foundation
import FoundationXML
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

    @Test("a failing test says what was expected, what came out and why", arguments: ["zh", "en"])
    func failures(language: String) throws {
        let run = try CommandRun(["test", "failing"], language: language)
        #expect(run.status == 1)
        expectGolden(run.output, file: "Golden/tested/failures.\(language).txt")
    }

    @Test("a mistake in a test is for test and lint, and keeps nothing from being decided")
    func mistakenTests() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let copy = try scratch.copy(of: "Tests/CommandTests/Fixtures/tested", to: "tested")
        let tests = copy.appendingPathComponent("tests.yaml")
        let text = try String(contentsOf: tests, encoding: .utf8)
        try (text + "  - {case: {zh: 错}\n").write(to: tests, atomically: true, encoding: .utf8)
        for command in ["test", "lint"] {
            let run = try CommandRun([command, copy.path], language: "en")
            #expect(run.status == 1)
            #expect((run.error + run.output).contains("tests.yaml"))
        }
        let list = ["rules", "list", "--rules", copy.path, "--month", "2024-06"]
        let unread = try CommandRun(list, language: "en")
        let whole = try CommandRun(
            ["rules", "list", "--rules", "tested", "--month", "2024-06"], language: "en")
        #expect(unread.status == 0, "\(unread.error)")
        #expect(unread.output == whole.output)
    }

    @Test("results for a CI server are well-formed XML with a count of failures")
    func junit() throws {
        let run = try CommandRun(["test", "failing", "--format", "junit"], language: "en")
        #expect(run.status == 1)
        let parser = XMLParser(data: Data(run.output.utf8))
        let reader = JUnitReader()
        parser.delegate = reader
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(reader.suites.map { $0["name"] } == ["tested/tests.yaml", "failing/tests.yaml"])
        #expect(reader.suites.map { $0["tests"] } == ["2", "3"])
        #expect(reader.suites.map { $0["failures"] } == ["0", "3"])
        #expect(reader.cases.count == 5)
        #expect(reader.cases.contains { $0["name"] == "the wrong sum is expected <&\"' here" })
        #expect(reader.failures.count == 3)
        #expect(reader.failures.contains { $0.contains("expected 90, got 100") })
    }

    @Test("cases at each limit, ready to be pasted", arguments: ["zh", "en"])
    func boundaries(language: String) throws {
        let run = try CommandRun(["test", "tested", "--boundaries"], language: language)
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/tested/boundaries.\(language).txt")
    }
}

/// What a CI server reads of a report.
private final class JUnitReader: NSObject, XMLParserDelegate {
    private(set) var suites: [[String: String]] = []
    private(set) var cases: [[String: String]] = []
    private(set) var failures: [String] = []
    private var isInFailure = false

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
        qualifiedName: String?, attributes: [String: String]
    ) {
        switch name {
        case "testsuite": suites.append(attributes)
        case "testcase": cases.append(attributes)
        case "failure":
            failures.append("")
            isInFailure = true
        default: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
        if isInFailure, !failures.isEmpty { failures[failures.count - 1] += text }
    }

    func parser(
        _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
        qualifiedName: String?
    ) {
        if name == "failure" { isInFailure = false }
    }
}
