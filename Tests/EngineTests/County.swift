import Diagnostics
import Engine
import FEEL
import Foundation
import Records
import RuleModel
import Testing
import YAML

/// The invented county of the fixtures, read once.
enum County {
    static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures/county").path

    static let library: (book: RuleBook, found: [Diagnostic]) = {
        var found = DiagnosticBag()
        let library = try? RuleLibrary.read(path, into: &found)
        return (library?.book ?? RuleBook.load(layers: [], into: &found), found.diagnostics)
    }()

    /// What the county's notice leaves open, as a test of the rules would set it.
    static let unsetTables = """
        care: {self: 0, partial: 100, full: 300}
        """

    /// The law on a day; `values` sets standards, one on each line.
    static func program(day: String = "2024-06-01", values: String = "") throws -> Program {
        let day = try #require(CalendarDate(day))
        var found = DiagnosticBag()
        let file = SourceFile(path: "values.yaml", text: values)
        let entries = values.isEmpty ? [] : YAML.parse(file, into: &found)?.entries ?? []
        let request = EditionRequest(
            day: day, knownOn: day,
            overrides: Dictionary(
                entries.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }))
        let edition = library.book.edition(request, into: &found)
        let linked = try #require(edition).linked(into: &found)
        try #require(!found.hasErrors, "\(found.diagnostics.map(\.message.en))")
        return Program(linked)
    }
}

/// One of its cases, with its title in the test report.
struct CountyCase: Sendable, CustomTestStringConvertible {
    let test: RuleTest
    var testDescription: String { test.title.en }

    static let all = County.library.book.tests.map(CountyCase.init)
}
