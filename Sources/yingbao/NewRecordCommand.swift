import ArgumentParser
import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// `yingbao new-record`: a blank record with its questions.
struct NewRecordCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "new-record",
            abstract: say(
                zh: "写出一份空白的家庭记录，问题写在注释里",
                en: "write a blank household record with the questions as comments"))
    }

    @Option(
        name: .customLong("for"),
        help: help(
            zh: "用于哪个项目（代号或名称，可以重复；默认：全部，须另行申请的除外）",
            en:
                "for which programme (its id or name; may be repeated; default: all but those on request)",
            valueName: "programme"))
    var programmes: [String] = []

    @Flag(help: help(zh: "也问办理程序的日期", en: "ask for the days of the procedures too"))
    var procedure = false

    @OptionGroup var rules: RuleOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let times = try time.times()
        let report = Report(language: languageOption.language, format: .text)
        let library = try RuleLibrary.load(rules.folder(), report: report)
        let request = EditionRequest(day: times.month.firstDay, knownOn: times.knownOn)
        let edition = try library.program(request, report: report).edition
        let chosen =
            try programmes.isEmpty
            ? edition.programmes.indices.filter { !edition.programmes[$0].isOnRequest }
            : programmes.map { try edition.programme(named: $0) }
        Console.write(
            BlankRecord.text(
                for: chosen, in: edition, language: languageOption.language,
                asksProcedures: procedure))
    }
}
