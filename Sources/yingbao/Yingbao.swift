import ArgumentParser
import Diagnostics
import Records

/// The command line: each subcommand in a file of its own.
///
/// Exit status: 0 it ran; 1 the rules or a record have errors, or what was asked for fails; 2 wrong
/// usage, or the program could not do its work.
@main
struct Yingbao: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "yingbao",
            abstract: say(
                zh: "应保：社会救助资格核算。法律写在规则文件里，程序逐条说明理由。",
                en: "Yingbao: who is entitled to social assistance, to how much, and why. "
                    + "The law stands in rule files."),
            version: EngineVersion.text,
            subcommands: [
                CheckCommand.self, NewRecordCommand.self, LintCommand.self, TestCommand.self,
                StandardsCommand.self, DiffCommand.self, CompareCommand.self, CurveCommand.self,
                EvalCommand.self, RulesCommand.self, SchemaCommand.self, BatchCommand.self,
                ImpactCommand.self, SampleCommand.self, HelpCommand.self,
            ],
            helpNames: [.short, .long])
    }

    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let failure as Failure {
            if let wording = failure.wording { Console.error(wording) }
            Console.end(withStatus: failure.status)
        } catch {
            let text = HelpText.translated(fullMessage(for: error))
            guard exitCode(for: error) != .success else {
                Console.write(text + "\n")
                Console.end(withStatus: 0)
            }
            Console.writeError(text + "\n")
            Console.end(withStatus: 2)
        }
    }
}

/// Why a command ends with another status than 0.
struct Failure: Error {
    let status: Int32
    /// `nil` where all was said already.
    let wording: Wording?

    /// Rules or records have errors, which were printed, or what was asked for fails.
    static let reported = Failure(status: 1, wording: nil)

    /// Used wrongly, or the program could not do its work.
    static func unable(_ wording: Wording) -> Failure {
        Failure(status: 2, wording: wording)
    }
}
