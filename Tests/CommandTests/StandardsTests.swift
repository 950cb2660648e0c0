import Foundation
import TestSupport
import Testing

/// `yingbao standards`: the numbers over the years.
@Suite("standards") struct StandardsTests {
    private static let demo = ["--rules", "Examples/demo-county", "--known-on", "2026-11-01"]

    @Test(
        "the years of the demo county in both languages and every form",
        arguments: [("text", "txt"), ("html", "html")] as [(String, String)], ["zh", "en"])
    func pages(form: (name: String, ending: String), language: String) throws {
        let run = try CommandRun(
            ["standards", "--format", form.name] + Self.demo, in: "", language: language)
        #expect(run.status == 0, "\(run.error)")
        #expect(!run.output.contains("<script"))
        expectGolden(run.output, file: "Golden/standards/demo.\(language).\(form.ending)")
    }

    @Test(
        "the same for other programs",
        arguments: [("csv", "csv"), ("json", "json")] as [(String, String)])
    func data(form: (name: String, ending: String)) throws {
        let run = try CommandRun(
            ["standards", "--years", "2024..2026", "--format", form.name] + Self.demo, in: "")
        #expect(run.status == 0, "\(run.error)")
        if form.name == "json" {
            _ = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        }
        expectGolden(run.output, file: "Golden/standards/demo.\(form.ending)")
    }

    @Test("the real county's gaps, carried values and numbers of the law show")
    func real() throws {
        let run = try CommandRun(
            [
                "standards", "--rules", "Rules/zhangjiachuan", "--known-on", "2026-11-01",
                "--years", "2023..2026",
            ], in: "", language: "en")
        #expect(run.status == 0, "\(run.error)")
        func cells(_ start: String) -> [String] {
            let line = run.output.split(separator: "\n").first { $0.hasPrefix(start) } ?? ""
            return line.dropFirst(start.count).split(separator: " ").map(String.init)
        }
        #expect(
            cells("urban dibao standard (yuan/month/person)").prefix(4)
                == ["—", "715", "[715]", "[715]"])
        #expect(
            cells("multiple for marginal families").prefix(4) == ["1.5", "1.5", "1.5", "—"])
    }

    @Test("years that are none are refused", arguments: ["24..25", "2026..2024", "soon"])
    func years(text: String) throws {
        let run = try CommandRun(
            ["standards", "--years", text] + Self.demo, in: "", language: "en")
        #expect(run.status == 2)
        #expect(run.error.contains("--years"))
    }
}

/// The work of a new year from beginning to end, in a copy of the real rules.
@Suite("the yearly work") struct YearlyWorkTests {
    private let scratch: Scratch
    private let rules: String
    private let notice: String

    init() throws {
        scratch = try Scratch()
        let copy = try scratch.copy(of: "Rules", to: "Rules")
        rules = copy.appendingPathComponent("zhangjiachuan").path
        notice = rules + "/standards/2025.yaml"
    }

    private func run(_ arguments: String...) throws -> CommandRun {
        try CommandRun(arguments, in: "", language: "en")
    }

    private func set(_ standard: String, _ value: String, row: String? = nil) throws -> CommandRun {
        try CommandRun(
            ["standards", "set", standard, value, "--notice", notice, "--rules", rules]
                + (row.map { ["--row", $0] } ?? []), in: "", language: "en")
    }

    private func make() throws {
        let made = try run("standards", "new", "2025", "--from", "2024", "--rules", rules)
        #expect(made.status == 0, "\(made.error)")
        #expect(made.output.hasPrefix(notice))
    }

