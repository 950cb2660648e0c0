import ArgumentParser
import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// `yingbao curve`: what a household gets for every value of one fact.
struct CurveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "curve",
            abstract: say(
                zh: "一项事实从小到大时，救助金额怎样变：转折、断崖和每一段的增减",
                en: "how assistance changes with one fact: bends, cliffs and the rate of each piece"
            ),
            discussion: say(
                zh: "例如：yingbao curve 家庭.yaml --over 工资=0..5000 --member m1",
                en: "For example: yingbao curve family.yaml --over wage=0..5000 --member m1"))
    }

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case csv
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
            zh: "哪项事实，从多少到多少", en: "which fact, from where to where",
            valueName: "fact=from..to"))
    var over: String

    @Option(
        help: help(
            zh: "哪个成员的（按记录里的编号）", en: "whose it is (the id in the record)", valueName: "id"))
    var member: String?

    @OptionGroup var programmes: ProgrammesOption

    @Option(
        help: help(
            zh: "按这些年份的规定各算一条，如 2024,2026（家庭仍按 --month 的月份）",
            en: "one curve under the law of each of these years, as 2024,2026 (the household stays "
                + "in the month of --month)", valueName: "years"))
    var years: String?

    @Option(
        help: help(
            zh: "输出形式：text 给人看，json 给程序用，csv 表格，svg 图，html 网页",
            en: "form of the output: text for people, json for programs, csv for tables, svg for a "
                + "chart, html for a page", valueName: "text|json|csv|svg|html"))
    var format: Form = .text

    @OptionGroup var rules: RuleOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let report = Report(language: languageOption.language, format: .text)
        let times = try time.times()
        let range = try CurveRange(over)
        let library = try RuleLibrary.load(rules.folder(), report: report)
        let single = try SingleRecord(record, report: report)
        var laws: [CurveUnderLaw] = []
        var shown: Household?
        for (year, program) in try programs(library, times, report) {
            let household = try single.household(
                under: program, today: times.today, report: report)
            let curve = try curve(of: household, range, under: program)
            laws.append(CurveUnderLaw(year: year, program: program, curve: curve))
            shown = household
        }
        if let shown { write(laws, of: shown) }
    }

    private func programs(
        _ library: RuleLibrary, _ times: TimeOptions.Times, _ report: Report
    ) throws(Failure) -> [(year: Int?, program: Program)] {
        guard let years else {
            let request = EditionRequest(day: times.month.firstDay, knownOn: times.knownOn)
            return [(nil, try library.program(request, report: report))]
        }
        return try library.laws(
            of: Years.parse(years), heldAt: times.month, knownOn: times.knownOn, report: report
        ).map { ($0.year, $0.program) }
    }

    private func curve(
        of household: Household, _ range: CurveRange, under program: Program
    ) throws(Failure) -> Curve {
        let edition = program.edition
        let variable = try range.variable(of: household, member: member, in: edition)
        let wanted = try programmes.indexes(in: edition)
        do throws(CurveError) {
            return try Engine.curve(
                of: household, over: variable, from: range.from, to: range.to, under: program,
                programmes: wanted)
        } catch {
            throw .unable(error.wording)
        }
    }

    private func write(_ laws: [CurveUnderLaw], of household: Household) {
        let language = languageOption.language
        switch format {
        case .text:
            Console.write(
                CurvePage.text(
                    laws, of: household, language: language, hasColour: Console.hasColour))
        case .csv: Console.write(CurveTable(laws, of: household, language: language).csv)
        case .json:
            Console.write(
                CurveTable(laws, of: household, language: language).json.compact + "\n")
        case .svg: Console.write(CurveChart(laws, of: household, language: language).svg)
        case .html: Console.write(CurveHTML(laws, of: household, language: language).text)
        }
    }
}

extension CurveError {
    fileprivate var wording: Wording {
        switch self {
        case .empty:
            Wording(zh: "--over 的范围是空的", en: "the range of --over is empty")
        case .tooManyBreaks(let place):
            Wording(
                zh: "在 \(place.exactText) 附近转折太多，画不成折线：有规定按小步取整，或者不是一次的",
                en: "too many breaks near \(place.exactText): a rule rounds in small steps or is "
                    + "not linear there")
        }
    }
}
