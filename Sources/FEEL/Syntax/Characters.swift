import Diagnostics

/// The text of an expression as the parser reads it: UTF-8, and a zero after the end.
///
/// Full-width punctuation outside of strings and comments is replaced by what it was meant to be,
/// and reported.
struct Characters {
    let bytes: [UInt8]
    /// The bytes without the zero at the end.
    let count: Int
    /// Where each byte stands in the text; empty where nothing was replaced.
    private let origins: [Int32]

    init(_ text: EmbeddedText, into found: inout DiagnosticBag) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.value.utf8.count + 1)
        bytes.append(contentsOf: text.value.utf8)
        if bytes.contains(where: { $0 >= 0x80 && Replacing.mayBegin($0) }) {
            var replacing = Replacing(text)
            replacing.run(into: &found)
            bytes = replacing.bytes
            origins = replacing.origins
        } else {
            origins = []
        }
        count = bytes.count
        bytes.append(0)
        self.bytes = bytes
    }

    /// A text in which nothing is replaced.
    init(plain text: String) {
        count = text.utf8.count
        bytes = Array(text.utf8) + [0]
        origins = []
    }

    /// Where a byte stands in the text, in UTF-8.
    func offset(_ position: Int) -> Int {
        origins.isEmpty ? position : Int(origins[position])
    }

    /// The part between two positions.
    func string(_ start: Int, _ end: Int) -> String {
        String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The character that begins at a position.
    func scalar(at position: Int) -> Unicode.Scalar {
        let first = UInt32(bytes[position])
        if first < 0x80 { return Unicode.Scalar(UInt8(first)) }
        let length = Self.width(of: bytes[position])
        var value = first & (0x7F >> UInt32(length))
        for index in position + 1..<min(position + length, count) {
            value = value << 6 | UInt32(bytes[index]) & 0x3F
        }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// How many bytes a character has that begins with a byte.
    static func width(of first: UInt8) -> Int {
        first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }

    /// The end of the white space that begins at a position; the position itself where none does.
    func spaceEnd(at start: Int) -> Int {
        var end = start
        while true {
            let byte = bytes[end]
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                end += 1
            } else if byte >= 0xC2, Self.mayBeginSpace(byte), Self.isSpace(scalar(at: end)) {
                end += Self.width(of: byte)
            } else {
                return end
            }
        }
    }

    /// The end of the word that begins at a position; the position itself where none does.
    func wordEnd(at start: Int) -> Int {
        var end = start
        while end < count {
            let byte = bytes[end]
            if byte < 0x80 {
                guard Self.isWordPart(byte) else { return end }
                end += 1
            } else {
                guard Self.isWordPart(scalar(at: end)) else { return end }
                end += Self.width(of: byte)
            }
        }
        return end
    }

    @inline(__always)
    static func mayBeginSpace(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09...0x0D, 0x20, 0xC2, 0xE1, 0xE2, 0xE3, 0xEF: true
        default: false
        }
    }
}

/// Replaces full-width symbols where they stand for half-width ones.
private struct Replacing {
    let text: EmbeddedText
    private(set) var bytes: [UInt8] = []
    private(set) var origins: [Int32] = []

    private enum Place {
        case code
        case string
        /// Opened by a full-width quote, and so perhaps closed by one.
        case curlyString
        case lineComment
        case blockComment
    }

    init(_ text: EmbeddedText) {
        self.text = text
        bytes.reserveCapacity(text.value.utf8.count + 1)
    }

