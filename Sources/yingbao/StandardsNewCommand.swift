import ArgumentParser
import Diagnostics
import FEEL
import Records
import RuleModel

/// `yingbao standards new`: the file of a new year's notice.
struct StandardsNewCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "new",
            abstract: say(
                zh: "写出新一年的标准文件：上年的数值写成注释，状态为草案",
                en: "write the file of a new year's notice: last year's values as comments, a draft"
            ),
            discussion: say(
                zh: "例如：yingbao standards new 2025 --from 2024",
                en: "For example: yingbao standards new 2025 --from 2024"))
    }

    @Argument(help: help(zh: "新的年份", en: "the new year", valueName: "year"))
    var year: Int

    @Option(
        help: help(
            zh: "沿用哪一年（默认：上一年）", en: "from which year (default: the one before)", valueName: "year")
    )
    var from: Int?

    @OptionGroup var rules: RuleOptions
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let language = languageOption.language
        let report = Report(language: language, format: .text)
        let library = try RuleLibrary.load(rules.folder(), report: report)
        let from = from ?? year - 1
        guard
            let template = NoticeTemplate(
                year: year, from: from, library.book, language: language)
        else {
            throw Failure.unable(
                Wording(
                    zh: "这个规则集没有\(from)年的标准文件", en: "this rule set has no notice of \(from)"))
        }
        guard !TextFile.exists(template.path) else {
            throw Failure.unable(
                Wording(
                    zh: "已经有「\(template.path)」，没有改动它",
                    en: "there is “\(template.path)” already; it was left alone"))
        }
        try TextFile.write(template.text, to: template.path)
        Console.write(template.path + "\n")
        Console.write(
            Wording(
                zh: "接下来：填写文件名称和日期；yingbao standards set 标准 数值 --notice \(template.path)；"
                    + "再运行 yingbao lint\n",
                en: "Next: name the document and its dates; yingbao standards set STANDARD VALUE "
                    + "--notice \(template.path); then yingbao lint\n")[language])
    }
}
