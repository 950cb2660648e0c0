import Foundation
import TestSupport
import Testing

/// Every example household has its page in both languages.
@Suite struct ExampleTests {
    static func records() throws -> [String] {
        try SourceTree.files(under: "Examples/households", suffix: ".yaml").map(\.path)
    }

    @Test("every example has its page in both languages", arguments: try records())
    func page(record: String) throws {
        let name = URL(fileURLWithPath: record).deletingPathExtension().lastPathComponent
        for language in ["zh", "en"] {
            let run = try CommandRun(
                ["check", record, "--month", "2024-06", "--known-on", "2024-12-31"], in: "",
                language: language)
            #expect(run.status == 0, "\(run.error)")
            expectGolden(run.output, file: "Golden/households/\(name).\(language).txt")
        }
    }

    @Test("no golden page is left over")
    func leftOver() throws {
        let names = try Set(
            Self.records().map {
                URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent
            })
        let pages = try SourceTree.files(
            under: "Tests/CommandTests/Golden/households", suffix: ".txt")
        for page in pages {
            let name = URL(fileURLWithPath: page.path).deletingPathExtension()
                .deletingPathExtension().lastPathComponent
            #expect(names.contains(name), "\(page.path)")
        }
    }
}
