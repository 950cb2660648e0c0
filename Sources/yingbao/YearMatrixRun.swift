import ArgumentParser
import Diagnostics
import FEEL
import Records
import RuleModel

/// `yingbao test --years`: every case and every example under the law of each year.
struct YearMatrixOptions: ParsableArguments {
    @Option(
        help: help(
            zh: "让每个案例和示例家庭在这些年份的规定下各算一遍：2023..2026 或 2023,2026",
            en: "decide every case and example under the law of each of these years: 2023..2026 or "
                + "2023,2026", valueName: "years"))
    var years: String?

    @Option(
        help: help(
            zh: "与 --years 一起：和以前保存的 JSON 结果比较，不同则状态为 1",
            en: "with --years: compare with a kept JSON run; status 1 where something differs",
            valueName: "file"))
    var against: String?

    @Option(
        name: .customLong("examples"),
        help: help(
            zh: "与 --years 一起：示例家庭所在的文件夹（默认：Examples/households，没有就不用）",
            en: "with --years: the folder of example households (default: Examples/households, "
                + "where there is one)", valueName: "dir"))
    var examples: String?

    @Option(
        help: help(
            zh: "与 --years 一起：示例家庭按哪个月（默认：本月）",
            en: "with --years: the month of the example households (default: the current one)",
            valueName: "YYYY-MM"))
    var month: String?
}

struct YearMatrixRun {
    enum Form: String {
        case text
        case json
        case html
    }

    let options: YearMatrixOptions
    let form: Form
    let folder: String
    let language: Language

    /// Mistakes are for people, whatever the matrix is written for.
    private var report: Report { Report(language: language, format: .text) }

    func run(_ years: String) throws(Failure) {
        let today = try Clock.today()
        let month = try TimeOptions.month(options.month) ?? Month(of: today)
        let library = try RuleLibrary.load(folder, withTests: true, report: report)
        let laws = try library.laws(
            of: Years.parse(years), heldAt: nil, knownOn: today, report: report)
        let cases = MatrixCase.tests(of: library.book) + (try exampleCases(month))
        let matrix = YearMatrix(cases, under: laws, today: today)
        let page = MatrixPage(matrix, language: language)
        switch form {
        case .text where options.against == nil:
            Console.write(page.text(hasColour: Console.hasColour))
        case .text: break
        case .json: Console.write(matrix.json(in: language).pretty + "\n")
        case .html: Console.write(page.html)
        }
        if let against = options.against { try compare(matrix, page, with: against) }
    }

    private func exampleCases(_ month: Month) throws(Failure) -> [MatrixCase] {
        let folder = options.examples ?? "Examples/households"
        if options.examples == nil, !RecordFolder.exists(folder) { return [] }
        var found = DiagnosticBag()
        var cases: [MatrixCase] = []
        do throws(FileError) {
            for path in try RecordFolder.records(in: folder) {
                cases += try MatrixCase.records(at: path, month: month, into: &found)
            }
        } catch {
            throw .unable(error.wording)
        }
        report.print(found.sorted.filter { $0.severity == .error })
        return cases
    }

    private func compare(
        _ matrix: YearMatrix, _ page: MatrixPage, with path: String
    ) throws(Failure) {
        var found = DiagnosticBag()
        var kept: KeptMatrix?
        do throws(FileError) {
            kept = try KeptMatrix.read(path, into: &found)
        } catch {
            throw .unable(error.wording)
        }
        guard let kept else {
            report.print(found.sorted)
            throw .reported
        }
        let differences = matrix.differences(from: kept)
        let words = page.text(of: differences)
        // The result itself stands on standard output.
        if form == .text {
            Console.write(words)
        } else {
            Console.writeError(words)
        }
        if !differences.isEmpty { throw .reported }
    }
}
