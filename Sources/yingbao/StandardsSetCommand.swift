import ArgumentParser
import Diagnostics
import FEEL
import Records
import RuleModel

/// `yingbao standards set`: one value of a notice, and no other character of its file.
struct StandardsSetCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "set",
            abstract: say(
                zh: "在标准文件里写一个数值，只改一行",
                en: "write one value into a notice's file; exactly one line changes"),
            discussion: say(
                zh: "例如：yingbao standards set rural_dibao_tiers 490 --row tier_1 --notice 文件",
                en: "For example: yingbao standards set rural_dibao_tiers 490 --row tier_1 "
                    + "--notice FILE"))
    }

    @Argument(
        help: help(zh: "标准的代号或名称", en: "the standard's id or Chinese name", valueName: "standard"))
    var standard: String

    @Argument(help: help(zh: "数值", en: "the value", valueName: "value"))
    var value: String

    @Option(help: help(zh: "标准文件", en: "the notice's file", valueName: "file"))
    var notice: String

    @Option(
        help: help(
            zh: "分项，如 tier_1；两级的写 self/home", en: "the row, as tier_1; with two keys self/home",
            valueName: "row"))
    var row: String?

    @OptionGroup var rules: RuleOptions
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let language = languageOption.language
        let report = Report(language: language, format: .text)
        let folder = try rules.folder()
        let library = try RuleLibrary.lenient(folder, notice: notice)
        guard let file = library.folder.files.first(where: { $0.path == notice }) else {
            throw Failure.unable(
                Wording(zh: "读不到「\(notice)」", en: "“\(notice)” cannot be read"))
        }
        var found = DiagnosticBag()
        let path = row?.split(separator: "/").map(String.init) ?? []
        let edit = ValueEdit.make(
            value, of: standard, row: path, in: file, library.book, language: language,
            into: &found)
        guard let edit else {
            report.print(found.sorted)
            throw Failure.reported
        }
        try TextFile.write(edit.text, to: notice)
        Console.write("\(notice):\(edit.line)\n")
        if let older = edit.older { Console.write("- \(older)\n") }
        Console.write("+ \(edit.newer)\n")
        try tellOfLine(edit.line, folder, report)
    }

    /// What `lint` says of the line, so that a slip shows at once.
    private func tellOfLine(_ line: Int, _ folder: String, _ report: Report) throws(Failure) {
        let library = try RuleLibrary.lenient(folder, notice: notice)
        let found = library.book.implausibleValues().filter {
            $0.range?.file.path == notice && $0.range?.position.line == line
        }
        Console.write(report.text(found, hasColour: Console.hasColour))
    }
}

extension RuleLibrary {
    /// With a notice that may still be full of mistakes; those of the other files are for `lint`.
    static func lenient(_ folder: String, notice: String) throws(Failure) -> RuleLibrary {
        var found = DiagnosticBag()
        do throws(FileError) {
            return try read(folder, notices: [notice], into: &found)
        } catch {
            throw .unable(error.wording)
        }
    }
}
