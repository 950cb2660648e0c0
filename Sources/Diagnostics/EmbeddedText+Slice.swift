extension EmbeddedText {
    /// A part of the value, in UTF-8 offsets, that keeps its way back to the file.
    public func slice(_ range: Range<Int>) -> EmbeddedText {
        let utf8 = value.utf8
        let range = range.clamped(to: 0..<utf8.count)
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let end = utf8.index(utf8.startIndex, offsetBy: range.upperBound)
        let text = String(value[start..<end])
        let first = Segment(valueOffset: 0, fileOffset: fileOffset(of: range.lowerBound))
        let others = segments.filter {
            $0.valueOffset > range.lowerBound && $0.valueOffset < range.upperBound
        }.map {
            Segment(valueOffset: $0.valueOffset - range.lowerBound, fileOffset: $0.fileOffset)
        }
        return EmbeddedText(value: text, file: file, segments: [first] + others)
    }
}
