import Caseload
import Diagnostics
import Engine
import FEEL
import Records

/// Runs a batch in front of a person: progress, summary, and how it ended.
struct BatchRun {
    let form: DecidingForm
    let files: CaseloadFiles
    let output: BatchOutputOptions
    let today: CalendarDate
    let threads: Int
    let report: Report

    func run() throws {
        guard output.output != nil || output.explain != nil || output.stdout else {
            throw Failure.unable(
                Wording(
                    zh: "请用 --output 或 --explain 给出结果文件",
                    en: "name the file of the results with --output or --explain"))
        }
        let progress = RunProgress(language: report.language)
        let batch = caseload(nextTo: output.output ?? output.explain)
        var found = DiagnosticBag()
        let outcome = try progress.watch {
            try batch.run(
                makeOutputs: outputs, notice: progress.tellUnsorted, report: progress.show,
                into: &found)
        }
        report.print(found.sorted)
        guard let outcome else { throw Failure.reported }
        Console.writeError(summary(outcome, progress))
        try end(outcome)
    }

    /// A record a line in; rows to `--output`, a determination a line to `--explain` or standard
    /// output.
    ///
    /// To standard output it says nothing else.
    func runRecords(_ path: String) throws {
        let answers = output.explain ?? (output.stdout ? "-" : nil)
        guard let target = answers ?? output.output else {
            throw Failure.unable(
                Wording(
                    zh: "请用 --output、--explain 或 --stdout 说明结果写到哪里",
                    en: "say with --output, --explain or --stdout where the results go"))
        }
        let progress = RunProgress(language: report.language)
        let batch = caseload(nextTo: target)
        let outcome = try progress.watch {
            let file = { (path: String) throws(FileError) in try SafeFile(path) }
            let rejects = output.output == nil ? output.rejects : output.rejectsPath
            let outputs = RunOutputs(
                output: try output.output.map(file), explanations: try answers.map(file),
                rejects: try rejects.map(file))
            return try batch.runRecords(from: path, outputs: outputs, report: progress.show)
        }
        guard answers != "-" else { return try endFilter(outcome) }
        Console.writeError(summary(outcome, progress))
        try end(outcome)
    }

    private func caseload(nextTo target: String?) -> CaseloadRun {
        let setting = RunSetting(
            files: files, today: today, threads: threads, maxRejects: output.limit.maxRejects,
            scratchFolder: target.map { SafeFile.parts(of: $0).folder } ?? ".")
        return CaseloadRun(setting, form: form)
    }

    /// A filter's answers say themselves what is wrong with a record.
    private func endFilter(_ outcome: CaseloadRun.Outcome) throws {
        if !outcome.isComplete { throw Failure(status: 130, wording: nil) }
    }

    private func summary(_ outcome: CaseloadRun.Outcome, _ progress: RunProgress) -> String {
        BatchSummary(
            outcome: outcome, edition: form.program.edition, month: form.month,
            language: report.language, seconds: progress.seconds
        ).text
    }

    private func outputs() throws(FileError) -> RunOutputs {
        RunOutputs(
            output: try (output.stdout ? "-" : output.output).map { path throws(FileError) in
                try SafeFile(path)
            },
            explanations: try output.explain.map { path throws(FileError) in try SafeFile(path) },
            rejects: try output.rejectsPath.map { path throws(FileError) in try SafeFile(path) })
    }

    /// Status 0 when every household was decided; 1 where some were not; 130 for a partial result.
    private func end(_ outcome: CaseloadRun.Outcome) throws {
        let tally = outcome.tally
        if Interruption.isRequested, !outcome.isComplete {
            throw Failure(status: 130, wording: nil)
        }
        let allowed = output.limit.maxRejects ?? 0
        if !outcome.isComplete || tally.rejected > allowed { throw Failure.reported }
    }
}
