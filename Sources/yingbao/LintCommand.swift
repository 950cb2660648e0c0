import ArgumentParser
import Diagnostics
import Records
import RuleModel

/// `yingbao lint`: every mistake of a rule folder, in every period of its law.
struct LintCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "lint",
            abstract: say(
                zh: "检查规则文件，一次列出所有错误及其位置",
                en: "check rule files and list all mistakes with their places"))
    }

    @Argument(help: help(zh: "规则文件夹", en: "rule folder", valueName: "dir"))
    var directory: String?

    @OptionGroup var formatOption: FormatOption
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let report = Report(language: languageOption.language, format: formatOption.format)
        var found = DiagnosticBag()
        let folder = try directory ?? RuleOptions.defaultFolder()
        do throws(FileError) {
            let library = try RuleLibrary.read(folder, into: &found)
            library.lint(into: &found)
        } catch {
            throw Failure.unable(error.wording)
        }
        Console.write(report.text(found.sorted, hasColour: Console.hasColour))
        if found.isEmpty, report.format == .text {
            Console.write(say(zh: "没有发现问题\n", en: "nothing found\n"))
        }
        if found.hasErrors { throw Failure.reported }
    }
}
