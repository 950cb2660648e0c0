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

    /// Everything behind the first colon of each line, and lines without one: for a file that could
    /// not be read as a record, where nobody knows what is personal.
    init(valuesOf file: SourceFile) {
        let secrets = file.lineStarts.indices.map { line in
            let start = file.lineStarts[line]
            let text = file.line(line + 1)
            let key = text.utf8.firstIndex(of: UInt8(ascii: ":")).map {
                text.utf8.distance(from: text.startIndex, to: $0) + 1
            }
            return SourceRange(
                file: file, start: start + (key ?? 0), end: start + text.utf8.count)
        }
        files[file] = SourceFile(path: file.path, text: Self.masked(file.text, secrets, .words))
    }

    private enum Extent {
        case everything
        /// Punctuation stays, so that a mistake in it can be seen.
        case words
    }

    /// Every character becomes one of the same length, so that all places stay right.
    private static func masked(
        _ text: String, _ ranges: [SourceRange], _ extent: Extent = .everything
    ) -> String {
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
                let isKept =
                    switch extent {
                    case .everything:
                        bytes[at] == UInt8(ascii: "\n") || bytes[at] == UInt8(ascii: "\r")
                    case .words: bytes[at] < 0x80 && !isWord(bytes[at])
                    }
                let replacement = Array("\(stand)".utf8)
                let end = min(at + replacement.count, bytes.count)
                if !isKept { bytes.replaceSubrange(at..<end, with: replacement.prefix(end - at)) }
                at = end
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
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
