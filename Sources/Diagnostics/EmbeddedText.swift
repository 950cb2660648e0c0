/// A text that stands inside a file in another form (unescaped, de-indented, folded),
/// with the way back from each of its offsets to the file's.
public struct EmbeddedText: Sendable, Hashable {
    /// From this offset of the value on, the file's text follows at `fileOffset`, byte for byte.
    public struct Segment: Sendable, Hashable {
        public let valueOffset: Int
        public let fileOffset: Int

        public init(valueOffset: Int, fileOffset: Int) {
            self.valueOffset = valueOffset
            self.fileOffset = fileOffset
        }
    }

    public let value: String
    public let file: SourceFile
    /// In ascending order of `valueOffset`, the first at 0.
    public let segments: [Segment]

    public init(value: String, file: SourceFile, segments: [Segment]) {
        self.value = value
        self.file = file
        self.segments = segments
    }

    /// A text of its own, as given on a command line.
    public init(_ value: String, path: String = "expression") {
        self.init(
            value: value, file: SourceFile(path: path, text: value),
            segments: Self.whole)
    }

    private static let whole = [Segment(valueOffset: 0, fileOffset: 0)]

    /// Where an offset of the value stands in the file.
    public func fileOffset(of offset: Int) -> Int {
        guard let segment = segments.last(where: { $0.valueOffset <= offset }) else { return 0 }
        return segment.fileOffset + offset - segment.valueOffset
    }

    /// Where a stretch of the value stands in the file.
    public func range(of range: TextRange) -> SourceRange {
        let start = fileOffset(of: Int(range.start))
        let end =
            range.end > range.start ? fileOffset(of: Int(range.end) - 1) + 1 : start
        return SourceRange(file: file, start: start, end: end)
    }
}
