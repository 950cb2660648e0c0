/// A text that was read, with what is needed to tell lines and columns.
public struct SourceFile: Sendable, Hashable {
    /// Every place in a file holds the file: one reference to copy, not three.
    private let content: Content

    private final class Content: Sendable {
        let path: String
        let text: String
        let lineStarts: [Int]

        init(path: String, text: String) {
            self.path = path
            self.text = text
            lineStarts = SourceFile.lineStarts(of: text)
        }
    }

    public init(path: String, text: String) {
        content = Content(path: path, text: text)
    }

    /// As given by the user, relative where it was given so.
    public var path: String { content.path }

    public var text: String { content.text }

    /// UTF-8 offset of the first byte of each line.
    public var lineStarts: [Int] { content.lineStarts }

    /// The starts in a text of one line, as most expressions are.
    private static let oneLine = [0]

    private static func lineStarts(of text: String) -> [Int] {
        let newline = UInt8(ascii: "\n")
        return text.utf8.withContiguousStorageIfAvailable { bytes -> [Int] in
            guard bytes.contains(newline) else { return oneLine }
            return [0] + bytes.indices.filter { bytes[$0] == newline }.map { $0 + 1 }
        } ?? ([0] + text.utf8.enumerated().filter { $0.element == newline }.map { $0.offset + 1 })
    }

    /// Two files are the same when their paths are: a run never reads one path twice.
    public static func == (left: SourceFile, right: SourceFile) -> Bool {
        left.content === right.content || left.path == right.path
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(path)
    }
}

/// A place in a file as people count it: both 1-based, the column in characters (Unicode scalars).
public struct SourcePosition: Sendable, Hashable {
    public let line: Int
    public let column: Int

    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

extension SourceFile {
    /// The line and column of a UTF-8 offset; offsets outside the text are clamped to it.
    public func position(at offset: Int) -> SourcePosition {
        let offset = min(max(offset, 0), text.utf8.count)
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let start = text.utf8.index(text.utf8.startIndex, offsetBy: lineStarts[low])
        let end = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
        // Continuation bytes are not characters of their own.
        let column = text.utf8[start..<end].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        return SourcePosition(line: low + 1, column: column + 1)
    }

    /// The text of a line (1-based) without its line break.
    public func line(_ number: Int) -> Substring {
        guard number >= 1, number <= lineStarts.count else { return "" }
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: lineStarts[number - 1])
        let end =
            number < lineStarts.count
            ? utf8.index(utf8.startIndex, offsetBy: lineStarts[number] - 1) : utf8.endIndex
        let line = text[start..<end]
        return line.hasSuffix("\r") ? line.dropLast() : line
    }
}
