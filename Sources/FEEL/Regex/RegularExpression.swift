/// A regular expression of XPath, as `matches`, `replace` and `split` of FEEL use it.
public struct RegularExpression: Sendable {
    public static let maximumPatternLength = 4_000

    /// How many steps one search may take where nothing else is said.
    public static let standardBudget = 1_000_000

    private let program: RegexProgram

    /// Flags: `s` dot matches all, `m` lines, `i` ignore case, `x` ignore space, `q` plain text.
    public init(pattern: String, flags: String = "") throws(RegexError) {
        let flags = try RegexFlags(flags)
        guard pattern.unicodeScalars.count <= Self.maximumPatternLength else {
            throw RegexError(.patternTooLong(limit: Self.maximumPatternLength))
        }
        var parser = RegexParser(pattern, flags: flags)
        let node =
            flags.isLiteral
            ? RegexNode.sequence(pattern.unicodeScalars.map { parser.literal($0) })
            : try parser.parse()
        program = try RegexProgram(node, groupCount: parser.groupCount, flags: flags)
    }

    /// What it took to read the pattern, in steps of an evaluation.
    var size: Int { program.instructions.count + program.classes.count * 32 }

    /// Whether some part of the text matches.
    public func matches(_ text: String, budget: inout Int) throws(RegexError) -> Bool {
        var matcher = RegexMatcher(program, text)
        return try matcher.find(from: 0, budget: &budget) != nil
    }

    /// The text with each match replaced; `$1` in the replacement is the text of a group.
    public func replace(
        in text: String, with replacement: String, budget: inout Int
    ) throws(RegexError) -> String {
        let template = try RegexReplacement(
            replacement, groupCount: program.groupCount, isLiteral: program.flags.isLiteral)
        var result = ""
        try eachMatch(in: text, budget: &budget) { before, matcher in
            result += before
            if let matcher { result += template.text(matcher) }
        }
        return result
    }

    /// The parts of the text between the matches; also those that are empty.
    public func split(_ text: String, budget: inout Int) throws(RegexError) -> [String] {
        var parts: [String] = []
        try eachMatch(in: text, budget: &budget) { before, _ in parts.append(before) }
        return parts
    }

    /// Gives what stands before each match with the match, and at last what stands behind all.
    private func eachMatch(
        in text: String, budget: inout Int, _ body: (String, RegexMatcher?) -> Void
    ) throws(RegexError) {
        if try matches("", budget: &budget) { throw RegexError(.matchesNothing) }
        var matcher = RegexMatcher(program, text)
        var start = 0
        var searched = 0
        while let match = try matcher.find(from: searched, budget: &budget) {
            // A match without text, as of `^` in the flag `m`, is no place to cut.
            searched = match.isEmpty ? match.upperBound + 1 : match.upperBound
            if match.isEmpty { continue }
            body(matcher.string(start..<match.lowerBound), matcher)
            start = match.upperBound
        }
        body(matcher.string(start..<matcher.textLength), nil)
    }
}
