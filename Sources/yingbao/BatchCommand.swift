import ArgumentParser
import Caseload
import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// `yingbao batch`: all households of a caseload against the rules in force.
struct BatchCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "batch",
            abstract: say(
                zh: "批量核算：逐户写出结果，错行另存，最后给出汇总",
                en:
                    "decide a whole caseload: a row for each result, the bad rows apart, and a summary"
            ),
            discussion: say(
                zh: "文件第一行是列名（代号或中文名称），各文件按家庭编号对应。"
                    + "\n例如：yingbao batch --households 户.csv --members 人.csv --output 结果.csv",
                en: "Files begin with the names of their columns (ids or Chinese names) and are "
                    + "joined by the household's id.\nFor example: yingbao batch --households H.csv "
                    + "--members M.csv --output OUT.csv"))
    }

    @OptionGroup var input: CaseloadOptions
    @OptionGroup var stream: RecordStreamOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup var output: BatchOutputOptions

    @OptionGroup var threads: ThreadsOption
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let times = try time.times()
        let report = Report(language: languageOption.language, format: .text)
        let library = try RuleLibrary.load(rules.folder(), report: report)
        let request = EditionRequest(day: times.month.firstDay, knownOn: times.knownOn)
        let program = try library.program(request, report: report)
        let form = DecidingForm(
            program: program, month: times.month, knownOn: times.knownOn,
            rules: library.folder.fingerprint, language: report.language,
            output: try output.form(program.edition), isExplained: output.explain != nil)
        if let records = stream.path {
            let files = CaseloadFiles(lists: [], encoding: input.encoding, mapping: Mapping())
            let batch = BatchRun(
                form: form, files: files, output: output, today: times.today,
                threads: threads.count,
                report: report)
            return try batch.runRecords(records)
        }
        let batch = BatchRun(
            form: form, files: try input.files(program.edition, report: report), output: output,
            today: times.today, threads: threads.count, report: report)
        try batch.run()
    }
}
