/// A stretch of a text, in UTF-8 offsets from its beginning, the end not included.
public struct TextRange: Sendable, Hashable {
    public let start: Int32
    public let end: Int32

    public init(_ start: Int, _ end: Int) {
        self.start = Int32(clamping: start)
        self.end = Int32(clamping: max(start, end))
    }
}

/// A stretch of a file.
public struct SourceRange: Sendable, Hashable {
    public let file: SourceFile
    public let start: Int
    public let end: Int

    public init(file: SourceFile, start: Int, end: Int) {
        self.file = file
        self.start = start
        self.end = max(start, end)
    }

    public var position: SourcePosition { file.position(at: start) }

    /// Whether another stretch of the same file lies within this one.
    public func contains(_ other: SourceRange) -> Bool {
        start <= other.start && other.end <= end && file == other.file
    }
}
