import Diagnostics
import Engine
import FEEL
import Foundation
import Records
import RuleModel
import TestSupport
import Testing

/// The rules of a small village, read from the fixtures of the command's tests.
enum Village {
    static let folder = SourceTree.root
        .appendingPathComponent("Tests/CommandTests/Fixtures/village").path

    static func program() throws -> Program {
        var found = DiagnosticBag()
        let library = try RuleLibrary.read(folder, into: &found)
        let day = try #require(CalendarDate(year: 2024, month: 6, day: 1))
        let known = try #require(CalendarDate(year: 2024, month: 6, day: 30))
        let program = library.program(
            EditionRequest(day: day, knownOn: known), into: &found)
        #expect(!found.hasErrors, "\(TextRenderer(language: .en).render(found.sorted))")
        return try #require(program)
    }

    /// A record as a household, with everything that was found.
    static func household(
        _ text: String, path: String = "record.yaml", given: RecordReader.Given = [:]
    ) throws -> (household: Household?, found: [Diagnostic], program: Program) {
        let program = try program()
        let today = try #require(CalendarDate(year: 2024, month: 6, day: 30))
        var found = DiagnosticBag()
        let file = SourceFile(path: path, text: text)
        let records = RecordFile.parse(file, into: &found)?.records ?? []
        let reader = RecordReader(program.edition, layout: program.layout, today: today)
        let household = records.first.flatMap {
            reader.household(from: $0, given: given, into: &found)
        }
        return (household, found.sorted, program)
    }
}

extension Program {
    /// The index of a fact by its id and its entity's.
    func fact(_ id: String, of entity: String) throws -> Int {
        try #require(
            edition.facts.firstIndex {
                $0.id == id && edition.entities[$0.entity].id == entity
            })
    }
}
