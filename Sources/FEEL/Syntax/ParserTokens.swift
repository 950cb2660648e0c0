import Diagnostics

// The smallest pieces of the text.
extension Parser {
    // white space and comments
    mutating func skipSpace() {
        // The scalars are not kept in a variable, which would count a reference each time.
        while position < text.scalars.count {
            let scalar = text.scalars[position]
            if Characters.isSpace(scalar) {
                position += 1
            } else if scalar != "/" {
                return
            } else if has("//") {
                while position < text.scalars.count, text.scalars[position] != "\n" {
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
        while position < text.scalars.count, !has("*/") { position += 1 }
        if position == text.scalars.count {
            report(.unclosedComment(at: sourceRange(start, start + 2)))
        }
        position = min(position + 2, text.scalars.count)
    }

    /// Whether a symbol stands right here.
    func has(_ symbol: StaticString, at offset: Int = 0) -> Bool {
        let start = position + offset
        guard start + symbol.utf8CodeUnitCount <= text.scalars.count else { return false }
        return symbol.withUTF8Buffer { bytes in
            for index in bytes.indices where text.scalars[start + index].value != bytes[index] {
                return false
            }
            return true
        }
    }

    /// Whether a symbol comes next.
    mutating func sees(_ symbol: StaticString) -> Bool {
        skipSpace()
        return has(symbol)
    }

    /// Reads a symbol where it comes next.
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

    func wordEnd(at start: Int) -> Int {
        var end = start
        while end < text.scalars.count, Characters.isWordPart(text.scalars[end]) { end += 1 }
        return end
    }

    func string(_ start: Int, _ end: Int) -> String {
        Characters.string(text.scalars[start..<end])
    }

    /// The keyword that comes next, unless a known name begins with it.
    mutating func keyword() -> Keyword? {
        let start = start()
        switch firstScalar() {
        case "a", "b", "e", "f", "i", "n", "o", "r", "s", "t": break
        default: return nil
        }
        let end = wordEnd(at: start)
        guard end - start <= Keyword.longest,
            let keyword = Keyword(text.scalars[start..<end])
        else { return nil }
        if let name = knownName(), name.end > end { return nil }
        return keyword
    }

    mutating func take(_ keyword: Keyword) -> Bool {
        guard self.keyword() == keyword else { return false }
        position = wordEnd(at: position)
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

extension Keyword {
    static let longest = allCases.map(\.rawValue.utf8.count).max() ?? 0

    private static let spellings = allCases.map {
        (letters: packed($0.rawValue.unicodeScalars), keyword: $0)
    }

    /// Without making a string of each word that is read.
    init?(_ word: ArraySlice<Unicode.Scalar>) {
        let letters = Self.packed(word)
        guard let found = Self.spellings.first(where: { $0.letters == letters }) else { return nil }
        self = found.keyword
    }

    /// The letters in one number; zero for what is no word of `longest` ASCII letters.
    private static func packed(_ word: some Sequence<Unicode.Scalar>) -> UInt128 {
        var letters: UInt128 = 0
        for scalar in word {
            guard scalar.isASCII else { return 0 }
            letters = letters << 8 | UInt128(scalar.value)
        }
        return letters
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
