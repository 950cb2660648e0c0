import Diagnostics

/// Characters that do not belong in a text file: each is reported, and libyaml gets a harmless
/// one of the same length instead, so that reading goes on and places stay right.
struct StrayCharacters {
    enum Fact {
        case tab
        case control
        case invisible
        case lineBreak
    }

    private(set) var bytes: [UInt8]
    /// Whether a replacement can make the syntax look wrong where it is not.
    private(set) var mislead = false

    private let file: SourceFile
    private let limit: Int
    private var count = 0

    init(_ file: SourceFile, limit: Int, into found: inout DiagnosticBag) {
        self.file = file
        self.limit = limit
        bytes = Array(file.text.utf8)
        var at = byteOrderMark.count
        while at < bytes.count {
            guard let (fact, length) = fact(at: at) else {
                at += 1
                continue
            }
            report(fact, at..<(at + length), into: &found)
            replace(fact, at..<(at + length))
            at += length
        }
    }

    /// Empty where the file does not begin with one.
    var byteOrderMark: Range<Int> { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 0..<3 : 0..<0 }

    private func fact(at start: Int) -> (Fact, length: Int)? {
        let byte = bytes[start]
        switch byte {
        case UInt8(ascii: "\t"):
            return (.tab, bytes[start...].prefix { $0 == byte }.count)
        case .lineFeed:
            return nil
        case .carriageReturn:
            return bytes.index(afterBreak: start) == start + 2 ? nil : (.lineBreak, 1)
        case 0..<0x20, 0x7F:
            return (.control, 1)
        case 0xC2 where start + 1 < bytes.count && bytes[start + 1] < 0xA0:
            return (bytes[start + 1] == 0x85 ? .lineBreak : .control, 2)
        case 0xE2 where start + 2 < bytes.count, 0xEF where start + 2 < bytes.count:
            return fact(ofThree: bytes[start + 1], bytes[start + 2], after: byte).map { ($0, 3) }
        default:
            return nil
        }
    }

    private func fact(ofThree second: UInt8, _ third: UInt8, after first: UInt8) -> Fact? {
        switch (first, second, third) {
        case (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9): .lineBreak
        case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE): .invisible
        case (0xE2, 0x81, 0xA0...0xAF), (0xEF, 0xBB, 0xBF): .invisible
        case (0xEF, 0xBF, 0xBE), (0xEF, 0xBF, 0xBF): .control
        default: nil
        }
    }

    private mutating func report(
        _ fact: Fact, _ range: Range<Int>, into found: inout DiagnosticBag
    ) {
        count += 1
        guard count <= limit else { return }
        let place = SourceRange(file: file, start: range.lowerBound, end: range.upperBound)
        let text = String(decoding: bytes[range], as: UTF8.self)
        found.add(.stray(fact, text.unicodeScalars.first ?? " ", at: place))
    }

    private mutating func replace(_ fact: Fact, _ range: Range<Int>) {
        if fact == .tab || fact == .lineBreak { mislead = true }
        switch (fact, range.count) {
        case (.tab, _), (.lineBreak, 1):
            for at in range { bytes[at] = .space }
        case (_, 2): bytes.replaceSubrange(range, with: "·".utf8)
        case (_, 3): bytes.replaceSubrange(range, with: "\u{FFFD}".utf8)
        default: bytes.replaceSubrange(range, with: "_".utf8)
        }
    }
}

extension Diagnostic {
    fileprivate static func stray(
        _ fact: StrayCharacters.Fact, _ character: Unicode.Scalar, at place: SourceRange
    ) -> Diagnostic {
        let hex = String(character.value, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        switch fact {
        case .tab:
            return Diagnostic(
                "yaml/tab", at: place,
                Wording(zh: "这里有制表符（Tab）", en: "there is a tab here"),
                hint: Wording(
                    zh: "请改用空格；引号里确实需要时写 \"\\t\"",
                    en: "use spaces; where a text needs one write \"\\t\""))
        case .control:
            return Diagnostic(
                "yaml/control-character", at: place,
                Wording(zh: "不允许的控制字符 \(name)", en: "control character \(name) is not allowed"),
                hint: Wording(zh: "请删除它", en: "delete it"))
        case .invisible:
            return Diagnostic(
                "yaml/invisible-character", at: place,
                Wording(zh: "看不见的字符 \(name)", en: "invisible character \(name)"),
                hint: Wording(
                    zh: "它多半是从网页或文档里复制来的，请删除",
                    en: "it probably came with copied text; delete it"))
        case .lineBreak:
            return Diagnostic(
                "yaml/line-break", at: place,
                Wording(zh: "不能用 \(name) 换行", en: "\(name) is no line break here"),
                hint: Wording(
                    zh: "请把文件的换行改为 LF 或 CRLF",
                    en: "save the file with LF or CRLF line ends"))
        }
    }
}
