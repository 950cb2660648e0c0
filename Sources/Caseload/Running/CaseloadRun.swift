import Columns
package import Diagnostics
import Engine
package import FEEL
import Records
import RuleModel

/// Decides all households of a caseload.
package struct CaseloadRun {
    package let files: CaseloadFiles
    package let form: DecidingForm
    package let today: CalendarDate
    package let threads: Int
    /// The run stops when more households than this cannot be decided.
    package let maxRejects: Int?
    /// Where what does not fit into memory is kept meanwhile.
    package let scratchFolder: String

    package init(
        files: CaseloadFiles, form: DecidingForm, today: CalendarDate, threads: Int,
        maxRejects: Int?, scratchFolder: String
    ) {
        self.files = files
        self.form = form
        self.today = today
        self.threads = threads
        self.maxRejects = maxRejects
        self.scratchFolder = scratchFolder
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
        let done = try files.inOrder(
            scratchFolder: scratchFolder, notice: notice,
            bind: { files.form($0, program: form.program, today: today, into: &mistakes) },
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
    /// determination for each to the explanations.
    package func runRecords(
        from path: String, outputs: RunOutputs, report: @escaping (Progress) -> Void
    ) throws -> Outcome {
        let reader = RecordReader(
            form.program.edition, layout: form.program.layout, today: today)
        let deciding = form
        let name = path == "-" ? "stdin.ndjson" : path
        let table = TableForm.records(path: name)
        let input = try ByteInput(path, encoding: files.encoding)
        try outputs.output?.write(RowWriter.head(of: form.output))
        let sink = try Sink(
            outputs: outputs, language: form.language, tables: [table], headerLines: [0],
            programmeCount: form.program.edition.programmes.count, maxRejects: maxRejects,
            total: 0, folder: scratchFolder, report: report)
        let pipeline = Pipeline(source: LineCutter(input), sink: sink, threads: threads)
        let program = BatchProgram(form.program, definitions: form.output.definitions)
        let (hasAnswers, hasRows) = (outputs.explanations != nil, outputs.output != nil)
        let isComplete = try pipeline.run(threads: threads) {
            RecordDecider(
                deciding, reader: reader, name: name, batch: program, writesAnswers: hasAnswers,
                writesRows: hasRows)
        }
        return Outcome(
            tally: try pipeline.finish(), isComplete: isComplete, sorted: [],
            names: try finish(outputs, isPartial: !isComplete))
    }

    private func run(
        _ readers: [RowReader], _ caseload: CaseloadForm, _ outputs: RunOutputs,
        _ report: @escaping (Progress) -> Void
    ) throws -> (Tally, isComplete: Bool) {
        try outputs.output?.write(RowWriter.head(of: form.output))
        let sink = try Sink(
            outputs: outputs, language: form.language, tables: caseload.tables,
            headerLines: readers.map(\.headerLines),
            programmeCount: form.program.edition.programmes.count, maxRejects: maxRejects,
            total: files.size, folder: scratchFolder, report: report)
        let pipeline = Pipeline(source: Cutter(readers), sink: sink, threads: threads)
        let deciding = form
        let program = BatchProgram(form.program, definitions: form.output.definitions)
        let isComplete = try pipeline.run(threads: threads) {
            ChunkDecider(deciding, batch: program, caseload: caseload)
        }
        return (try pipeline.finish(), isComplete)
    }

    private func finish(_ outputs: RunOutputs, isPartial: Bool) throws(FileError) -> Names {
        Names(
            output: try outputs.output?.finish(isPartial: isPartial),
            explanations: try outputs.explanations?.finish(isPartial: isPartial),
            rejects: try outputs.rejects?.finish(isPartial: isPartial))
    }
}
