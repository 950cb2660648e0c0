import Diagnostics

/// The characters of an expression as the parser reads them: full-width punctuation outside of
/// strings and comments is replaced by what it was meant to be, and reported.
struct Characters {
    private(set) var scalars: [Unicode.Scalar] = []
    /// Where each scalar stands in the text, in UTF-8, and where the text ends.
    private(set) var offsets: [Int32] = []

    private enum Place {
        case code
        case string
        /// Opened by a full-width quote, and so perhaps closed by one.
        case curlyString
        case lineComment
        case blockComment
    }

    init(_ text: EmbeddedText, into found: inout DiagnosticBag) {
        var place = Place.code
        var previous: Unicode.Scalar = " "
        var offset = 0
        scalars.reserveCapacity(text.value.utf8.count)
        offsets.reserveCapacity(text.value.utf8.count + 1)
        for scalar in text.value.unicodeScalars {
            let width = UTF8.width(scalar)
            let meant = Self.meant(by: scalar, in: place)
            if let meant {
                found.add(
                    .fullWidth(scalar, meant, at: text.range(of: TextRange(offset, offset + width)))
                )
            }
            if let meant {
                for character in meant.unicodeScalars { append(character, offset) }
            } else {
                append(scalar, offset)
            }
            let read = scalars[scalars.count - 1]
            place =
                scalar == "“" && place == .code
                ? .curlyString : Self.place(after: read, previous, in: place)
            // An escaped backslash or a closed comment does not begin anything.
            let isSpent = previous == "\\" && read == "\\" || previous == "*" && read == "/"
            previous = isSpent ? " " : read
            offset += width
        }
        offsets.append(Int32(clamping: offset))
    }

    private mutating func append(_ scalar: Unicode.Scalar, _ offset: Int) {
        scalars.append(scalar)
        offsets.append(Int32(clamping: offset))
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
    /// Most words are short and ASCII, and then no memory is asked for.
    static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        guard scalars.allSatisfy(\.isASCII) else {
            var text = String.UnicodeScalarView()
            for scalar in scalars { text.append(scalar) }
            return String(text)
        }
        return String(unsafeUninitializedCapacity: scalars.count) { buffer in
            var count = 0
            for scalar in scalars {
                buffer[count] = UInt8(truncatingIfNeeded: scalar.value)
                count += 1
            }
            return count
        }
    }

    /// White space of the grammar, the ideographic space included.
    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000...0x200B, 0x2028, 0x2029,
            0x202F, 0x205F, 0x3000, 0xFEFF:
            true
        default: false
        }
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

    /// What a word of a name is made of; `?` stands for the input and is no part of it.
    static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
        case 0..<0xB7: false
        case 0xB7, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x37D, 0x37F...0x1FFF, 0x200C...0x200D,
            0x203F...0x2040, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF,
            0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            !isSpace(scalar)
        default: false
        }
    }

    /// The symbols that names may hold besides words.
    static func isNameSymbol(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ".", "/", "-", "'", "+", "*": true
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
                zh: "表达式中不能使用全角或数学符号“\(written)”",
                en: "\"\(written)\" is not a symbol of the expression language"),
            hint: Wording(zh: "请改用半角 \(meant)", en: "write \(meant)"))
    }
}
