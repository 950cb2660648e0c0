import Caseload
import Diagnostics
import FEEL
import Records

/// Runs an impact in front of a person: progress, and how it ended.
struct ImpactSession {
    let form: ImpactForm
    let files: CaseloadFiles
    let options: ImpactOptions
    let today: CalendarDate
    let threads: Int
    let report: Report

    func run() throws -> ImpactRun.Outcome {
        let progress = RunProgress(language: report.language)
        let target = options.changes ?? options.output ?? options.rejects
        let setting = RunSetting(
            files: files, today: today, threads: threads, maxRejects: options.limit.maxRejects,
            scratchFolder: target.map { SafeFile.parts(of: $0).folder } ?? ".")
        var found = DiagnosticBag()
        let outcome = try progress.watch {
            try ImpactRun(setting, form: form).run(
                makeOutputs: outputs, notice: progress.tellUnsorted, report: progress.show,
                into: &found)
        }
        report.print(found.sorted)
        guard let outcome else { throw Failure.reported }
        guard outcome.isComplete else {
            // Part of a caseload has no impact to speak of.
            throw Failure(status: Interruption.isRequested ? 130 : 1, wording: stopped)
        }
        return outcome
    }

    private var stopped: Wording {
        Wording(
            zh: "只核算了一部分家庭，没有给出影响", en: "only a part was decided: no impact is given")
    }

    private func outputs() throws(FileError) -> RunOutputs {
        RunOutputs(
            output: try options.changes.map { path throws(FileError) in try SafeFile(path) },
            explanations: nil,
            rejects: try options.rejects.map { path throws(FileError) in try SafeFile(path) })
    }
}
