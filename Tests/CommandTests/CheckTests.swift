import Foundation
import TestSupport
import Testing

@Suite struct CheckTests {
    private let when = ["--rules", "village", "--month", "2024-06", "--known-on", "2024-06-30"]

    @Test("a page in both languages", arguments: ["zh", "en"])
    func page(language: String) throws {
        let run = try CommandRun(["check", "records/good.yaml"] + when, language: language)
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/village/good.\(language).txt")
    }

    @Test("the whole tree of reasons")
    func full() throws {
        let run = try CommandRun(["check", "records/good.yaml", "--full"] + when)
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/village/good-full.zh.txt")
    }

    @Test("two records of a file give two lines of JSON")
    func json() throws {
        let run = try CommandRun(["check", "records/two.json", "--format", "json"] + when)
        #expect(run.status == 0, "\(run.error)")
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines {
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
            let fields = try #require(object as? [String: Any])
            #expect(fields["schema"] as? String == "yingbao.determination/1")
            #expect(fields["fingerprint"] is [String: Any])
        }
        expectGolden(run.output, file: "Golden/village/two.json")
    }

    @Test("a record from standard input is the same as from a file")
    func standardInput() throws {
        let file = SourceTree.root.appendingPathComponent(
            "Tests/CommandTests/Fixtures/records/good.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let fromFile = try CommandRun(["check", "records/good.yaml"] + when)
        let fromInput = try CommandRun(["check", "-"] + when, input: text)
        #expect(fromInput.output == fromFile.output)
    }

    @Test("the option decides the language before the locale does")
    func language() throws {
        let run = try CommandRun(["check", "--help", "--lang", "en"])
        #expect(run.output.contains("OPTIONS:"))
        let chinese = try CommandRun(["check", "--help"])
        #expect(chinese.output.contains("选项："))
    }

    @Test("a blank record is a record in which nothing is known", arguments: ["zh", "en"])
    func blankRecord(language: String) throws {
        let blank = try CommandRun(
            ["new-record", "--for", "aid", "--rules", "village", "--month", "2024-06"],
            language: language)
        #expect(blank.status == 0, "\(blank.error)")
        expectGolden(blank.output, file: "Golden/village/blank.\(language).yaml")
        let run = try CommandRun(["check", "-"] + when, input: blank.output)
        #expect(run.status == 0, "\(run.error)")
    }

    @Test("a mistake in a table is shown at its cell")
    func cell() throws {
        let run = try CommandRun(
            ["check", "-", "--rules", "divided", "--month", "2024-06"],
            input: "income: 100\npersons: 0\n")
        #expect(run.output.contains("divided/rules.yaml:24 除数为零"), "\(run.output)\(run.error)")
    }
}
