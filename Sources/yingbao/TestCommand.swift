import ArgumentParser
import Diagnostics
import Records
import RuleModel

/// `yingbao test`: the test cases that stand in rule files.
struct TestCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "test",
            abstract: say(
                zh: "运行规则文件里的测试案例，列出与预期不同之处",
                en: "run the test cases of rule files and show what differs"))
    }

    @Argument(help: help(zh: "规则文件夹", en: "rule folder", valueName: "dir"))
    var directory: String?

    @OptionGroup var formatOption: FormatOption
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let report = Report(language: languageOption.language, format: formatOption.format)
        let library = try RuleLibrary.load(
            directory ?? RuleOptions.defaultFolder(), report: report)
        var runner = RuleTestRunner(library.book, today: try Clock.today())
        var failed = 0
        for test in library.book.tests {
            let outcome = runner.run(test)
            if !outcome.passes { failed += 1 }
            write(outcome, report)
        }
        let count = library.book.tests.count
        if report.format == .text {
            Console.write(
                say(
                    zh: "\(count) 个案例，\(count - failed) 个通过，\(failed) 个不符\n",
                    en: "\(count) cases, \(count - failed) passed, \(failed) failed\n"))
        }
        if failed > 0 { throw Failure.reported }
    }

    private func write(_ outcome: TestReport, _ report: Report) {
        guard report.format == .text else {
            Console.write(outcome.json.compact + "\n")
            return
        }
        guard !outcome.passes else { return }
        let place = outcome.test.range.position
        let path = outcome.test.range.file.path
        Console.write("✗ \(outcome.test.title[report.language])  \(path):\(place.line)\n")
        let renderer = TextRenderer(language: report.language, usesColor: Console.hasColour)
        let errors = outcome.findings.filter { $0.severity == .error }
        Console.write(renderer.render(errors + outcome.differences.map(\.diagnostic)))
        Console.write("\n")
    }
}
