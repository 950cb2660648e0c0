import Diagnostics

/// A scalar read once more from the file, remembering where every byte of its value stands.
///
/// libyaml tells the value but not the way back. Should the two readings ever disagree, libyaml's
/// value holds and all of it points to the scalar's beginning.
struct ScalarMap {
    private let bytes: [UInt8]
    private var value: [UInt8] = []
    private var segments: [EmbeddedText.Segment] = []

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    static func text(
        of value: String, style: YAMLNode.Style, at range: Range<Int>, in bytes: [UInt8],
        of file: SourceFile
    ) -> EmbeddedText {
        let isQuoted = style == .singleQuoted || style == .doubleQuoted
        let start = isQuoted ? min(range.lowerBound + 1, range.upperBound) : range.lowerBound
        let inner = isQuoted ? start..<max(start, range.upperBound - 1) : range
        // As most texts are: the file has the value byte for byte.
        if value.utf8.elementsEqual(bytes[inner]) {
            return EmbeddedText(value: value, file: file, at: start)
        }
        var map = ScalarMap(bytes)
        let expected = Array(value.utf8)
        switch style {
        case .plain, .singleQuoted, .doubleQuoted: map.copy(inner, style)
        case .literal, .folded:
            map.copyBlock(range, isFolded: style == .folded, expecting: expected)
        }
        var segments = map.segments
        if map.value != expected || segments.isEmpty {
            segments = (0..<max(expected.count, 1)).map {
                .init(valueOffset: $0, fileOffset: start)
            }
        }
        return EmbeddedText(value: value, file: file, segments: segments)
    }

    /// Adds a byte of the value; a new segment begins where the file does not simply go on.
    private mutating func append(_ byte: UInt8, from offset: Int) {
        let next = segments.last.map { $0.fileOffset + value.count - $0.valueOffset }
        if next != offset { segments.append(.init(valueOffset: value.count, fileOffset: offset)) }
        value.append(byte)
    }
}

// MARK: - Plain and quoted

extension ScalarMap {
    private mutating func copy(_ range: Range<Int>, _ style: YAMLNode.Style) {
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = bytes[at]
            if byte.isBlank || byte.isBreak {
                at = fold(from: at, before: range.upperBound)
            } else if style == .doubleQuoted, byte == UInt8(ascii: "\\") {
                at = unescape(at, before: range.upperBound)
            } else {
                append(byte, from: at)
                at += style == .singleQuoted && byte == UInt8(ascii: "'") ? 2 : 1
            }
        }
    }

    /// One line break becomes a space, of several all but the first stay; blanks around vanish.
    private mutating func fold(from start: Int, before end: Int) -> Int {
        let (breaks, next) = whitespace(from: start, before: end)
        if breaks.isEmpty {
            for at in start..<next { append(bytes[at], from: at) }
        } else if breaks.count == 1 {
            append(.space, from: breaks[0])
        } else {
            for at in breaks.dropFirst() { append(.lineFeed, from: at) }
        }
        return next
    }

    private func whitespace(from start: Int, before end: Int) -> (breaks: [Int], next: Int) {
        var breaks: [Int] = []
        var at = start
        while at < end, bytes[at].isBlank || bytes[at].isBreak {
            if bytes[at].isBreak {
                breaks.append(at)
                at = bytes.index(afterBreak: at)
            } else {
                at += 1
            }
        }
        return (breaks, at)
    }

    /// `start` is at the backslash; answers where the text goes on.
    private mutating func unescape(_ start: Int, before end: Int) -> Int {
        guard start + 1 < end else { return end }
        let letter = bytes[start + 1]
        if letter.isBreak {
            let rest = whitespace(from: bytes.index(afterBreak: start + 1), before: end)
            for at in rest.breaks { append(.lineFeed, from: at) }
            return rest.next
        }
        let digits = Self.hexDigits[letter] ?? 0
        let next = min(start + 2 + digits, end)
        let scalar: UInt32
        if digits > 0 {
            let text = String(decoding: bytes[(start + 2)..<next], as: UTF8.self)
            scalar = UInt32(text, radix: 16) ?? 0
        } else {
            scalar = Self.escapes[letter] ?? UInt32(letter)
        }
        let character = String(Unicode.Scalar(scalar).map(Character.init) ?? "\u{FFFD}")
        for (index, byte) in character.utf8.enumerated() {
            append(byte, from: min(start + index, next - 1))
        }
        return next
    }

    private static let hexDigits: [UInt8: Int] = [
        UInt8(ascii: "x"): 2, UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8,
    ]

    private static let escapes: [UInt8: UInt32] = [
        UInt8(ascii: "0"): 0x00, UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08,
        UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "v"): 0x0B,
        UInt8(ascii: "f"): 0x0C, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "e"): 0x1B,
        UInt8(ascii: "N"): 0x85, UInt8(ascii: "_"): 0xA0, UInt8(ascii: "L"): 0x2028,
        UInt8(ascii: "P"): 0x2029,
    ]
}

