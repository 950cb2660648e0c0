import Columns
import Diagnostics
import Engine
import FEEL
import Foundation
import Fuzzing
import Records
import RuleModel
import TestSupport
import Testing

/// One meaning: columns and the case evaluator give the same answers, to the last fen.
///
/// `make agreement` does the same with 100,000 households of each law.
@Suite("Columns and the case evaluator agree")
struct AgreementTests {
    struct Place: Sendable, CustomTestStringConvertible {
        let folder: String
        let month: String
        var testDescription: String { "\(folder) in \(month)" }
    }

    static let places = [
        Place(folder: "Rules/zhangjiachuan", month: "2024-06"),
        Place(folder: "Rules/zhangjiachuan", month: "2025-06"),
        Place(folder: "Rules/zhangjiachuan", month: "2026-08"),
        Place(folder: "Examples/benchmark-rules", month: "2024-06"),
        Place(folder: "Tests/EngineTests/Fixtures/county", month: "2024-06"),
        Place(folder: "Tests/CommandTests/Fixtures/village", month: "2024-06"),
    ]

    @Test("on random households with gaps", arguments: places)
    func agree(place: Place) throws {
        let batch = BatchProgram(try program(place))
        let agreement = Agreement.of(batch, households: 400, seed: 1)
        #expect(agreement.differences.isEmpty, "\(agreement.differences.joined(separator: "\n"))")
        #expect(agreement.byColumns > 0, "\(agreement.fallbacks)")
    }

    @Test("under laws made at random, most of which leave something to columns")
    func agreeUnderRandomLaws() throws {
        var decided = 0
        for seed in UInt64(0)..<8 {
            var source = RandomLaw(seed: seed)
            let made = source.edition()
            let batch = BatchProgram(Program(try #require(made)))
            let agreement = Agreement.of(batch, households: 200, seed: seed)
            #expect(
                agreement.differences.isEmpty,
                "seed \(seed): \(agreement.differences.joined(separator: "\n"))")
            if agreement.answers > 0 { decided += 1 }
        }
        #expect(decided > 4)
    }

    @Test("and what columns cannot decide is counted with its reason")
    func countsFallbacks() throws {
        let batch = BatchProgram(try program(Self.places[0]))
        let agreement = Agreement.of(batch, households: 300, seed: 3, gapOdds: 3)
        let fallbacks = agreement.fallbacks
        #expect(fallbacks.households == 300)
        #expect(fallbacks.total == 300 - agreement.byColumns)
        #expect(fallbacks.counts.keys.contains { if case .uncertain = $0 { true } else { false } })
    }

    private func program(_ place: Place) throws -> Program {
        var found = DiagnosticBag()
        let path = SourceTree.root.appendingPathComponent(place.folder).path
        let library = try RuleLibrary.read(path, into: &found)
        let day = try #require(CalendarDate("\(place.month)-01"))
        let program = library.program(EditionRequest(day: day, knownOn: day), into: &found)
        return try #require(program)
    }
}
