import ArgumentParser
import Caseload
import Diagnostics
import Glibc
import Records

/// `yingbao sample`: an invented county.
struct SampleCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "sample",
            abstract: say(
                zh: "生成一个虚构的县，用于演示、测试和压力试验",
                en: "write an invented county, for demonstrations, tests and load"),
            discussion: say(
                zh: "每个编号都以 synthetic- 开头：没有真实的家庭。相同的种子生成相同的县。",
                en: "Every id begins with synthetic-: nobody is real. The same seed gives the same "
                    + "county."))
    }

    @Option(
        help: help(
            zh: "多少户（默认：全县）", en: "how many households (default: the whole county)",
            valueName: "n"))
    var households: Int?

    @Option(help: help(zh: "种子（默认：1）", en: "seed (default: 1)", valueName: "n"))
    var seed: UInt64 = 1

    @Option(
        help: help(
            zh: "写入哪个文件夹（默认：sample）", en: "folder to write into (default: sample)",
            valueName: "dir"))
    var output: String = "sample"

    @Option(
        name: .customLong("format"),
        help: help(
            zh: "csv（每个列表一个文件，默认）或 ndjson（每行一户）",
            en: "csv (a file for each list, default) or ndjson (a household a line)",
            valueName: "csv|ndjson"))
    var form: SampleRun.Form = .csv

    @Option(
        help: help(
            zh: "虚构县的参数文件（默认：Examples/caseload/county.yaml）",
            en: "file that describes the county (default: Examples/caseload/county.yaml)",
            valueName: "file"))
    var county: String?

    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let report = Report(language: languageOption.language, format: .text)
        let county = try readCounty(report)
        let threads = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let run = SampleRun(
            county: county, seed: seed, households: households ?? county.households, form: form,
            threads: threads)
        _ = try OutputFolder(output)
        Interruption.listen()
        let progress = RunProgress(language: report.language)
        let count = households ?? county.households
        do {
            let files = try run.names.map { try SafeFile("\(output)/\($0)") }
            try run.run(files) {
                progress.show(Progress(households: $0, position: $0, total: count))
            }
            progress.clear()
            for file in files { _ = try file.finish(isPartial: Interruption.isRequested) }
        } catch let error as FileError {
            throw Failure.unable(error.wording)
        }
        let words = Wording(
            zh: "「\(output)」里有虚构的 \(count) 户，编号以 synthetic- 开头：没有真实的人\n",
            en: "“\(output)” holds \(count) invented households whose ids begin with synthetic-: "
                + "nobody is real\n")
        Console.writeError(words[report.language])
        if Interruption.isRequested { throw Failure(status: 130, wording: nil) }
    }

    private func readCounty(_ report: Report) throws -> SampleCounty {
        var found = DiagnosticBag()
        let read: SampleCounty?
        do throws(FileError) {
            read = try SampleCounty.read(path(), into: &found)
        } catch {
            throw Failure.unable(error.wording)
        }
        report.print(found.sorted)
        guard let read else { throw Failure.reported }
        return read
    }

    /// Beside the rules that come with the program.
    private func path() -> String {
        if let county { return county }
        let name = "Examples/caseload/county.yaml"
        let places = ["."] + RuleOptions.besideTheProgram()
        return places.map { "\($0)/\(name)" }.first { access($0, R_OK) == 0 } ?? name
    }
}

extension SampleRun.Form: ExpressibleByArgument {}
