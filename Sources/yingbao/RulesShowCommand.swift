import ArgumentParser
import Diagnostics
import Records
import RuleModel

/// `yingbao rules show`: one programme in sentences.
struct RulesShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "show",
            abstract: say(
                zh: "逐条写出一个项目：条件、定义、金额、标准、依据和沿革",
                en: "one programme in sentences: conditions, definitions, amount, standards, "
                    + "articles and history"))
    }

    @Argument(help: help(zh: "项目的代号或名称", en: "the programme's id or name", valueName: "programme"))
    var programme: String

    @OptionGroup var rules: RuleOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup var formatOption: FormatOption
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let report = Report(language: languageOption.language, format: formatOption.format)
        let law = try LawInForce(rules, time, report: report)
        let page = law.page(of: try law.edition.programme(named: programme))
        switch formatOption.format {
        case .text:
            Console.write(page.text(languageOption.language, hasColour: Console.hasColour))
        case .json: Console.write(page.json.pretty + "\n")
        }
    }
}
