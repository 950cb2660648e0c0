import Diagnostics

/// The words that come from the argument parser itself, in the language of this run.
enum HelpText {
    static func translated(_ text: String, into language: Language = .atStart) -> String {
        guard language == .zh else { return text }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for index in lines.indices {
            lines[index] = heading(lines[index]) ?? mistake(lines[index]) ?? lines[index]
            for (english, chinese) in phrases {
                lines[index] = lines[index].replacing(english, with: chinese)
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func heading(_ line: String) -> String? {
        let headings = [
            ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("Usage: ", "用法："),
            ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "命令："),
            ("Help:  ", "说明："),
        ]
        guard let (english, chinese) = headings.first(where: { line.hasPrefix($0.0) }) else {
            return nil
        }
        return chinese + line.dropFirst(english.count)
    }

    /// What was wrong with the usage.
    private static func mistake(_ line: String) -> String? {
        guard line.hasPrefix("Error: ") else { return nil }
        let text = line.dropFirst("Error: ".count)
        if let match = text.wholeMatch(
            of: /Unknown option '([^']*)'(?:\. Did you mean '([^']*)'\?)?/)
        {
            let nearest = match.2.map { "，是不是「\($0)」？" } ?? ""
            return "错误: 没有「\(match.1)」这个选项\(nearest)"
        }
        if let match = text.wholeMatch(of: /Missing expected argument '([^']*)'/) {
            return "错误: 缺少参数 \(match.1)"
        }
        if let match = text.wholeMatch(of: /Missing value for '([^']*)'/) {
            return "错误: \(match.1) 后面缺少值"
        }
        if let match = text.wholeMatch(of: /Unexpected argument '([^']*)'/) {
            return "错误: 没有「\(match.1)」这个命令，或者参数多余"
        }
        if let match = text.wholeMatch(of: /(\d+) unexpected arguments: (.*)/) {
            return "错误: 多余的参数 \(match.2)"
        }
        if let match = text.wholeMatch(of: /The value '([^']*)' is invalid for '([^']*)'.*/) {
            return "错误: 「\(match.1)」不能作为 \(match.2) 的值"
        }
        return "错误: \(text)"
    }

    private static let phrases = [
        ("Show help information.", "显示帮助"),
        ("Show the version.", "显示版本"),
        ("Show subcommand help information.", "显示某个命令的帮助"),
        ("<subcommand>", "<命令>"),
        ("<options>", "<选项>"),
        ("(default)", "（默认） "),
        (" for detailed help.", "  查看详细帮助"),
        ("See '", "详见 '"),
        (" for more information.", ""),
    ]
}
