import ArgumentParser
import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// `yingbao check`: households against the rules in force.
struct CheckCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: say(
                zh: "核算家庭记录：能享受什么、多少、为什么，还缺什么",
                en: "check households: what they get, how much, why, and what is missing"))
    }

    @Argument(
        help: help(
            zh: "家庭记录文件，YAML 或 JSON；- 为标准输入",
            en: "files of household records, YAML or JSON; - is standard input",
            valueName: "record"))
    var records: [String]

    @OptionGroup var rules: RuleOptions
    @OptionGroup var time: TimeOptions

    @Option(
        name: .customLong("programme"),
        help: help(
            zh: "只看这个项目（代号或名称，可以重复）",
            en: "only this programme (its id or name; may be repeated)", valueName: "id"))
    var programmes: [String] = []

    @Option(
        help: help(
            zh: "另加一份标准文件，草案也照用", en: "a notice beside the rules, used even as a draft",
            valueName: "file"))
    var notice: [String] = []

    @Flag(help: help(zh: "列出全部条件和算法", en: "show the whole tree of conditions"))
    var full = false

    @Flag(help: help(zh: "列出办理程序的每一步", en: "show every step of the procedures"))
    var procedure = false

    @Flag(help: help(zh: "过了复核期的标准视为未定", en: "values past their review count as unset"))
    var strict = false

    @OptionGroup var formatOption: FormatOption
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let times = try time.times()
        let report = Report(language: languageOption.language, format: formatOption.format)
        let library = try RuleLibrary.load(rules.folder(), notices: notice, report: report)
        let request = EditionRequest(
            day: times.month.firstDay, knownOn: times.knownOn,
            drafts: library.documents(ofNoticesIn: notice), isStrict: strict)
        let program = try library.program(request, report: report)
        var check = HouseholdCheck(
            law: DatedLaw(library.book, request, today: times.today), program: program,
            month: times.month, knownOn: times.knownOn,
            rules: library.folder.fingerprint, today: times.today,
            options: try options(program.edition), report: report, isFull: full,
            showsProcedures: procedure)
        try check.run(records)
    }

    private func options(_ edition: Edition) throws -> DecideOptions {
        var options = DecideOptions()
        options.fullTree = full
        if !programmes.isEmpty {
            options.programmes = try programmes.map { try edition.programme(named: $0) }
        }
        return options
    }
}
