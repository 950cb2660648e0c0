import ArgumentParser
import Diagnostics
import Records
import RuleModel

/// `yingbao rules list`: the programmes in force, what is unset, or all of it as pages.
struct RulesListCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "list",
            abstract: say(
                zh: "列出现行项目；--unset 列出尚未规定的事项，--html 写成网页",
                en: "list the programmes in force; --unset: what is not set yet; "
                    + "--html: pages for a browser"))
    }

    @Flag(
        help: help(
            zh: "列出尚未规定的事项：问什么、由谁规定、哪些项目在等",
            en: "what is not set yet: what to ask, whom, and which programmes wait for it"))
    var unset = false

    @Option(
        help: help(
            zh: "把全部规则写成网页，放进这个文件夹", en: "write all rules as pages into this folder",
            valueName: "dir"))
    var html: String?

    @OptionGroup var rules: RuleOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup var formatOption: FormatOption
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let report = Report(language: languageOption.language, format: formatOption.format)
        let law = try LawInForce(rules, time, report: report)
        if let html {
            try write(law, to: html)
        } else if unset {
            write(law.unset, law.edition)
        } else {
            let list = ProgrammeList(law.edition)
            switch formatOption.format {
            case .text:
                Console.write(
                    list.text(languageOption.language, hasColour: Console.hasColour))
            case .json: Console.write(list.json.pretty + "\n")
            }
        }
    }

    private func write(_ unset: UnsetValues, _ edition: Edition) {
        switch formatOption.format {
        case .text:
            Console.write(
                unset.page(of: edition).text(
                    languageOption.language, hasColour: Console.hasColour))
        case .json: Console.write(unset.json.pretty + "\n")
        }
    }

    private func write(_ law: LawInForce, to folder: String) throws(Failure) {
        let files = LawSite.files(
            ProgrammeList(law.edition), law.edition.programmes.indices.map { law.page(of: $0) },
            unset: law.unset.page(of: law.edition))
        let output = try OutputFolder(folder)
        for file in files { try output.write(file.text, to: file.name) }
        Console.write(
            say(
                zh: "写好 \(files.count) 个文件，请打开 \(folder)/index.html\n",
                en: "files written: \(files.count); open \(folder)/index.html\n"))
    }
}
