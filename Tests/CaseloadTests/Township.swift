import Diagnostics
import Engine
import FEEL
import Foundation
import Records
import RuleModel
import TestSupport
import Testing

@testable import Caseload

/// Runs of small caseloads, by the rules of the small village where no others are named.
struct Township {
    static let rules = SourceTree.root.appendingPathComponent(
        "Tests/CommandTests/Fixtures/village")
    private static let village = program(rules)

    private let program: Program?

    init() { program = Self.village }

    init(rules: URL) { program = Self.program(rules) }

    private static func program(_ rules: URL) -> Program? {
        var found = DiagnosticBag()
        guard let day = CalendarDate("2024-06-01"),
            let library = try? RuleLibrary.read(rules.path, into: &found)
        else { return nil }
        return library.program(EditionRequest(day: day, knownOn: day), into: &found)
    }

    /// What a run wrote and counted.
    struct Run {
        let outcome: CaseloadRun.Outcome
        let rows: [String]
        let rejects: [String]
        let explanations: [String]

        var tally: Tally { outcome.tally }
        var addsUp: Bool {
            tally.read == tally.decided + tally.undetermined + tally.rejected
        }
    }

    var mapping = Mapping()
    var encoding = TextEncoding.utf8
    var threads = 2
    var maxRejects: Int?
    var readsRecords = false
    var decidesByCase = false
    var columns = OutputForm.usual
    var rowForm = OutputForm.Rows.results
    var isExplained = false

    /// What is wrong with the heads of files.
    func mistakes(_ files: [String: String]) throws -> [Diagnostic] {
        try inFolder { folder in
            var found = DiagnosticBag()
            _ = try start(files.mapValues { Data($0.utf8) }, in: folder, into: &found)
            return found.sorted
        }
    }

    /// - Parameter files: by list; `households` among them.
    func run(_ files: [String: Data]) throws -> Run {
        try inFolder { folder in
            var found = DiagnosticBag()
            let outcome = try start(files, in: folder, into: &found)
            let kept = try #require(outcome, "\(found.diagnostics.map(\.message.en))")
            let names = [kept.names.output, kept.names.rejects, kept.names.explanations]
            let texts = try names.map { name in
                try String(contentsOfFile: try #require(name), encoding: .utf8)
                    .replacingOccurrences(of: folder.path + "/", with: "")
            }
            return Run(
                outcome: kept, rows: Self.lines(texts[0]), rejects: Self.lines(texts[1]),
                explanations: texts[2].split(separator: "\n").map(String.init))
        }
    }

    private func inFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "caseload-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        return try body(folder)
    }

    private func start(
        _ files: [String: Data], in folder: URL, into found: inout DiagnosticBag
    ) throws -> CaseloadRun.Outcome? {
        let program = try #require(program)
        var lists: [CaseloadFiles.List] = []
        for (name, data) in files {
            let path = folder.appendingPathComponent("\(name).csv").path
            try data.write(to: URL(fileURLWithPath: path))
            let entity = program.edition.entities.firstIndex {
                $0.list?.id == name || name == "households" && $0.parent == nil
            }
            lists.append(.init(entity: try #require(entity), path: path))
        }
        let batch = try self.batch(
            CaseloadFiles(lists: lists, encoding: encoding, mapping: mapping), in: folder)
        let paths = ["out", "rejects", "reasons"].map { folder.appendingPathComponent($0).path }
        return try batch.run(
            makeOutputs: {
                RunOutputs(
                    output: try SafeFile(paths[0]), explanations: try SafeFile(paths[2]),
                    rejects: try SafeFile(paths[1]))
            }, notice: { _ in }, report: { _ in }, into: &found)
    }

    private func batch(_ files: CaseloadFiles, in folder: URL) throws -> CaseloadRun {
        let program = try #require(program)
        let output = try OutputForm.named(
            columns, rows: rowForm, edition: program.edition, carried: CarriedName.usual,
            isAnonymous: false
        ).get()
        let month = try #require(Month("2024-06"))
        var form = DecidingForm(
            program: program, month: month, knownOn: month.firstDay, rules: "", language: .en,
            output: output, isExplained: isExplained)
        form.readsRecords = readsRecords
        form.decidesByCase = decidesByCase
        let setting = RunSetting(
            files: files, today: try #require(CalendarDate("2024-06-30")), threads: threads,
            maxRejects: maxRejects, scratchFolder: folder.path)
        return CaseloadRun(setting, form: form)
    }

    /// The rows of records, one a line.
    func rows(ofRecords records: Data) throws -> [String] {
        try inFolder { folder in
            let paths = ["records", "out"].map { folder.appendingPathComponent($0) }
            try records.write(to: paths[0])
            let files = CaseloadFiles(lists: [], encoding: .utf8, mapping: Mapping())
            let outputs = RunOutputs(
                output: try SafeFile(paths[1].path), explanations: nil, rejects: nil)
            _ = try batch(files, in: folder).runRecords(
                from: paths[0].path, outputs: outputs, report: { _ in })
            return Self.lines(try String(contentsOf: paths[1], encoding: .utf8))
        }
    }

    func run(_ files: [String: String]) throws -> Run {
        try run(files.mapValues { Data($0.utf8) })
    }

    /// Without the head.
    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").dropFirst().map(String.init)
    }
}
