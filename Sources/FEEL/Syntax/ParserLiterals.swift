import Diagnostics

extension Parser {
    // number = digits ("." digits)? exponent? | "." digits exponent?
    mutating func number() -> Expression {
        let start = start()
        skipDigits()
        if has("."), !has(".."), isDigit(at: 1) {
            position += 1
            skipDigits()
        }
        return finishNumber(from: start)
    }

    mutating func numberAfterPoint() -> Expression {
        let start = start()
        guard isDigit(at: 1) else {
            return unexpected(needed: Wording(zh: "一个值", en: "a value"))
        }
        position += 1
        skipDigits()
        return finishNumber(from: start)
    }

    private mutating func finishNumber(from start: Int) -> Expression {
        if has("e") || has("E") {
            let signed = has("+", at: 1) || has("-", at: 1)
            if isDigit(at: signed ? 2 : 1) {
                position += signed ? 2 : 1
                skipDigits()
            }
        }
        consumed = position
        guard let value = Number(text.bytes[start..<position]) else {
            report(.badNumber(at: sourceRange(start, position)))
            return leaf(.invalid, from: start)
        }
        return leaf(.literal(.number(value)), from: start)
    }

    private func isDigit(at offset: Int) -> Bool {
        let index = position + offset
        return index < text.count && Characters.isDigit(text.bytes[index])
    }

    private mutating func skipDigits() {
        while isDigit(at: 0) { position += 1 }
    }

    // at-literal = "@" string
    mutating func atLiteral() -> Expression {
        let start = start()
        expect("@")
        guard sees("\"") else {
            return unexpected(needed: Wording(zh: "双引号中的日期或时长", en: "a quoted date or duration"))
        }
        let literal = string()
        guard !isStopped else { return stop() }
        guard let value = TemporalLiteral(literal) else {
            report(.badTemporal(literal, at: sourceRange(start, position)))
            return leaf(.invalid, from: start)
        }
        return leaf(.literal(Value(value)), from: start)
    }

    // string = '"' (character | escape)* '"'
    mutating func string() -> String {
        let start = start()
        expect("\"")
        // What stands between two escapes is taken in one piece.
        var content = ""
        var piece = position
        while position < text.count, first != UInt8(ascii: "\"") {
            if first == UInt8(ascii: "\\") {
                content += string(piece, position)
                content.unicodeScalars.append(escaped())
                piece = position + 1
            }
            position += 1
        }
        guard position < text.count else {
            report(.unclosedString(at: sourceRange(start, start + 1)))
            _ = stop()
            return ""
        }
        let last = string(piece, position)
        position += 1
        consumed = position
        return piece == start + 1 ? last : content + last
    }

    // escape = "\" ("n" | "r" | "t" | '"' | "\" | "'" | "u" 4 digits | "U" 6 digits)
    //
    // Leaves the position on its last character; any other backslash stays a backslash.
    private mutating func escaped() -> Unicode.Scalar {
        guard position + 1 < text.count else { return "\\" }
        let simple: Unicode.Scalar
        switch text.bytes[position + 1] {
        case UInt8(ascii: "n"): simple = "\n"
        case UInt8(ascii: "r"): simple = "\r"
        case UInt8(ascii: "t"): simple = "\t"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "'"):
            simple = Unicode.Scalar(text.bytes[position + 1])
        case UInt8(ascii: "u"): return codePoint(digits: 4)
        case UInt8(ascii: "U"): return codePoint(digits: 6)
        default: return "\\"
        }
        position += 1
        return simple
    }

    private mutating func codePoint(digits: Int) -> Unicode.Scalar {
        guard let high = hexadecimal(at: position + 2, digits) else { return "\\" }
        position += 1 + digits
        // Two halves of a surrogate pair are one character.
        if (0xD800..<0xDC00).contains(high), position + 2 < text.count, has("\\u", at: 1),
            let low = hexadecimal(at: position + 3, 4), (0xDC00..<0xE000).contains(low)
        {
            position += 6
            return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
        }
        return Unicode.Scalar(high) ?? "\u{FFFD}"
    }

    private func hexadecimal(at start: Int, _ digits: Int) -> UInt32? {
        guard start + digits <= text.count else { return nil }
        var value: UInt32 = 0
        for byte in text.bytes[start..<start + digits] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                return nil
            }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}

extension Value {
    init(_ literal: TemporalLiteral) {
        switch literal {
        case .date(let date): self = .date(date)
        case .time(let time): self = .time(time)
        case .dateAndTime(let dateAndTime): self = .dateTime(dateAndTime)
        case .yearsMonths(let duration): self = .yearsMonths(duration)
        case .daysTime(let duration): self = .daysTime(duration)
        }
    }
}

extension Diagnostic {
    fileprivate static func badNumber(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "feel/bad-number", at: range,
            Wording(zh: "这个数太大或太小", en: "this number is out of range"),
            hint: Wording(
                zh: "数值最多 34 位有效数字，指数不超过 6144", en: "34 digits and exponents up to 6144 fit"))
    }

    fileprivate static func badTemporal(_ text: String, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "feel/bad-date", at: range,
            Wording(
                zh: "「\(text)」不是日期、时间或时长", en: "“\(text)” is no date, time or duration"),
            hint: Wording(
                zh: "例如 @\"2024-01-31\"、@\"P1Y6M\"", en: "for example @\"2024-01-31\", @\"P1Y6M\""))
    }

    fileprivate static func unclosedString(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "feel/unclosed-string", at: range,
            Wording(zh: "这里开始的文字没有结束的引号", en: "the text that begins here has no closing quote"),
            hint: Wording(zh: "在结尾加上 \"", en: "close it with \""))
    }
}
