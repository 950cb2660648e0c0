import Diagnostics
import YAML

/// JSON text → the nodes that YAML gives, so that records in either form are read in one way.
///
/// Numbers keep the digits they are written with. Several values may follow each other (one a
/// line); reading stops at the first mistake of each file, since what follows is rarely meant.
struct JSONReader {
    private let file: SourceFile
    private let bytes: [UInt8]
    private var at = 0
    private let limits: Limits
    private var mistake: Diagnostic?

    private init(_ file: SourceFile, limits: Limits) {
        self.file = file
        self.limits = limits
        bytes = Array(file.text.utf8)
    }

    static func values(
        in file: SourceFile, limits: Limits = .standard, into found: inout DiagnosticBag
    ) -> [YAMLNode] {
        var reader = JSONReader(file, limits: limits)
        var values: [YAMLNode] = []
        reader.skipBlanks()
        while reader.at < reader.bytes.count, let value = reader.value(depth: 0) {
            values.append(value)
            reader.skipBlanks()
        }
        if let mistake = reader.mistake { found.add(mistake) }
        return values
    }

    // value = object | array | string | number | "true" | "false" | "null"
    private mutating func value(depth: Int) -> YAMLNode? {
        guard depth < limits.depth else { return fail(.tooDeep(limit: limits.depth)) }
        switch peek {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return string()
        default: return word()
        }
    }

    // object = "{" [ string ":" value { "," string ":" value } ] "}"
    private mutating func object(depth: Int) -> YAMLNode? {
        let start = at
        at += 1
        var entries: [YAMLNode.Entry] = []
        var names: Set<String> = []
        skipBlanks()
        if take("}") { return node(.mapping(entries), from: start) }
        repeat {
            skipBlanks()
            guard peek == UInt8(ascii: "\"") else { return fail(.noKey) }
            guard let key = string() else { return nil }
            skipBlanks()
            guard take(":") else { return fail(.noColon) }
            skipBlanks()
            guard let value = value(depth: depth + 1) else { return nil }
            guard names.insert(key.text ?? "").inserted else {
                at = key.range.start
                return fail(.repeatedKey(key.text ?? ""))
            }
            entries.append(.init(key: key, value: value))
            skipBlanks()
        } while take(",")
        guard take("}") else { return fail(.notClosed("}")) }
        return node(.mapping(entries), from: start)
    }

    // array = "[" [ value { "," value } ] "]"
    private mutating func array(depth: Int) -> YAMLNode? {
        let start = at
        at += 1
        var items: [YAMLNode] = []
        skipBlanks()
        if take("]") { return node(.sequence(items), from: start) }
        repeat {
            skipBlanks()
            guard let item = value(depth: depth + 1) else { return nil }
            items.append(item)
            skipBlanks()
        } while take(",")
        guard take("]") else { return fail(.notClosed("]")) }
        return node(.sequence(items), from: start)
    }

    private mutating func string() -> YAMLNode? {
        let start = at
        at += 1
        var text = ""
        var segments = [EmbeddedText.Segment(valueOffset: 0, fileOffset: at)]
        var run = at
        while let byte = peek, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { return fail(.lineBreakInText) }
            at += 1
            guard byte == UInt8(ascii: "\\") else { continue }
            text += String(decoding: bytes[run..<(at - 1)], as: UTF8.self)
            segments.append(.init(valueOffset: text.utf8.count, fileOffset: at - 1))
            guard let scalar = escape() else { return fail(.escape) }
            text.unicodeScalars.append(scalar)
            segments.append(.init(valueOffset: text.utf8.count, fileOffset: at))
            run = at
        }
        text += String(decoding: bytes[run..<at], as: UTF8.self)
        guard take("\"") else { return fail(.notClosed("\"")) }
        let embedded = EmbeddedText(value: text, file: file, segments: segments)
        return node(.scalar(embedded, .doubleQuoted), from: start)
    }

    /// What stands behind a backslash.
    private mutating func escape() -> Unicode.Scalar? {
        guard let byte = peek else { return nil }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return unicodeEscape()
        default: return nil
        }
    }

    private mutating func unicodeEscape() -> Unicode.Scalar? {
        guard let unit = fourHexDigits() else { return nil }
        guard unit & 0xFC00 == 0xD800 else { return Unicode.Scalar(unit) }
        guard take("\\"), take("u"), let low = fourHexDigits(), low & 0xFC00 == 0xDC00 else {
            return nil
        }
        return Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF))
    }

    private mutating func fourHexDigits() -> UInt32? {
        guard at + 4 <= bytes.count else { return nil }
        let digits = String(decoding: bytes[at..<(at + 4)], as: UTF8.self)
        guard digits.allSatisfy(\.isHexDigit) else { return nil }
        at += 4
        return UInt32(digits, radix: 16)
    }

    /// A number, `true`, `false` or `null`, as written.
    private mutating func word() -> YAMLNode? {
        let start = at
        while let byte = peek, isWordByte(byte) { at += 1 }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        guard ["true", "false", "null"].contains(text) || NumberForm(text) != nil else {
            at = start
            return fail(.noValue)
        }
        let segment = EmbeddedText.Segment(valueOffset: 0, fileOffset: start)
        let embedded = EmbeddedText(value: text, file: file, segments: [segment])
        return node(.scalar(embedded, .plain), from: start)
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
            || [0x2B, 0x2D, 0x2E].contains(byte)
    }

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    private mutating func skipBlanks() {
        while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { at += 1 }
    }

    private func node(_ kind: YAMLNode.Kind, from start: Int) -> YAMLNode {
        YAMLNode(kind, range: SourceRange(file: file, start: start, end: at), isFlow: true)
    }

    private mutating func fail(_ fact: JSONMistake) -> YAMLNode? {
        let place = SourceRange(file: file, start: at, end: min(at + 1, bytes.count))
        mistake = mistake ?? fact.diagnostic(at: place)
        return nil
    }
}
