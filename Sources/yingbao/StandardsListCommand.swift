import ArgumentParser
import Diagnostics
import FEEL
import Records
import RuleModel

/// `yingbao standards`: all standards of a rule set, year by year.
struct StandardsListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: say(
                zh: "列出历年标准：数值、逐年变动、出处，哪些没有规定",
                en: "list the standards over the years: values, changes, sources, what is not set"))
    }

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case csv
        case html
    }

    @Option(
        help: help(
            zh: "哪些年，如 2021..2026（默认：有规定以来）",
            en: "which years, as 2021..2026 (default: since there is law)", valueName: "a..b"))
    var years: String?

    @OptionGroup var rules: RuleOptions

    @Option(
        help: help(
            zh: "按哪天所知的规定（默认：今天）", en: "the day as of which the law is known (default: today)",
            valueName: "YYYY-MM-DD"))
    var knownOn: String?

    @Option(
        help: help(
            zh: "另加一份标准文件，草案也列出", en: "a notice beside the rules, listed even as a draft",
            valueName: "file"))
    var notice: [String] = []

    @Option(help: help(zh: "输出形式", en: "form of the output", valueName: "text|json|csv|html"))
    var format: Form = .text

    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let language = languageOption.language
        let report = Report(language: language, format: format == .json ? .json : .text)
        let library = try RuleLibrary.load(rules.folder(), notices: notice, report: report)
        let today = try Clock.today()
        let known = try TimeOptions.day(knownOn) ?? today
        let drafts = library.documents(ofNoticesIn: notice)
        let first = library.book.beginning?.day.year ?? today.year
        let range = try years.map(Years.parse) ?? Array(first...max(first, known.year))
        let table = YearTable(
            try range.map { year in
                try yearOf(year, library, known, drafts, report)
            }, place: library.book.layers.last?.title ?? Title(""), knownOn: known)
        switch format {
        case .text: Console.write(table.text(language, hasColour: Console.hasColour))
        case .json: Console.write(table.json.pretty + "\n")
        case .csv: Console.write(table.csv)
        case .html: Console.write(table.html(language))
        }
    }

    /// The law of December; none before there was any.
    private func yearOf(
        _ year: Int, _ library: RuleLibrary, _ known: CalendarDate, _ drafts: Set<String>,
        _ report: Report
    ) throws(Failure) -> YearTable.Year {
        guard let day = Month(year: year, month: 12)?.firstDay,
            library.book.beginning.map({ $0.day <= day }) ?? true
        else { return YearTable.Year(year: year, edition: nil) }
        let request = EditionRequest(day: day, knownOn: known, drafts: drafts)
        return YearTable.Year(
            year: year, edition: try library.edition(request, report: report))
    }
}
