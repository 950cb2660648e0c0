import Columns
import Diagnostics
import Engine
import FEEL
import Foundation
import Records
import RuleModel
import TestSupport
import Testing

@testable import Caseload

/// The invented county by the real rules: what is decided over columns is written as the case
/// evaluator decides it, byte for byte.
@Suite("A county over columns")
struct ColumnCountyTests {
    static let rules = SourceTree.root.appendingPathComponent("Rules/zhangjiachuan")
    static let households = 300

    static let files = Result { try sample(.csv) }

    private static func sample(_ form: SampleRun.Form) throws -> [String: Data] {
        var found = DiagnosticBag()
        let path = SourceTree.root.appendingPathComponent("Examples/caseload/county.yaml").path
        let county = try #require(try SampleCounty.read(path, into: &found))
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "county-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let run = SampleRun(
            county: county, seed: 5, households: households, form: form, threads: 1)
        let files = try run.names.map { try SafeFile(folder.appendingPathComponent($0).path) }
        try run.run(files) { _ in }
        var data: [String: Data] = [:]
        for (name, file) in zip(run.names, files) {
            _ = try file.finish(isPartial: false)
            data[String(name.prefix { $0 != "." })] = try Data(
                contentsOf: URL(fileURLWithPath: file.path))
        }
        return data
    }

    private struct Output: Sendable, CustomTestStringConvertible {
        let columns: [String]
        let rows: OutputForm.Rows
        var testDescription: String { rows.rawValue }
    }

    private static let outputs = [
        Output(columns: OutputForm.usual, rows: .results),
        Output(columns: OutputForm.usual + ["exact_amount", "household_total"], rows: .all),
        Output(
            columns: ["household", "member", "programme", "amount", "household.gap"],
            rows: .members),
        Output(
            columns: [
                "household", "household_total", "household.rural_amount", "rural_dibao.outcome",
                "rural_dibao.amount",
            ], rows: .households),
    ]

    @Test("gives the rows and rejects of the case evaluator", arguments: outputs)
    private func agree(output: Output) throws {
        let files = try Self.files.get()
        var township = Township(rules: Self.rules)
        township.columns = output.columns
        township.rowForm = output.rows
        let columns = try township.run(files)
        township.readsRecords = true
        township.decidesByCase = true
        let cases = try township.run(files)
        #expect(columns.rows == cases.rows)
        #expect(columns.rejects == cases.rejects)
        #expect(columns.tally.read == Self.households)
        #expect(columns.addsUp)
        #expect(cases.tally.fallbacks.households == 0)
        #expect(columns.tally.fallbacks.households == Self.households)
        // Nearly all of a county goes over columns.
        #expect(
            columns.tally.fallbacks.total * 20 < Self.households,
            "\(columns.tally.fallbacks.counts)")
    }

    @Test("gives the same rows from records, one a line")
    func records() throws {
        let township = Township(rules: Self.rules)
        let rows = try township.run(try Self.files.get()).rows
        let records = try #require(try Self.sample(.ndjson)["households"])
        #expect(try township.rows(ofRecords: records) == rows)
    }
}
