import ArgumentParser
import Diagnostics
import FEEL

/// `yingbao help`: a command, or the language of the rules (`help feel`, `help feel count`).
struct HelpCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "help",
            abstract: say(
                zh: "某个命令的帮助；help feel 是表达式语言一览",
                en: "help on a command; help feel is the language of expressions"),
            discussion: say(
                zh: "例如：yingbao help feel count", en: "For example: yingbao help feel count"))
    }

    @Argument(
        help: help(
            zh: "命令的名称，或 feel 和其中一项", en: "a command's name, or feel and one of its names",
            valueName: "topic"))
    var topic: [String] = []

    @OptionGroup var languageOption: LanguageOption

    func run() throws {
        guard let first = topic.first else { return Self.printHelp(Yingbao.helpMessage()) }
        if first == "feel" { return try printReference(of: topic.dropFirst()) }
        var command: any ParsableCommand.Type = Yingbao.self
        for name in topic { command = try Self.command(name, below: command) }
        Self.printHelp(Yingbao.helpMessage(for: command))
    }

    private static func command(
        _ name: String, below parent: any ParsableCommand.Type
    ) throws(Failure) -> any ParsableCommand.Type {
        let commands = parent.configuration.subcommands
        for command in commands where command.configuration.commandName == name { return command }
        var names: [String] = parent == Yingbao.self ? ["feel"] : []
        for command in commands { names += command.configuration.commandName.map { [$0] } ?? [] }
        throw Failure.unable(
            Wording(zh: "没有「\(name)」这个命令", en: "there is no command “\(name)”")
                + suggestion(Wording.didYouMean(name, among: names)))
    }

    private static func printHelp(_ text: String) {
        Console.write(HelpText.translated(text) + "\n")
    }

    private func printReference(of words: ArraySlice<String>) throws {
        let language = languageOption.language
        guard !words.isEmpty else { return Console.write(ReferencePage.overview(in: language)) }
        let name = words.joined(separator: " ")
        guard let entry = LanguageReference.entry(named: name) else {
            throw Failure.unable(
                Wording(zh: "FEEL 里没有「\(name)」", en: "FEEL has no “\(name)”")
                    + Self.suggestion(LanguageReference.suggestion(for: name)))
        }
        Console.write(ReferencePage.page(of: entry, in: language))
    }

    private static func suggestion(_ wording: Wording?) -> Wording {
        wording.map { Wording(zh: "，", en: ", ") + $0 } ?? Wording("")
    }
}
