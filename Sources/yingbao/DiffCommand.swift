import ArgumentParser
import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// `yingbao diff`: two states of the law, compared by what they mean.
struct DiffCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "diff",
            abstract: say(
                zh: "比较两个年份、月份、文件或版本的规定：哪些标准、条件、算法不同",
                en: "compare the law of two years, months, files or revisions: which standards, "
                    + "conditions and formulas differ"),
            discussion: say(
                zh: "例如：yingbao diff 2024 2025；yingbao diff 2026-06 2026-08；"
                    + "yingbao diff HEAD Rules/zhangjiachuan",
                en: "For example: yingbao diff 2024 2025; yingbao diff 2026-06 2026-08; "
                    + "yingbao diff HEAD Rules/zhangjiachuan"))
    }

    enum Form: String, ExpressibleByArgument, CaseIterable {
        case text
        case markdown
        case json
        case html
    }

    @OptionGroup var compared: ComparedLaws
    @OptionGroup var rules: RuleOptions
    @OptionGroup var time: TimeOptions

    @Option(
        help: help(
            zh: "输出形式", en: "form of the output", valueName: "text|markdown|json|html"))
    var format: Form = .text

    @Flag(
        help: help(
            zh: "列出全部细节，不限一页",
            en: "show all details, however many pages"))
    var full = false

    @Option(
        parsing: .singleValue,
        help: help(
            zh: "有这些情况时以 1 退出，用逗号分开：any 和 \(Alert.names)",
            en: "exit with 1 where there is any of these, separated by commas: any and "
                + Alert.names,
            valueName: "kinds"))
    var failOn: [String] = []

    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let language = languageOption.language
        let watched = try Watched(failOn)
        let report = Report(language: language, format: format == .json ? .json : .text)
        let isTested = watched.kinds.contains(.untested)
        let reader = try LawReader(rules, time, withTests: isTested, report: report)
        let (left, right) = (reader.operand(compared.older), reader.operand(compared.newer))
        let (before, after) = (try reader.law(left), try reader.law(right))
        let tried = isTested ? try after.library.tried() : nil
        let page = DifferencePage(
            before.law, after.law,
            comparesPeriods: left.isOfOtherFiles || right.isOfOtherFiles, tried: tried,
            isFull: full)
        switch format {
        case .text: Console.write(page.text(language, hasColour: Console.hasColour))
        case .markdown: Console.write(page.markdown(language))
        case .json: Console.write(page.json.pretty + "\n")
        case .html: Console.write(page.html(language))
        }
        let reasons = watched.reasons(in: page)
        guard reasons.isEmpty else {
            for reason in reasons { Console.error(reason) }
            throw Failure.reported
        }
    }
}

extension Alert {
    static var names: String { Kind.allCases.map(\.rawValue).joined(separator: ", ") }
}

/// What makes the command fail.
private struct Watched {
    private(set) var kinds: Set<Alert.Kind> = []
    private(set) var anything = false

    init(_ options: [String]) throws(Failure) {
        for word in options.flatMap({ $0.split(separator: ",") }).map(String.init) {
            if word == "any" {
                anything = true
            } else if let kind = Alert.Kind(rawValue: word) {
                kinds.insert(kind)
            } else {
                let names = Alert.Kind.allCases.map(\.rawValue) + ["any"]
                throw .unable(
                    Wording(
                        zh: "--fail-on 没有「\(word)」", en: "--fail-on has no “\(word)”")
                        + Wording(zh: "，", en: ", ")
                        + (Wording.didYouMean(word, among: names)
                            ?? Wording(
                                zh: "可以写：" + names.joined(separator: "、"),
                                en: "possible: " + names.joined(separator: ", "))))
            }
        }
    }

    func reasons(in page: DifferencePage) -> [Wording] {
        let alerts = page.alerts.filter { kinds.contains($0.kind) }
        let texts = alerts.map { Wording("\($0.kind.rawValue): ") + $0.text }
        guard anything, !page.isEmpty, texts.isEmpty else { return texts }
        return [Wording(zh: "any: 规定有不同", en: "any: the law differs")]
    }
}

extension RuleLibrary {
    /// The formulas and values that the tests of the rule set try.
    func tried() throws(Failure) -> Set<SourceRange> {
        var runner = RuleTestRunner(book, today: try Clock.today())
        for test in book.tests { _ = runner.run(test) }
        return runner.tried
    }
}