    /// What git says of how many lines changed since the last commit.
    private func statistics() throws -> String {
        let text = try scratch.git("diff", "--shortstat")
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    @Test("the new file: last year's values as comments, a draft, the checks to come")
    func new() throws {
        defer { scratch.remove() }
        try make()
        let text = try String(contentsOfFile: notice, encoding: .utf8)
        expectGolden(text, file: "Golden/standards/2025.yaml")
        let again = try run("standards", "new", "2025", "--rules", rules)
        #expect(again.status == 2)
        #expect(again.error.contains("it was left alone"))
        #expect(try String(contentsOfFile: notice, encoding: .utf8) == text)
    }

    @Test("every value that is set changes exactly one line")
    func oneLine() throws {
        defer { scratch.remove() }
        try make()
        try scratch.git("init", "--quiet")
        let steps: [(String, String, String?)] = [
            ("urban_dibao", "770", nil), ("城市低保标准", "775", nil),
            ("rural_dibao_tiers", "490", "tier_1"), ("rural_dibao_tiers", "466", "二类"),
            ("rural_dibao_tiers", "491.50", "tier_1"), ("care", "70", "self/home"),
            ("care", "100", "self/institutional"), ("care", "210", "partial/home"),
            ("dibao_rounding", "{to: 1, mode: up}", nil),
            ("disposable_income", "11000元/年/人", nil), ("tekun_urban", "computed", nil),
        ]
        for (standard, value, row) in steps {
            try scratch.git("add", ".")
            try scratch.git("commit", "--quiet", "-m", "before")
            let run = try set(standard, value, row: row)
            #expect(run.status == 0, "\(run.error)")
            #expect(
                try statistics() == "1 file changed, 1 insertion(+), 1 deletion(-)",
                "\(standard) \(value)")
        }
        let old = rules + "/standards/2024.yaml"
        let changed = try run(
            "standards", "set", "tekun_rural", "606", "--notice", old, "--rules", rules)
        #expect(changed.status == 0)
        let added = try run(
            "standards", "set", "orphan_institutional", "1500", "--notice", old, "--rules", rules)
        #expect(added.status == 0)
        #expect(
            try scratch.git("diff", "--shortstat", "--", "*2024.yaml")
                .contains("1 file changed, 2 insertions(+), 1 deletion(-)"))
        let page = try String(contentsOfFile: notice, encoding: .utf8)
        expectGolden(page, file: "Golden/standards/2025-filled.yaml")
    }

    @Test("what is no value is refused at its place, with what to write, and nothing is written")
    func refused() throws {
        defer { scratch.remove() }
        try make()
        let before = try String(contentsOfFile: notice, encoding: .utf8)
        let mistakes: [(String, String, String?)] = [
            ("urban_dibao", "5O5", nil), ("urban_dibao", "７７０", nil),
            ("urban_dibao", "1,080", nil), ("urban_dibao", "9240元/年/人", nil),
            ("urban_dibao", "770 yuan", nil), ("urban_dibaa", "770", nil),
            ("urban_dibao", "770", "tier_1"), ("rural_dibao_tiers", "490", nil),
            ("rural_dibao_tiers", "490", "tier_9"), ("dibao_rounding", "up", nil),
        ]
        var transcript = ""
        for (standard, value, row) in mistakes {
            let run = try set(standard, value, row: row)
            #expect(run.status == 1)
            let words = ["set", standard, value] + (row.map { ["--row", $0] } ?? [])
            transcript += "$ \(words.joined(separator: " "))\n"
            transcript += run.error.replacingOccurrences(of: rules, with: "…")
        }
        expectGolden(transcript, file: "Golden/standards/refused.en.txt")
        #expect(try String(contentsOfFile: notice, encoding: .utf8) == before)
    }

    @Test("lint finds what is wrong with the draft, each at its line; check does not look at it")
    func checked() throws {
        defer { scratch.remove() }
        try make()
        for (standard, value) in [
            ("urban_dibao", "770"), ("tekun_urban", "1001"), ("tekun_rural", "7260"),
            ("orphan_dispersed", "1000"),
        ] {
            #expect(try set(standard, value).status == 0)
        }
        let page = try String(contentsOfFile: notice, encoding: .utf8)
        try page.replacingOccurrences(
            of: "# de_facto_child: 1080", with: "de_facto_child: 5O5"
        ).write(toFile: notice, atomically: true, encoding: .utf8)
        let lint = try run("lint", rules)
        #expect(lint.status == 1)
        expectGolden(
            lint.output.replacingOccurrences(of: rules, with: "…")
                .replacingOccurrences(of: scratch.folder.path, with: "…"),
            file: "Golden/standards/lint.en.txt")
        // The draft is not asked for: neither its values nor its mistakes count.
        let record = "Examples/households/01-urban-family.yaml"
        let when = ["--month", "2025-06", "--known-on", "2025-12-31", "--rules", rules]
        let ignored = try CommandRun(["check", record] + when, in: "", language: "en")
        #expect(ignored.status == 0, "\(ignored.error)")
        #expect(ignored.output.contains("645 yuan a month"))
        let broken = try CommandRun(
            ["check", record, "--notice", notice] + when, in: "", language: "en")
        #expect(broken.status == 1)
        #expect(broken.error.contains("this takes a number, not “5O5”"))
        #expect(try set("de_facto_child", "1150").status == 0)
        let tried = try CommandRun(
            ["check", record, "--notice", notice] + when, in: "", language: "en")
        #expect(tried.output.contains("810 yuan a month"))
        #expect(
            tried.output.contains("! tried with a draft, “Zhangjiachuan assistance standards 2025”")
        )
        // A notice in force must name its document.
        let filled = try String(contentsOfFile: notice, encoding: .utf8)
        try filled.replacingOccurrences(of: "status: draft", with: "status: in_force")
            .write(toFile: notice, atomically: true, encoding: .utf8)
        let unnamed = try run("lint", rules)
        #expect(unnamed.status == 1)
        #expect(
            unnamed.output.contains("error: nobody has said which document “standards_2025” is"))
    }
}
