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
        if report.format == .text { Console.write(summary(of: found.sorted)) }
        if found.hasErrors { throw Failure.reported }
    }

    private func summary(of found: [Diagnostic]) -> String {
        func count(_ severity: Severity) -> Int { found.count { $0.severity == severity } }
        let (errors, warnings, notes) = (count(.error), count(.warning), count(.note))
        guard !found.isEmpty else { return say(zh: "没有发现问题\n", en: "nothing found\n") }
        return say(
            zh: "错误 \(errors) 处，提醒 \(warnings) 处，说明 \(notes) 处\n",
            en: "errors \(errors), warnings \(warnings), notes \(notes)\n")
    }
}
