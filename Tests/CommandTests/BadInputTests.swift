import Foundation
import TestSupport
import Testing

/// Wrong input of every kind: a clear message with its place and a hint, a status, no crash.
@Suite struct BadInputTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let arguments: [String]
        let status: Int32

        init(_ name: String, _ status: Int32, _ arguments: String...) {
            self.name = name
            self.status = status
            self.arguments = arguments
        }

        var testDescription: String { name }
    }

    private static let month = ["--rules", "village", "--month", "2024-06"]

    static let cases: [Case] = [
        check("missing-file", 2, "records/nowhere.yaml"),
        check("folder-for-a-file", 2, "records"),
        check("endless-file", 2, "/dev/zero"),
        check("empty-file", 1, "records/empty.yaml"),
        check("binary-file", 1, "records/binary.yaml"),
        check("broken-yaml", 1, "records/broken.yaml"),
        check("broken-json", 1, "records/broken.json"),
        check("record-mistakes", 1, "records/mistakes.yaml"),
        check("no-members", 1, "records/no-members.yaml"),
        check("same-as", 1, "records/same-as.yaml"),
        Case(
            "month-before-any-rule", 1, "check", "records/good.yaml", "--rules", "village",
            "--month", "2019-06"),
        Case(
            "month-that-is-none", 2, "check", "records/good.yaml", "--rules", "village", "--month",
            "2024-13"),
        Case("unknown-option", 2, "check", "records/good.yaml", "--mont", "2024-06"),
        Case(
            "unknown-programme", 2, "check", "records/good.yaml", "--rules", "village", "--month",
            "2024-06", "--programme", "aids"),
        Case("no-rule-folder", 2, "check", "records/good.yaml", "--rules", "records"),
        Case("missing-parent", 1, "lint", "orphaned"),
        Case("extends-itself", 1, "lint", "itself"),
        Case("cycle", 1, "lint", "cycle"),
        Case("five-mistakes", 1, "lint", "five"),
        Case("forty-mistakes", 1, "lint", "forty"),
        Case("division-by-zero", 1, "eval", "1 / 0"),
        Case("unknown-name", 1, "eval", "1 + 甲"),
        Case("missing-operand", 1, "eval", "1 +"),
    ]

    private static func check(_ name: String, _ status: Int32, _ record: String) -> Case {
        Case(name, status, "check", record, "--rules", "village", "--month", "2024-06")
    }

    @Test("bad input gets a message, a hint and a status", arguments: cases)
    func messages(_ bad: Case) throws {
        var transcript = ""
        for language in ["zh", "en"] {
            let run = try CommandRun(bad.arguments, language: language)
            #expect(run.status == bad.status, "\(run.error)")
            transcript += run.transcript(of: bad.arguments)
        }
        expectGolden(transcript, file: "Golden/bad-input/\(bad.name).txt")
    }

    @Test("no message shows what a personal fact holds")
    func personalFacts() throws {
        for file in ["mistakes.yaml", "broken.yaml", "broken.json", "same-as.yaml"] {
            let run = try CommandRun(
                ["check", "records/\(file)", "--rules", "village", "--month", "2024-06"])
            for secret in ["张三", "李四", "2099", "620525198403010011"] {
                #expect(!(run.output + run.error).contains(secret), "\(file)")
            }
        }
    }

    @Test("ten thousand nested brackets are refused, not crashed on")
    func nesting() throws {
        let depth = 10_000
        let expression =
            String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
        let run = try CommandRun(["eval", expression])
        #expect(run.status == 1)
        #expect(run.error.contains("feel/too-deep"))
    }

    @Test("all forty mistakes of a file are reported in one run")
    func forty() throws {
        let run = try CommandRun(["lint", "forty", "--format", "json"])
        #expect(run.status == 1)
        #expect(run.output.split(separator: "\n").count >= 40)
    }
}
