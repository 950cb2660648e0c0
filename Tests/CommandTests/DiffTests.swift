import Foundation
import TestSupport
import Testing

/// `yingbao diff`: two states of the law side by side.
@Suite("diff") struct DiffTests {
    private static let demo = ["--rules", "Examples/demo-county", "--known-on", "2026-11-01"]

    @Test(
        "two years of the demo county in both languages and every form",
        arguments: [("text", "txt"), ("markdown", "md"), ("html", "html")] as [(String, String)],
        ["zh", "en"])
    func pages(form: (name: String, ending: String), language: String) throws {
        let run = try CommandRun(
            ["diff", "2024", "2025", "--format", form.name] + Self.demo, in: "", language: language)
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/diff/2024-2025.\(language).\(form.ending)")
    }

    @Test("the same as JSON")
    func json() throws {
        let run = try CommandRun(["diff", "2024", "2025", "--format", "json"] + Self.demo, in: "")
        #expect(run.status == 0, "\(run.error)")
        _ = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        expectGolden(run.output, file: "Golden/diff/2024-2025.json")
    }

    @Test("a year lists what began within it")
    func year() throws {
        let run = try CommandRun(["diff", "2022", "2023"] + Self.demo, in: "", language: "en")
        #expect(run.output.contains("from 2023-07-01 “Demo County standards of 2023"))
    }

    @Test("a notice is compared on the day it takes effect, by its file or its document")
    func notices() throws {
        let byFile = try CommandRun(
            [
                "diff", "Examples/demo-county/standards/2022.yaml",
                "Examples/demo-county/standards/2023.yaml", "--format", "json",
            ] + Self.demo, in: "")
        let byName = try CommandRun(
            ["diff", "demo_2022", "demo_2023", "--format", "json"] + Self.demo, in: "")
        #expect(byFile.status == 0, "\(byFile.error)")
        #expect(byFile.output == byName.output)
        #expect(try Page(byFile.output).standards.contains("rural_dibao_tiers/tier_4"))
    }

    @Test(
        "the exit status for continuous integration",
        arguments: [
            ("decrease", 1), ("check", 1), ("evidence", 1), ("illustrative", 1), ("any", 1),
            ("draft", 0), ("unset", 0), ("unsourced,draft", 0), ("draft,decrease", 1),
        ] as [(String, Int32)])
    func failing(kinds: String, status: Int32) throws {
        let run = try CommandRun(
            ["diff", "2024", "2025", "--fail-on", kinds] + Self.demo, in: "", language: "en")
        #expect(run.status == status, "\(run.error)")
        #expect(run.error.isEmpty == (status == 0))
    }

    @Test("a changed rule that no test tries fails where that is asked for")
    func untested() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let copy = try scratch.copy(of: "Tests/CommandTests/Fixtures/tested", to: "tested")
        let rules = copy.appendingPathComponent("rules.yaml")
        let text = try String(contentsOf: rules, encoding: .utf8)
        try text.replacingOccurrences(of: "> 2    | \"大\"", with: "> 2    | \"小\"")
            .replacingOccurrences(of: "月收入 < 保障线", with: "月收入 + 0 < 保障线")
            .write(to: rules, atomically: true, encoding: .utf8)
        let arguments = ["diff", "tested", copy.path, "--rules", "tested", "--month", "2024-06"]
        let run = try CommandRun(arguments + ["--fail-on", "untested"], language: "en")
        #expect(run.status == 1)
        #expect(run.error == "error: untested: size of the family: no test tries it\n")
        let quiet = try CommandRun(arguments, language: "en")
        #expect(quiet.status == 0)
    }

    @Test(
        "moving, ordering and commenting files is no difference; a number is",
        .timeLimit(.minutes(1)))
    func folders() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let copy = try scratch.copy(of: "Tests/CommandTests/Fixtures/village", to: "village")
        let notice = copy.appendingPathComponent("notice-2024.yaml")
        let text = try String(contentsOf: notice, encoding: .utf8)
        try FileManager.default.removeItem(at: notice)
        try FileManager.default.createDirectory(
            at: copy.appendingPathComponent("years"), withIntermediateDirectories: true)
        let moved = copy.appendingPathComponent("years/2024.yaml")
        try ("# moved\n\n" + text).write(to: moved, atomically: true, encoding: .utf8)
        let arguments = ["diff", "village", copy.path, "--month", "2024-06", "--rules", "village"]
        let same = try CommandRun(arguments + ["--fail-on", "any"], language: "en")
        #expect(same.status == 0, "\(same.error)")
        #expect(same.output.contains("Both sides mean the same."))
        try text.replacingOccurrences(of: "500", with: "450")
            .write(to: moved, atomically: true, encoding: .utf8)
        let lower = try CommandRun(arguments + ["--fail-on", "any"], language: "en")
        #expect(lower.status == 1)
        #expect(lower.output.contains("lower than before, 500 → 450"))
    }

    @Test("a revision of git against the folder as it stands now")
    func revisions() throws {
        let scratch = try Scratch()
        defer { scratch.remove() }
        let copy = try scratch.copy(of: "Tests/CommandTests/Fixtures/village", to: "village")
        try scratch.git("init", "--quiet")
        try scratch.git("add", ".")
        try scratch.git("commit", "--quiet", "-m", "The rules of a village")
        let notice = copy.appendingPathComponent("notice-2024.yaml")
        let text = try String(contentsOf: notice, encoding: .utf8)
        try text.replacingOccurrences(of: "500", with: "520")
            .write(to: notice, atomically: true, encoding: .utf8)
        let run = try CommandRun(
            [
                "diff", "HEAD", copy.path, "--rules", copy.path, "--month", "2024-06", "--format",
                "json",
            ])
        #expect(run.status == 0, "\(run.error)")
        #expect(try Page(run.output).standards == ["village_standard/value"])
    }

    @Test("what is no side of a comparison is said")
    func unknown() throws {
        let run = try CommandRun(["diff", "2024", "nothing"] + Self.demo, in: "", language: "en")
        #expect(run.status == 2)
        #expect(run.error.contains("no year, month, day, rule folder, notice or revision"))
        let typo = try CommandRun(
            ["diff", "2024", "2025", "--fail-on", "decreese"] + Self.demo, in: "", language: "en")
        #expect(typo.status == 2)
        #expect(typo.error.contains("did you mean “decrease”?"))
    }
}

/// What a difference says, read from its JSON.
private struct Page {
    let standards: [String]

    init(_ text: String) throws {
        let root = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let fields = try #require(root as? [String: Any])
        let rows = try #require(fields["standards"] as? [[String: Any]])
        standards = rows.compactMap { $0["item"] as? String }
    }
}
