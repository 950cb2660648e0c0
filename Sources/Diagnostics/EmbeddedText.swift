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
    /// Where the value begins in the file.
    private let start: Int
    /// The segments behind the first: most texts have none.
    private let others: [Segment]

    /// In ascending order of `valueOffset`, the first at 0.
    public var segments: [Segment] { [Segment(valueOffset: 0, fileOffset: start)] + others }

    /// A text that the file has byte for byte.
    public init(value: String, file: SourceFile, at start: Int) {
        self.init(value: value, file: file, start: start, others: [])
    }

    public init(value: String, file: SourceFile, segments: [Segment]) {
        self.init(
            value: value, file: file, start: segments.first?.fileOffset ?? 0,
            others: Array(segments.dropFirst()))
    }

    private init(value: String, file: SourceFile, start: Int, others: [Segment]) {
        self.value = value
        self.file = file
        self.start = start
        self.others = others
    }

    /// A text of its own, as given on a command line.
    public init(_ value: String, path: String = "expression") {
        self.init(value: value, file: SourceFile(path: path, text: value), at: 0)
    }

    /// Where an offset of the value stands in the file.
    public func fileOffset(of offset: Int) -> Int {
        guard let segment = others.last(where: { $0.valueOffset <= offset }) else {
            return start + offset
        }
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
