import Diagnostics
import Engine
import FEEL
import Foundation
import RuleModel
import TestSupport
import Testing

@testable import Records

/// The blank record that a caseworker fills in, for each programme of the published rules.
@Suite("Blank records")
struct BlankRecordTests {
    @Test("as it is written, and once it is filled in, it reads without a mistake")
    func readsCleanly() throws {
        var found = DiagnosticBag()
        let path = SourceTree.root.appendingPathComponent("Rules/zhangjiachuan").path
        let library = try RuleLibrary.read(path, into: &found)
        let day = try #require(CalendarDate("2024-06-01"))
        let request = EditionRequest(day: day, knownOn: day.adding(days: 400) ?? day)
        let program = try #require(library.program(request, into: &found))
        let edition = program.edition
        let reader = RecordReader(edition, layout: program.layout, today: day)
        #expect(edition.programmes.count > 10)
        for (index, programme) in edition.programmes.enumerated() {
            for language in Language.allCases {
                let blank = BlankRecord.text(for: [index], in: edition, language: language)
                for text in [blank, Self.filled(blank)] {
                    var mistakes = DiagnosticBag()
                    let file = SourceFile(path: "blank.yaml", text: text)
                    let record = RecordFile.parse(file, into: &mistakes)?.records.first
                    let node = try #require(record)
                    let household = reader.household(from: node, into: &mistakes)
                    #expect(household != nil, "\(programme.id) \(language)")
                    let messages = mistakes.diagnostics.filter { $0.severity == .error }
                        .map(\.message.en)
                    #expect(messages == [], "\(programme.id) \(language)")
                }
            }
        }
    }

    /// Each question answered in the way that the comment above it says.
    private static func filled(_ blank: String) -> String {
        var form = ""
        var lines: [String] = []
        for line in blank.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.contains("#") {
                form = line.matches(of: /\[([^\]]*)\]$/).last.map { String($0.1) } ?? ""
                lines.append(String(line))
            } else if line.hasSuffix(":"), !form.isEmpty {
                lines.append("\(line) \(answer(form))")
                form = ""
            } else {
                lines.append(String(line))
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func answer(_ form: String) -> String {
        switch form {
        case "是/否": "是"
        case "true/false": "true"
        case "年-月-日", "YYYY-MM-DD": "1980-01-15"
        default:
            form.contains("、") || form.contains(", ")
                ? String(form.split(whereSeparator: { "、,".contains($0) })[0]) : "1"
        }
    }
}
