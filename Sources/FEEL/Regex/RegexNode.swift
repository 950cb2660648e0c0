/// A pattern as a tree.
indirect enum RegexNode: Sendable {
    case scalar(UInt32)
    case oneOf(CharacterClass)
    case lineStart
    case lineEnd
    /// Its text is kept under the number.
    case capture(RegexNode, number: Int)
    case backReference(Int)
    case sequence([RegexNode])
    case choice([RegexNode])
    case repetition(RegexNode, Quantity)

    struct Quantity: Sendable {
        let minimum: Int
        /// Nil without an end.
        let maximum: Int?
        let isGreedy: Bool
    }
}

/// The letters after a pattern.
struct RegexFlags: Sendable {
    /// `s`: the dot matches line ends.
    private(set) var dotMatchesAll = false
    /// `m`: `^` and `$` match at lines.
    private(set) var isMultiline = false
    /// `i`: capitals and small letters are the same.
    private(set) var ignoresCase = false
    /// `x`: white space in the pattern does not count.
    private(set) var ignoresSpace = false
    /// `q`: the pattern is plain text.
    private(set) var isLiteral = false

    init(_ text: String) throws(RegexError) {
        for flag in text {
            switch flag {
            case "s": dotMatchesAll = true
            case "m": isMultiline = true
            case "i": ignoresCase = true
            case "x": ignoresSpace = true
            case "q": isLiteral = true
            default: throw RegexError(.unknownFlag(String(flag)))
            }
        }
    }
}
