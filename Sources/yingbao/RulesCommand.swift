import ArgumentParser
import Diagnostics
import Engine
import FEEL
import Records
import RuleModel

/// `yingbao rules`: the law as people read it.
struct RulesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rules",
            abstract: say(
                zh: "阅读规则：有哪些项目，各项目怎么规定，还有什么没有规定",
                en: "read the rules: the programmes, what each says, and what is not set yet"),
            subcommands: [RulesListCommand.self, RulesShowCommand.self],
            defaultSubcommand: RulesListCommand.self)
    }
}

/// The law that is to be read.
struct LawInForce {
    let book: RuleBook
    let edition: Edition
    let dependencies: Dependencies

    init(_ rules: RuleOptions, _ time: TimeOptions, report: Report) throws(Failure) {
        let times = try time.times()
        let library = try RuleLibrary.load(try rules.folder(), report: report)
        let request = EditionRequest(day: times.month.firstDay, knownOn: times.knownOn)
        edition = try library.program(request, report: report).edition
        book = library.book
        dependencies = Dependencies(edition)
    }

    func page(of programme: Int) -> LawPage {
        ProgrammePage.page(of: programme, in: edition, book: book, dependencies: dependencies)
    }

    var unset: UnsetValues { UnsetValues(edition, dependencies: dependencies) }
}
