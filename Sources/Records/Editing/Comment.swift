import Diagnostics
import YAML

/// A commented line of a notice, `# urban_dibao: 800   # yuan a month`: last year's value, to be
/// replaced by this year's.
struct Comment {
    let range: SourceRange
    private let file: SourceFile
    private let key: String
    /// What is written for the standard, and what is said of it behind another `#`.
    private let older: String
    private let remark: String
    private var path: [String] = []

    /// The first line below the values that names the standard.
    init?(_ names: [String], in file: SourceFile, after values: YAMLNode) {
        let start = file.position(at: values.range.start).line
        for number in start...max(start, file.lineStarts.count) {
            let line = file.line(number)
            let rest = line.drop { $0 == " " }
            guard rest.first == "#" else { continue }
            let said = rest.dropFirst().drop { $0 == " " }
            guard let key = names.first(where: { said.hasPrefix("\($0):") }) else { continue }
            self.file = file
            self.key = key
            let parts = said.dropFirst(key.count + 1).split(separator: "#", maxSplits: 1)
            older = Self.trimmed(parts.first ?? "")
            remark = parts.count > 1 ? Self.trimmed(parts[1]) : ""
            let begin = file.lineStarts[number - 1] + line.utf8.count - rest.utf8.count
            range = SourceRange(file: file, start: begin, end: begin + rest.utf8.count)
            return
        }
        return nil
    }

    func with(_ path: [String]) -> Comment {
        var comment = self
        comment.path = path
        return comment
    }

    /// The line with the new value; the older one and the remark stay behind it.
    func uncommented(_ value: String, _ language: Language) -> String {
        let entry = "\(key): \(path.nested(value))"
        let was = Wording(zh: "原为 \(older)", en: "was \(older)")[language]
        // Braces with dots for what nobody has set are no older value.
        let hasOlder = !older.isEmpty && !older.contains("…")
        let said = [hasOlder ? was : "", remark].filter { !$0.isEmpty }
            .joined(separator: Wording(zh: "；", en: "; ")[language])
        let gap = said.isEmpty ? "" : "  # "
        return file.replacing(
            range.start..<range.end,
            with: entry.padded(to: 30).trimmedEnd(keeping: said) + gap + said)
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }).trimmedEnd
    }
}

extension String {
    fileprivate func trimmedEnd(keeping remark: String) -> String {
        remark.isEmpty ? trimmedEnd : self
    }
}
