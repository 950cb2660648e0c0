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

    @Flag(
        help: help(
            zh: "由已有案例生成每个界限上、下的案例，供人确认后粘贴",
            en: "make cases at each limit from those there are, to be confirmed and pasted"))
    var boundaries = false

    @Option(
        help: help(
            zh: "只抽查多少处改动（默认：全部）", en: "how many changes are tried (default: all)",
            valueName: "n"))
    var mutants: Int?

    @Option(
        help: help(
            zh: "抽取改动的种子，相同则抽取相同（默认：1）",
            en: "seed by which changes are chosen: the same gives the same (default: 1)",
            valueName: "n"))
    var seed: UInt64?

    @Option(
        name: .customLong("format"),
        help: help(
            zh: "输出形式：text 给人看（默认），json 给程序用，junit 给持续集成用，html 网页（与 --years 一起）",
            en: "form of the output: text for people (default), json for programs, junit for CI, "
                + "html for a page (with --years)", valueName: "text|json|junit|html"))
    var chosenFormat: TestFormat?

    @OptionGroup var matrix: YearMatrixOptions
    @OptionGroup var languageOption: LanguageOption

    private var format: TestFormat { chosenFormat ?? .text }

    func run() throws {
        let report = Report(
            language: languageOption.language, format: format == .json ? .json : .text)
        if format == .junit, coverage || mutate || boundaries { throw Failure.onlyTests }
        if let years = matrix.years {
            guard let form = YearMatrixRun.Form(rawValue: format.rawValue) else {
                throw Failure.noMatrix
            }
            let run = YearMatrixRun(
                options: matrix, form: form, folder: try directory ?? RuleOptions.defaultFolder(),
                language: report.language)
            return try run.run(years)
        }
        if format == .html { throw Failure.onlyMatrix }
        let library = try RuleLibrary.load(
            directory ?? RuleOptions.defaultFolder(), withTests: true, report: report)
        var runner = RuleTestRunner(library.book, today: try Clock.today())
        if boundaries { return writeBoundaries(library.book.tests, &runner, report) }
        var page = TestPage(language: report.language, format: format)
        let failed = write(library.book.tests, to: &page, &runner)
        runner.addAllPeriods()
        page.writeEnd(CoveragePage(coverage: runner.coverage, language: report.language), coverage)
        if mutate { writeMutations(runner, report) }
        if failed > 0 { throw Failure.reported }
    }

    /// Runs the tests, and gives the number of those that fail.
    private func write(
        _ tests: [RuleTest], to page: inout TestPage, _ runner: inout RuleTestRunner
    ) -> Int {
        var progress = ProgressBar(count: tests.count)
        var failed = 0
        for test in tests {
            let start = ContinuousClock.now
            let outcome = runner.run(test)
            if !outcome.passes {
                failed += 1
                progress.clear()
            }
            page.write(outcome, took: ContinuousClock.now - start)
            progress.step()
        }
        progress.clear()
        return failed
    }

    private func writeBoundaries(
        _ tests: [RuleTest], _ runner: inout RuleTestRunner, _ report: Report
    ) {
        for test in tests { _ = runner.run(test) }
        runner.addAllPeriods()
        let boundaries = BoundaryCases(runner)
        var page = BoundaryPage(language: report.language, format: report.format)
        var progress = ProgressBar(count: boundaries.limits.count)
        for limit in boundaries.limits {
            page.add(boundaries.cases(at: limit), at: limit)
            progress.step()
        }
        progress.clear()
        Console.write(page.text)
    }

    private func writeMutations(_ runner: RuleTestRunner, _ report: Report) {
        let run = MutationRun(runner, limit: mutants, seed: seed ?? 1)
        report.print(run.misfits)
        var progress = ProgressBar(count: run.mutants.count)
        var outcome = MutationOutcome(available: run.available)
        for mutant in run.mutants {
            outcome.add(run.verdict(on: mutant), on: mutant)
            progress.step()
        }
        progress.clear()
        MutationPage(language: report.language, format: report.format).write(outcome)
    }
}

enum TestFormat: String, ExpressibleByArgument {
    case text
    case json
    case junit
    case html
}

extension Failure {
    fileprivate static var onlyTests: Failure {
        .unable(
            Wording(
                zh: "junit 只写案例的结果，不能与 --coverage、--mutate 同用",
                en: "junit holds results of cases only, not --coverage or --mutate"))
    }

    fileprivate static var noMatrix: Failure {
        .unable(
            Wording(
                zh: "junit 只写案例的结果，不能与 --years 同用",
                en: "junit holds results of cases only, not --years"))
    }

    fileprivate static var onlyMatrix: Failure {
        .unable(
            Wording(
                zh: "html 网页只与 --years 一起写", en: "html is written only with --years"))
    }
}