    mutating func run(into found: inout DiagnosticBag) {
        var place = Place.code
        var previous: Unicode.Scalar = " "
        var offset = 0
        for scalar in text.value.unicodeScalars {
            let width = UTF8.width(scalar)
            var read = scalar
            if let meant = Self.meant(by: scalar, in: place) {
                found.add(
                    .fullWidth(scalar, meant, at: text.range(of: TextRange(offset, offset + width)))
                )
                keepOrigins()
                for byte in meant.utf8 {
                    origins.append(Int32(clamping: offset))
                    bytes.append(byte)
                    read = Unicode.Scalar(byte)
                }
            } else {
                append(scalar, offset)
            }
            place =
                scalar == "“" && place == .code
                ? .curlyString : Self.place(after: read, previous, in: place)
            // An escaped backslash or a closed comment does not begin anything.
            let isSpent = previous == "\\" && read == "\\" || previous == "*" && read == "/"
            previous = isSpent ? " " : read
            offset += width
        }
        if !origins.isEmpty { origins.append(Int32(clamping: offset)) }
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ offset: Int) {
        let isMoved = !origins.isEmpty
        for (index, byte) in String(scalar).utf8.enumerated() {
            bytes.append(byte)
            if isMoved { origins.append(Int32(clamping: offset + index)) }
        }
    }

    /// From the first replacement on, places are kept; up to it they are what they were.
    private mutating func keepOrigins() {
        if origins.isEmpty { origins = bytes.indices.map { Int32(clamping: $0) } }
    }

    private static func place(
        after scalar: Unicode.Scalar, _ previous: Unicode.Scalar, in place: Place
    ) -> Place {
        switch (place, previous, scalar) {
        case (.code, _, "\""): .string
        case (.code, "/", "/"): .lineComment
        case (.code, "/", "*"): .blockComment
        case (.string, "\\", "\""), (.curlyString, "\\", "\""): place
        case (.string, _, "\""), (.curlyString, _, "\""), (.lineComment, _, "\n"),
            (.blockComment, "*", "/"):
            .code
        default: place
        }
    }

    private static func meant(by scalar: Unicode.Scalar, in place: Place) -> String? {
        switch place {
        case .code: scalar.isASCII ? nil : replacements[scalar]
        case .curlyString: scalar == "”" ? "\"" : nil
        case .string, .lineComment, .blockComment: nil
        }
    }

    /// Whether a symbol that is replaced can begin with a byte; letters and Han characters do not.
    static func mayBegin(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC3, 0xE2, 0xE3, 0xEF: true
        default: false
        }
    }

    private static let replacements: [Unicode.Scalar: String] = [
        "（": "(", "）": ")", "［": "[", "］": "]", "｛": "{", "｝": "}", "，": ",", "、": ",",
        "；": ",", "：": ":", "。": ".", "．": ".", "？": "?", "！": "!", "＝": "=", "＜": "<",
        "＞": ">", "＋": "+", "－": "-", "−": "-", "＊": "*", "／": "/", "＠": "@", "“": "\"",
        "”": "\"", "＂": "\"", "≥": ">=", "≤": "<=", "≠": "!=", "×": "*", "÷": "/",
        "０": "0", "１": "1", "２": "2", "３": "3", "４": "4", "５": "5", "６": "6", "７": "7",
        "８": "8", "９": "9",
    ]
}

extension Characters {
    /// White space of the grammar, the ideographic space included.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029,
            0x202F, 0x205F, 0x3000, 0xFEFF:
            true
        default: false
        }
    }

    /// Whether a byte surely begins neither white space nor a comment, nor ends the text.
    @inline(__always)
    static func isVisible(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x80 && byte != UInt8(ascii: "/")
    }

    static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// What a word of a name is made of; `?` stands for the input and is no part of it.
    static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x80: isWordPart(UInt8(scalar.value))
        case 0x80..<0xB7: false
        case 0xB7, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
            0x203F...0x2040, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
            0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            !isSpace(scalar)
        default: false
        }
    }

    static func isWordPart(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        default: false
        }
    }

    static func isNameSymbol(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII && isNameSymbol(UInt8(scalar.value))
    }

    /// The symbols that names may hold besides words.
    static func isNameSymbol(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x27, 0x2A, 0x2B, 0x2D, 0x2E, 0x2F: true
        default: false
        }
    }
}

extension Diagnostic {
    fileprivate static func fullWidth(
        _ written: Unicode.Scalar, _ meant: String, at range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            "feel/full-width", at: range,
            Wording(
                zh: "表达式中不能使用全角或数学符号「\(written)」",
                en: "“\(written)” is not a symbol of the expression language"),
            hint: Wording(zh: "请改用半角 \(meant)", en: "write \(meant)"))
    }
}
