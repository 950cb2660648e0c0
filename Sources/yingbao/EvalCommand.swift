import ArgumentParser
import Diagnostics
import FEEL
import Records

/// `yingbao eval`: one expression of the language, by the standard.
struct EvalCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "eval",
            abstract: say(
                zh: "计算一个 FEEL 表达式", en: "evaluate one FEEL expression"),
            discussion: say(
                zh: "例如：yingbao eval '800 * 3 - 1500'",
                en: "For example: yingbao eval '800 * 3 - 1500'"))
    }

    @Argument(help: help(zh: "表达式", en: "the expression", valueName: "expression"))
    var expression: String

    @Option(
        help: help(
            zh: "变量所在的文件，YAML 或 JSON", en: "a file with the variables, YAML or JSON",
            valueName: "file"))
    var context: String?

    @OptionGroup var formatOption: FormatOption
    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        let report = Report(language: languageOption.language, format: formatOption.format)
        var found = DiagnosticBag()
        let variables = try variables(into: &found)
        let text = EmbeddedText(expression, path: say(zh: "表达式", en: "expression"))
        let names = variables.map { $0.entries.map(\.key) } ?? []
        let tree = FEEL.parse(text, as: .expression, names: NameScope(names), into: &found)
        guard !found.hasErrors else {
            report.print(found.sorted)
            throw Failure.reported
        }
        var evaluation = Evaluation(
            mode: .standard, scope: variables.map { [$0] } ?? [],
            budget: Budget(clock: Clock.elapsed),
            surroundings: Surroundings(now: Clock.now()))
        let value = evaluation.evaluate(tree)
        let failures = evaluation.notes.map { note in
            Diagnostic("feel/failed", at: text.range(of: note.range), note.message)
        }
        let warnings = BareDate.warnings(in: tree, of: text)
        switch report.format {
        case .text:
            Console.write(value.text + "\n")
            report.print(warnings + failures)
        case .json:
            let json: JSONValue = [
                "value": .string(value.text),
                "failures": .array(failures.map { $0.json(in: report.language) }),
                "warnings": .array(warnings.map { $0.json(in: report.language) }),
            ]
            Console.write(json.compact + "\n")
        }
        if !failures.isEmpty { throw Failure.reported }
    }

    private func variables(into found: inout DiagnosticBag) throws -> ContextValue? {
        guard let context else { return nil }
        do throws(FileError) {
            return try RecordFile.read(context, into: &found)?.context(into: &found)
        } catch {
            throw Failure.unable(error.wording)
        }
    }
}
