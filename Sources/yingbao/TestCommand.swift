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

    @Flag(help: help(zh: "列出没有案例试过的规定", en: "list what no test tries"))
    var coverage = false

    @Flag(
        help: help(
            zh: "逐处改动规定，列出没有案例察觉的改动",
            en: "change the rules bit by bit and list the changes that no test notices"))
    var mutate = false

    @Option(
        help: help(
            zh: "最多试多少处改动（默认：200）", en: "how many changes are tried at most (default: 200)",
            valueName: "n"))
    var mutants: Int?

    @Option(
        help: help(
            zh: "抽取改动的种子，相同则抽取相同（默认：1）",
            en: "seed by which changes are chosen: the same gives the same (default: 1)",
            valueName: "n"))
    var seed: UInt64?

    @OptionGroup var matrix: YearMatrixOptions
    @OptionGroup var formatOption: FormatOption
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let report = Report(language: languageOption.language, format: formatOption.format)
        let library = try RuleLibrary.load(
            directory ?? RuleOptions.defaultFolder(), report: report)
        if let years = matrix.years {
            return try YearMatrixRun(options: matrix, library: library, report: report).run(years)
        }
        var runner = RuleTestRunner(library.book, today: try Clock.today())
        let failed = outcomes(of: library.book.tests, &runner, report)
        runner.addAllPeriods()
        summarize(library.book.tests.count, failed: failed, runner.coverage, report)
        if mutate {
            MutationPage(language: report.language, format: report.format).write(run(runner))
        }
        if failed > 0 { throw Failure.reported }
    }

    /// Runs the tests, and gives the number of those that fail.
    private func outcomes(
        of tests: [RuleTest], _ runner: inout RuleTestRunner, _ report: Report
    ) -> Int {
        var progress = ProgressBar(count: tests.count)
        var failed = 0
        for test in tests {
            let outcome = runner.run(test)
            if !outcome.passes {
                failed += 1
                progress.clear()
            }
            write(outcome, report)
            progress.step()
        }
        progress.clear()
        return failed
    }

    private func run(_ runner: RuleTestRunner) -> MutationOutcome {
        let run = MutationRun(runner, limit: mutants ?? 200, seed: seed ?? 1)
        var progress = ProgressBar(count: run.mutants.count)
        var unnoticed: [Mutant] = []
        for mutant in run.mutants {
            if !run.notices(mutant) { unnoticed.append(mutant) }
            progress.step()
        }
        progress.clear()
        return MutationOutcome(
            unnoticed: unnoticed, tried: run.mutants.count, available: run.available)
    }

    private func summarize(
        _ count: Int, failed: Int, _ covered: RuleCoverage, _ report: Report
    ) {
        let page = CoveragePage(coverage: covered, language: report.language)
        switch report.format {
        case .text:
            if coverage { Console.write(page.gaps) }
            let words = Wording(
                zh: "\(count) 个案例，\(count - failed) 个通过，\(failed) 个不符\n",
                en: "\(count) cases, \(count - failed) passed, \(failed) failed\n")
            Console.write(words[report.language] + page.summary)
        case .json:
            if coverage { Console.write(page.json.compact + "\n") }
        }
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
