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
        guard output.output != nil || output.explain != nil else {
            throw Failure.unable(
                Wording(
                    zh: "请用 --output 或 --explain 给出结果文件",
                    en: "name the file of the results with --output or --explain"))
        }
        Interruption.listen()
        let progress = RunProgress(language: report.language)
        let folder = (output.output ?? output.explain).map { SafeFile.parts(of: $0).folder } ?? "."
        let batch = CaseloadRun(
            files: files, form: form, today: today, threads: threads,
            maxRejects: output.maxRejects, scratchFolder: folder)
        var found = DiagnosticBag()
        let outcome: CaseloadRun.Outcome?
        do {
            outcome = try batch.run(
                makeOutputs: outputs, notice: { sayUnsorted($0, progress) },
                report: { progress.show($0) }, into: &found)
        } catch let error as FileError {
            progress.clear()
            throw Failure.unable(error.wording)
        }
        progress.clear()
        report.print(found.sorted)
        guard let outcome else { throw Failure.reported }
        let page = BatchSummary(
            outcome: outcome, edition: form.program.edition, month: form.month,
            language: report.language, seconds: progress.seconds)
        Console.writeError(page.text)
        try end(outcome)
    }

    private func outputs() throws(FileError) -> RunOutputs {
        RunOutputs(
            output: try output.output.map { path throws(FileError) in try SafeFile(path) },
            explanations: try output.explain.map { path throws(FileError) in try SafeFile(path) },
            rejects: try output.rejectsPath.map { path throws(FileError) in try SafeFile(path) })
    }

    private func sayUnsorted(_ path: String, _ progress: RunProgress) {
        progress.clear()
        let words = Wording(
            zh: "「\(path)」没有按家庭编号排序，先在磁盘上排序\n",
            en: "「\(path)」 is not sorted by household; it is sorted on disk first\n")
        Console.writeError(words[report.language])
    }

    /// Status 0 when every household was decided; 1 where some were not; 130 for a partial result.
    private func end(_ outcome: CaseloadRun.Outcome) throws {
        let tally = outcome.tally
        if Interruption.isRequested, !outcome.isComplete {
            throw Failure(status: 130, wording: nil)
        }
        let allowed = output.maxRejects ?? 0
        if !outcome.isComplete || tally.rejected > allowed { throw Failure.reported }
    }
}
