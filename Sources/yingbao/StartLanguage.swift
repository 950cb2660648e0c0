public import ArgumentParser
public import Diagnostics
import Glibc

extension Language {
    /// The language of this run: `--lang`, else the locale, else Chinese.
    ///
    /// It is read from the words the program was started with, because help and usage errors are
    /// written before options are parsed.
    static let atStart = Language(
        arguments: CommandLine.arguments,
        locales: ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { (name: String) in
            getenv(name).map { String(cString: $0) }
        })

    init(arguments: [String], locales: [String]) {
        for (position, argument) in arguments.enumerated() {
            let value: Substring? =
                if argument.hasPrefix("--lang=") {
                    argument.dropFirst("--lang=".count)
                } else if argument == "--lang", position + 1 < arguments.count {
                    arguments[position + 1][...]
                } else {
                    nil
                }
            if let value, let language = Language(rawValue: String(value)) {
                self = language
                return
            }
        }
        let locale = locales.first { !$0.isEmpty } ?? ""
        self = locale.hasPrefix("en") ? .en : .zh
    }
}

extension Language: ExpressibleByArgument {
    /// The option's own name lists them.
    public static var allValueStrings: [String] { [] }
}

/// The text in the language of this run.
func say(zh: String, en: String) -> String {
    Wording(zh: zh, en: en)[.atStart]
}

/// An option's help in the language of this run.
func help(zh: String, en: String, valueName: String? = nil) -> ArgumentHelp {
    ArgumentHelp(say(zh: zh, en: en), valueName: valueName)
}

/// `--lang`; its value was already read by `Language.atStart`.
struct LanguageOption: ParsableArguments {
    @Option(
        name: .customLong("lang"),
        help: help(
            zh: "输出语言（默认按 LANG：以 en 开头为英文，否则中文）",
            en: "language of the output (default by LANG: English where it begins with en, "
                + "else Chinese)",
            valueName: "zh|en"))
    private var chosen: Language?

    var language: Language { chosen ?? .atStart }
}
