import Foundation
import TestSupport
import Testing

/// The commands that the READMEs show, run as they stand there.
@Suite("READMEs")
struct ReadmeTests {
    @Test(
        "what a README shows is what its commands print", arguments: ["README.md", "README.zh.md"])
    func readme(_ name: String) throws {
        let url = SourceTree.root.appendingPathComponent(name)
        let shown = try String(contentsOf: url, encoding: .utf8)
        let run = try Self.withOutput(shown)
        #expect(shown.contains("$ yingbao"))
        if ProcessInfo.processInfo.environment["RECORD"] != nil, run != shown {
            try run.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name): look at it, then run again")
        } else {
            #expect(run == shown)
        }
    }

    /// The text with every `console` block filled in anew.
    private static func withOutput(_ text: String) throws -> String {
        var lines: [String] = []
        var isConsole = false
        for line in text.components(separatedBy: "\n") {
            if line.hasPrefix("```") { isConsole = line == "```console" }
            if !isConsole || line.hasPrefix("```") {
                lines.append(line)
            } else if line.hasPrefix("$ yingbao ") {
                lines.append(line)
                let ran = try CommandRun(words(of: line.dropFirst(10)), in: ".")
                let printed = ran.error + ran.output
                lines += printed.trimmingCharacters(in: .newlines).components(separatedBy: "\n")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// Splits a command at spaces, but not between single quotes.
    private static func words(of command: Substring) -> [String] {
        var words: [String] = [""]
        var isQuoted = false
        for character in command {
            switch character {
            case "'": isQuoted.toggle()
            case " " where !isQuoted: words.append("")
            default: words[words.count - 1].append(character)
            }
        }
        return words.filter { !$0.isEmpty }
    }
}
