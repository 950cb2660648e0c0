import Diagnostics

// The smallest pieces of the text.
extension Parser {
    // white space and comments
    @inline(__always)
    mutating func skipSpace() {
        if Characters.isVisible(text.bytes[position]) { return }
        skipSomeSpace()
    }

    private mutating func skipSomeSpace() {
        // Most often it is one space.
        if text.bytes[position] == 0x20, Characters.isVisible(text.bytes[position + 1]) {
            position += 1
            return
        }
        while true {
            position = text.spaceEnd(at: position)
            if first != UInt8(ascii: "/") {
                return
            } else if has("//") {
                while position < text.count, text.bytes[position] != UInt8(ascii: "\n") {
                    position += 1
                }
            } else if has("/*") {
                skipBlockComment()
            } else {
                return
            }
        }
    }

    private mutating func skipBlockComment() {
        let start = position
        position += 2
        while position < text.count, !has("*/") { position += 1 }
        if position == text.count {
            report(.unclosedComment(at: sourceRange(start, start + 2)))
        }
        position = min(position + 2, text.count)
    }

    /// Whether a symbol stands right here.
    @inline(__always)
    func has(_ symbol: StaticString, at offset: Int = 0) -> Bool {
        text.has(symbol, at: position + offset)
    }

    /// The first byte of what comes next; zero at the end.
    var first: UInt8 { text.bytes[position] }

    /// Whether a symbol comes next.
    @inline(__always)
    mutating func sees(_ symbol: StaticString) -> Bool {
        skipSpace()
        return has(symbol)
    }

    /// Reads a symbol where it comes next.
    @inline(__always)
    mutating func take(_ symbol: StaticString) -> Bool {
        guard sees(symbol) else { return false }
        position += symbol.utf8CodeUnitCount
        consumed = position
        return true
    }

    /// Reads a symbol or reports that it is missing.
    mutating func expect(_ symbol: StaticString) {
        if take(symbol) || isStopped { return }
        _ = unexpected(needed: Wording(zh: " \(symbol)", en: "\(symbol)"))
    }

    func wordEnd(at start: Int) -> Int { text.wordEnd(at: start) }

    func string(_ start: Int, _ end: Int) -> String { text.string(start, end) }

    /// The keyword that comes next, unless a known name begins with it.
    @inline(__always)
    mutating func keyword() -> Keyword? {
        skipSpace()
        return Keyword.mayBegin(first) ? keywordHere() : nil
    }

    private func keywordHere() -> Keyword? {
        guard let keyword = text.keyword(at: position) else { return nil }
        let end = position + keyword.length
        if let name = knownName(), name.end > end { return nil }
        return keyword
    }

    mutating func take(_ keyword: Keyword) -> Bool {
        guard self.keyword() == keyword else { return false }
        position += keyword.length
        consumed = position
        return true
    }

    mutating func expect(_ keyword: Keyword) {
        if take(keyword) || isStopped { return }
        _ = unexpected(needed: Wording(zh: " \(keyword.rawValue)", en: keyword.rawValue))
    }

    /// Reads a word that is special only where it is looked for.
    mutating func take(word: String) -> Bool {
        let start = start()
        let end = wordEnd(at: start)
        guard end > start, string(start, end) == word else { return false }
        position = end
        consumed = end
        return true
    }
}

extension Characters {
    @inline(__always)
    func has(_ symbol: StaticString, at start: Int) -> Bool {
        let length = symbol.utf8CodeUnitCount
        guard start + length <= count else { return false }
        return symbol.withUTF8Buffer { letters in
            for index in 0..<length where bytes[start + index] != letters[index] { return false }
            return true
        }
    }

    /// The keyword that is the word at a position.
    func keyword(at start: Int) -> Keyword? {
        switch Unicode.Scalar(bytes[start]) {
        case "a": word("and", at: start, .and)
        case "b": word("between", at: start, .between)
        case "e": word("else", at: start, .else) ?? word("every", at: start, .every)
        case "f":
            word("for", at: start, .for) ?? word("function", at: start, .function)
                ?? word("false", at: start, .false)
        case "i":
            word("if", at: start, .if) ?? word("in", at: start, .in)
                ?? word("instance", at: start, .instance)
        case "n": word("null", at: start, .null)
        case "o": word("or", at: start, .or)
        case "r": word("return", at: start, .return)
        case "s": word("some", at: start, .someOf) ?? word("satisfies", at: start, .satisfies)
        case "t": word("true", at: start, .true) ?? word("then", at: start, .then)
        default: nil
        }
    }

    @inline(__always)
    private func word(_ letters: StaticString, at start: Int, _ keyword: Keyword) -> Keyword? {
        guard has(letters, at: start) else { return nil }
        let end = start + letters.utf8CodeUnitCount
        return wordEnd(at: end) == end ? keyword : nil
    }
}

extension Keyword {
    static let longest = allCases.map(\.length).max() ?? 0

    var length: Int { rawValue.utf8.count }

    @inline(__always)
    static func mayBegin(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "e"), UInt8(ascii: "f"),
            UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "o"), UInt8(ascii: "r"),
            UInt8(ascii: "s"), UInt8(ascii: "t"):
            true
        default: false
        }
    }
}

extension Diagnostic {
    fileprivate static func unclosedComment(at range: SourceRange) -> Diagnostic {
        Diagnostic(
            "feel/unclosed-comment", at: range,
            Wording(zh: "这里开始的注释没有结束", en: "the comment that begins here has no end"),
            hint: Wording(zh: "在结尾加上 */", en: "close it with */"))
    }
}
