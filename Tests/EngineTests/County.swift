import Diagnostics
import Engine
import FEEL
import Foundation
import Records
import RuleModel
import Testing

/// The invented county of the fixtures, read once.
enum County {
    static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures/county").path

    static let library: (book: RuleBook, found: [Diagnostic]) = {
        var found = DiagnosticBag()
        let library = try? RuleLibrary.read(path, into: &found)
        return (library?.book ?? RuleBook.load(layers: [], into: &found), found.diagnostics)
    }()

    static func program(
        day: String = "2024-06-01", values: [String] = []
    ) throws -> Program {
        let day = try #require(CalendarDate(day))
        var found = DiagnosticBag()
        let edition = library.book.edition(EditionRequest(day: day, knownOn: day), into: &found)
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
