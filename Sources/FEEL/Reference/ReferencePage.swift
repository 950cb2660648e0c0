public import Diagnostics

/// The reference as pages for people.
public enum ReferencePage {
    /// All groups, each with its names and what they mean, aligned for a terminal.
    public static func overview(in language: Language) -> String {
        let opening = Wording(
            zh: "FEEL 表达式里能写的。看一项的例子：yingbao help feel NAME",
            en:
                "What FEEL expressions can say. One with its example: yingbao help feel NAME"
        )
        var lines = [opening[language]]
        for group in LanguageReference.Group.allCases {
            let entries = entries(of: group)
            let width = entries.map(\.name.displayWidth).max() ?? 0
            lines += ["", group.title[language]]
            lines += entries.map {
                "  " + $0.name.padded(to: width) + "  " + $0.meaning[language]
            }
        }
        lines += limitLines(in: language)
        return lines.joined(separator: "\n") + "\n"
    }

    /// One entry: how to call it, what it means, and its example.
    public static func page(of entry: LanguageReference.Entry, in language: Language) -> String {
        var lines = [entry.name + "  " + entry.meaning[language]]
        lines += calls(of: entry).map { "  " + $0 }
        switch entry.outcome {
        case .value(let result):
            let label = Wording(zh: "例：", en: "Example: ")[language]
            lines.append("  " + label + entry.example + "  →  " + result)
        case .refused(let instead):
            lines.append("  " + Wording(zh: "错：", en: "Wrong: ")[language] + entry.example)
            lines.append("  " + Wording(zh: "对：", en: "Right: ")[language] + instead)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The article of the documentation, in both languages.
    public static var article: String {
        var lines = [
            "# FEEL 参考 · Language Reference", "",
            "表达式里能写的一切，每项一个例子。Everything an expression can say, each with an example.",
            "",
            "## Overview", "",
            "例子都由测试运行。Every example is run by a test. 命令行：`yingbao help feel`。",
        ]
        for group in LanguageReference.Group.allCases {
            lines += ["", "### \(group.title.zh) · \(group.title.en)", ""]
            lines += table(of: entries(of: group), isRefused: group == .strictness)
        }
        lines += limitTable
        return lines.joined(separator: "\n") + "\n"
    }

    private static func table(of entries: [LanguageReference.Entry], isRefused: Bool) -> [String] {
        let heads =
            isRefused
            ? ["Code", "中文", "English", "错 · Wrong", "对 · Right"]
            : ["", "中文", "English", "例 · Example", "结果 · Result"]
        let rows = entries.map { entry in
            let end =
                switch entry.outcome {
                case .value(let result): result
                case .refused(let instead): instead
                }
            return [
                code(entry.name), entry.meaning.zh, entry.meaning.en, code(entry.example),
                code(end),
            ]
        }
        return ([heads, heads.map { _ in "---" }] + rows).map {
            "| " + $0.joined(separator: " | ") + " |"
        }
    }

    private static func code(_ text: String) -> String { "`\(text)`" }

    private static func calls(of entry: LanguageReference.Entry) -> [String] {
        guard let reference = Builtins.reference(entry.name) else { return [] }
        return Builtins[reference].signatures.map { signature in
            let names = signature.parameters.enumerated().map { index, name in
                index < signature.required ? name : "\(name)?"
            }
            let more = signature.isVariadic ? ", …" : ""
            return "\(entry.name)(\(names.joined(separator: ", "))\(more))"
        }
    }

    private static func entries(of group: LanguageReference.Group) -> [LanguageReference.Entry] {
        LanguageReference.all.filter { $0.group == group }
    }
}
