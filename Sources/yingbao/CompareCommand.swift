import ArgumentParser
import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// `yingbao compare`: one household under the law of several years.
struct CompareCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "compare",
            abstract: say(
                zh: "一户家庭在各年规定下的结果，以及每一步变化由哪些标准和规定引起",
                en:
                    "one household under each year's law, and which standards and rules made each step"
            ),
            discussion: say(
                zh: "例如：yingbao compare 家庭.yaml --years 2023..2026",
                en: "For example: yingbao compare family.yaml --years 2023..2026"))
    }

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case svg
        case html
    }

    @Argument(
        help: help(
            zh: "家庭记录文件，一户", en: "file with the record of one household",
            valueName: "record"))
    var record: String

    @Option(
        help: help(
            zh: "哪些年份：2023..2026 或 2023,2026；某年指该年12月的规定",
            en: "which years: 2023..2026 or 2023,2026; the law of a year is that of its December",
            valueName: "years"))
    var years: String

    @Flag(
        help: help(
            zh: "家庭也随年份变化（年龄等），算作单独一项；否则家庭按 --month 不变",
            en: "the household grows older with the years, as a part of its own; else it stays in "
                + "the month of --month"))
    var age = false

    @OptionGroup var programmes: ProgrammesOption

    @Option(
        help: help(
            zh: "输出形式：text 给人看，json 给程序用，svg 图，html 网页",
            en: "form of the output: text for people, json for programs, svg for a chart, html for "
                + "a page", valueName: "text|json|svg|html"))
    var format: Form = .text

    @OptionGroup var rules: RuleOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let language = languageOption.language
        let report = Report(language: language, format: .text)
        let times = try time.times()
        let library = try RuleLibrary.load(rules.folder(), report: report)
        let laws = try library.laws(
            of: Years.parse(years), heldAt: age ? nil : times.month, knownOn: times.knownOn,
            report: report)
        for name in programmes.names {
            guard let last = laws.last else { break }
            if laws.allSatisfy({ !$0.has(name) }) { _ = try last.edition.programme(named: name) }
        }
        let single = try SingleRecord(record, report: report)
        var found = DiagnosticBag()
        guard
            let comparison = YearComparison(
                single.node, under: laws, ages: age,
                programmes: programmes.names.isEmpty ? nil : programmes.names, today: times.today,
                into: &found)
        else {
            report.print(found.sorted)
            throw Failure.reported
        }
        write(comparison, language)
    }

    private func write(_ comparison: YearComparison, _ language: Language) {
        switch format {
        case .text:
            Console.write(
                ComparisonPage.text(
                    comparison, language: language, hasColour: Console.hasColour))
        case .json:
            Console.write(ComparisonJSON(comparison, language: language).value.compact + "\n")
        case .svg: Console.write(ComparisonChart(comparison, language: language).svg)
        case .html: Console.write(ComparisonHTML(comparison, language: language).text)
        }
    }
}

extension YearLaw {
    /// Whether the year has a programme of this id or Chinese name.
    fileprivate func has(_ name: String) -> Bool {
        edition.programmes.contains { $0.id == name || $0.common.title.zh == name }
    }
}
