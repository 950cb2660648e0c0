import Foundation
import TestSupport
import Testing

/// The law as people read it, on a rule set with one of everything.
@Suite struct RulesTests {
    private static let when = [
        "--rules", "hamlet", "--month", "2024-06", "--known-on", "2024-06-30",
    ]

    @Test(
        "lists and pages in both languages",
        arguments: [
            ("list", []), ("unset", ["--unset"]), ("aid", ["show", "aid"]),
            ("nursing", ["show", "照料补贴"]),
        ] as [(String, [String])], ["zh", "en"])
    func page(page: (name: String, arguments: [String]), language: String) throws {
        let run = try CommandRun(["rules"] + page.arguments + Self.when, language: language)
        #expect(run.status == 0, "\(run.error)")
        expectGolden(run.output, file: "Golden/hamlet/\(page.name).\(language).txt")
    }

    @Test(
        "the same as JSON",
        arguments: [("list", []), ("unset", ["--unset"]), ("aid", ["show", "aid"])]
            as [(String, [String])])
    func json(page: (name: String, arguments: [String])) throws {
        let run = try CommandRun(["rules"] + page.arguments + Self.when + ["--format", "json"])
        #expect(run.status == 0, "\(run.error)")
        _ = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
        expectGolden(run.output, file: "Golden/hamlet/\(page.name).json")
    }

    @Test("a later month shows the later law")
    func later() throws {
        let run = try CommandRun(
            ["rules", "show", "aid", "--rules", "hamlet", "--month", "2025-02"], language: "en")
        #expect(run.output.contains("in need without much property"))
        let earlier = try CommandRun(["rules", "show", "aid"] + Self.when, language: "en")
        #expect(earlier.output.contains("1.2  in need"))
    }

    @Test("pages for a browser: well-formed, without scripts, every link has its file")
    func html() throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("yingbao-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = try CommandRun(["rules", "--html", folder.path] + Self.when)
        #expect(run.status == 0, "\(run.error)")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(names == ["aid.html", "index.html", "nursing.html", "style.css", "unset.html"])
        for name in names where name.hasSuffix(".html") {
            let text = try String(
                contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            #expect(!text.contains("<script"))
            for match in text.matches(of: /href="([^"#]+)"/) {
                #expect(names.contains(String(match.1)), "\(name): \(match.1)")
            }
            for match in text.matches(of: /href="#([^"]+)"/) {
                #expect(text.contains("id=\"\(match.1)\""), "\(name): \(match.1)")
            }
        }
        let nursing = try String(
            contentsOf: folder.appendingPathComponent("nursing.html"), encoding: .utf8)
        expectGolden(nursing, file: "Golden/hamlet/nursing.html")
    }

    @Test("a programme that is not there is answered with the nearest name")
    func unknown() throws {
        let run = try CommandRun(["rules", "show", "nursin"] + Self.when, language: "en")
        #expect(run.status == 2)
        #expect(run.error.contains("did you mean “nursing”?"))
    }
}
