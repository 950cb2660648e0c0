import ArgumentParser
import Diagnostics
import Records
import RuleModel

/// `yingbao schema`: the form of rule files or of records, for editors.
struct SchemaCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "schema",
            abstract: say(
                zh: "写出规则文件或家庭记录的 JSON Schema，供编辑器使用",
                en: "write the JSON Schema of rule files or of records, for editors"))
    }

    enum Subject: String, ExpressibleByArgument {
        case rules
        case record
    }

    @Argument(
        help: help(
            zh: "rules：规则文件（默认）；record：按这些规则的家庭记录",
            en: "rules: rule files (default); record: records under these rules",
            valueName: "rules|record"))
    var subject: Subject?

    @OptionGroup var rules: RuleOptions
    @OptionGroup var time: TimeOptions
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        switch subject ?? .rules {
        case .rules: Console.write(RuleSchema.json.pretty + "\n")
        case .record:
            let report = Report(language: languageOption.language, format: .text)
            let law = try LawInForce(rules, time, report: report)
            Console.write(RecordSchema.json(of: law.edition).pretty + "\n")
        }
    }
}