// MARK: - Blocks

extension ScalarMap {
    private struct Line {
        /// The text without its indentation.
        let content: Range<Int>
        /// Where its line break stands; none at the end of the file.
        let lineBreak: Int?
    }

    private mutating func copyBlock(_ range: Range<Int>, isFolded: Bool, expecting: [UInt8]) {
        let headerEnd = bytes.firstIndex(from: range.lowerBound, before: range.upperBound) {
            $0.isBreak || $0 == UInt8(ascii: "#")
        }
        let header = bytes[range.lowerBound..<headerEnd]
        var pending: [Int] = []
        var lastBreak: Int?
        var wasBlank = false
        for line in blockLines(range, expecting: expecting) {
            if line.content.isEmpty {
                if let at = line.lineBreak { pending.append(at) }
                continue
            }
            let isBlank = bytes[line.content.lowerBound].isBlank
            if let at = lastBreak {
                if !isFolded || wasBlank || isBlank {
                    append(.lineFeed, from: at)
                } else if pending.isEmpty {
                    append(.space, from: at)
                }
            }
            for at in pending { append(.lineFeed, from: at) }
            for at in line.content { append(bytes[at], from: at) }
            (pending, lastBreak, wasBlank) = ([], line.lineBreak, isBlank)
        }
        if !header.contains(UInt8(ascii: "-")), let at = lastBreak { append(.lineFeed, from: at) }
        if header.contains(UInt8(ascii: "+")) { for at in pending { append(.lineFeed, from: at) } }
    }

    private func blockLines(_ range: Range<Int>, expecting value: [UInt8]) -> [Line] {
        var starts: [Int] = []
        var at = range.lowerBound
        while true {
            at = bytes.firstIndex(from: at, before: range.upperBound) { $0.isBreak }
            guard at < range.upperBound else { break }
            at = bytes.index(afterBreak: at)
            if at < range.upperBound { starts.append(at) }
        }
        let indentation = indentation(of: starts, before: range.upperBound, expecting: value)
        return starts.map { start in
            let end = bytes.firstIndex(from: start, before: range.upperBound) { $0.isBreak }
            let content = bytes.firstIndex(from: start, before: min(start + indentation, end)) {
                $0 != .space
            }
            return Line(content: content..<end, lineBreak: end < range.upperBound ? end : nil)
        }
    }

    /// What the value's first line lacks of its spaces in the file: so an indentation indicator
    /// needs no thought.
    private func indentation(of starts: [Int], before end: Int, expecting value: [UInt8]) -> Int {
        let empty = value.prefix { $0 == .lineFeed }.count
        guard empty < value.count, empty < starts.count else { return Int(Int32.max) }
        let start = starts[empty]
        let inFile = bytes.firstIndex(from: start, before: end) { $0 != .space } - start
        return max(inFile - value.dropFirst(empty).prefix { $0 == .space }.count, 0)
    }
}
