import Diagnostics

/// Hides what personal facts hold, so that a diagnostic can show its line all the same.
struct Mask {
    /// The masked text of each file that has something to hide.
    private var files: [SourceFile: SourceFile] = [:]

    init(_ secrets: [SourceRange]) {
        for (file, ranges) in Dictionary(grouping: secrets, by: \.file) {
            files[file] = SourceFile(path: file.path, text: Self.masked(file.text, ranges))
        }
    }

    /// Every character becomes one of the same length, so that all places stay right.
    private static func masked(_ text: String, _ ranges: [SourceRange]) -> String {
        var bytes = Array(text.utf8)
        for range in ranges {
            var at = max(0, range.start)
            while at < min(range.end, bytes.count) {
                let stand: StaticString =
                    switch bytes[at] {
                    case ..<0x80: "*"
                    case ..<0xE0: "×"
                    case ..<0xF0: "＊"
                    default: "𝑥"
                    }
                let isBreak = bytes[at] == UInt8(ascii: "\n") || bytes[at] == UInt8(ascii: "\r")
                let replacement = Array("\(stand)".utf8)
                let end = min(at + replacement.count, bytes.count)
                if !isBreak { bytes.replaceSubrange(at..<end, with: replacement.prefix(end - at)) }
                at = end
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func applied(_ diagnostic: Diagnostic) -> Diagnostic {
        Diagnostic(
            diagnostic.code, diagnostic.severity, at: diagnostic.range.map(applied),
            diagnostic.message, hint: diagnostic.hint,
            notes: diagnostic.notes.map { note in
                Diagnostic.Note(range: note.range.map(applied), message: note.message)
            })
    }

    private func applied(_ range: SourceRange) -> SourceRange {
        guard let file = files[range.file] else { return range }
        return SourceRange(file: file, start: range.start, end: range.end)
    }
}
