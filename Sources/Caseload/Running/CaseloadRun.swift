import Columns
package import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// Decides all households of a caseload.
package struct CaseloadRun {
    private let setting: RunSetting
    private let form: DecidingForm

    package init(_ setting: RunSetting, form: DecidingForm) {
        self.setting = setting
        self.form = form
    }

    /// How a run ended.
    package struct Outcome: Sendable {
        package let tally: Tally
        /// Whether all households were read.
        package let isComplete: Bool
        /// The files that were sorted first.
        package let sorted: [String]
        /// The names that the files got.
        package let names: Names
    }

    package struct Names: Sendable {
        package let output: String?
        package let explanations: String?
        package let rejects: String?
    }

    /// - Parameters:
    ///   - makeOutputs: opens the files; called again where a file must be sorted first.
    ///   - notice: told of a file that is sorted.
    /// - Returns: `nil`, with the mistakes, where the files' heads cannot be read.
    package func run(
        makeOutputs: () throws -> RunOutputs, notice: (String) -> Void,
        report: @escaping (Progress) -> Void, into found: inout DiagnosticBag
    ) throws -> Outcome? {
        var mistakes = DiagnosticBag()
        defer { found.add(contentsOf: mistakes.diagnostics) }
        let done = try setting.files.inOrder(
            scratchFolder: setting.scratchFolder, notice: notice,
            bind: { readers in
                setting.files.form(
                    readers, program: form.program, today: setting.today, into: &mistakes)
            },
            body: { readers, caseload in
                let outputs = try makeOutputs()
                let (tally, isComplete) = try run(readers, caseload, outputs, report)
                return (tally, isComplete, try finish(outputs, isPartial: !isComplete))
            })
        guard let done else { return nil }
        let (tally, isComplete, names) = done.result
        return Outcome(tally: tally, isComplete: isComplete, sorted: done.sorted, names: names)
    }

    /// Decides records, one a line, from a file or from standard input (`-`): rows to the output, a
    /// determination or an explanation for each to the explanations.
    package func runRecords(
        from path: String, outputs: RunOutputs, report: @escaping (Progress) -> Void
    ) throws -> Outcome {
        let reader = RecordReader(
            form.program.edition, layout: form.program.layout, today: setting.today)
        let deciding = form
        let name = path == "-" ? "stdin.ndjson" : path
        let table = TableForm.records(path: name)
        let input = try ByteInput(path, encoding: setting.files.encoding)
        let program = BatchProgram(form.program, definitions: form.output.definitions)
        let (hasAnswers, hasRows) = (outputs.explanations != nil, outputs.output != nil)
        let source = RunSetting.Source(
            chunks: LineCutter(input), tables: [table], headerLines: [0], size: 0)
        let (tally, isComplete) = try decide(source, outputs, report) {
            RecordDecider(
                deciding, reader: reader, name: name, batch: program, writesAnswers: hasAnswers,
                writesRows: hasRows)
        }
        return Outcome(
            tally: tally, isComplete: isComplete, sorted: [],
            names: try finish(outputs, isPartial: !isComplete))
    }

    private func run(
        _ readers: [RowReader], _ caseload: CaseloadForm, _ outputs: RunOutputs,
        _ report: @escaping (Progress) -> Void
    ) throws -> (tally: Tally, isComplete: Bool) {
        let deciding = form
        let program = BatchProgram(form.program, definitions: form.output.definitions)
        let source = RunSetting.Source(
            chunks: Cutter(readers), tables: caseload.tables,
            headerLines: readers.map(\.headerLines), size: setting.files.size)
        return try decide(source, outputs, report) {
            ChunkDecider(deciding, batch: program, caseload: caseload)
        }
    }

    private func decide(
        _ source: RunSetting.Source, _ outputs: RunOutputs,
        _ report: @escaping (Progress) -> Void, makeWorker: @Sendable () -> any ChunkWorker
    ) throws -> (tally: Tally, isComplete: Bool) {
        try outputs.output?.write(RowWriter.head(of: form.output))
        if let explanations = form.explanations {
            try outputs.explanations?.write(explanations.head)
        }
        return try setting.decide(
            source, programmeCount: form.program.edition.programmes.count,
            language: form.language, outputs: outputs, report: report, makeWorker: makeWorker)
    }

    private func finish(_ outputs: RunOutputs, isPartial: Bool) throws(FileError) -> Names {
        Names(
            output: try outputs.output?.finish(isPartial: isPartial),
            explanations: try outputs.explanations?.finish(isPartial: isPartial),
            rejects: try outputs.rejects?.finish(isPartial: isPartial))
    }
}
