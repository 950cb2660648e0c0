import ArgumentParser
import Diagnostics

/// `yingbao standards`: the numbers of the law over the years, and the next year's notice.
struct StandardsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "standards",
            abstract: say(
                zh: "历年标准一览；写新一年的标准文件",
                en: "the standards of several years; writing the next year's notice"),
            subcommands: [
                StandardsListCommand.self, StandardsNewCommand.self, StandardsSetCommand.self,
            ],
            defaultSubcommand: StandardsListCommand.self)
    }
}
