extension RegexParser {
    /// What an escape stands for: one character, or a set of them.
    enum Escape {
        case scalar(Unicode.Scalar)
        case item(CharacterClass.Item)
    }

    // class = "[" "^"? item+ ("-" class)? "]"
    mutating func characterClass() throws(RegexError) -> CharacterClass {
        try nested { parser throws(RegexError) in try parser.bracketedClass() }
    }

    private mutating func bracketedClass() throws(RegexError) -> CharacterClass {
        let start = position
        _ = take("[")
        let negated = take("^")
        var items: [CharacterClass.Item] = []
        var subtracted: CharacterClass?
        while let scalar = next, scalar != "]", subtracted == nil {
            if scalar == "-", afterNext == "[", !items.isEmpty {
                _ = advance()
                subtracted = try characterClass()
            } else {
                items.append(try item())
            }
        }
        try expect("]")
        guard !items.isEmpty else { throw RegexError(.emptyClass, at: start) }
        return CharacterClass(
            items, negated: negated, ignoresCase: flags.ignoresCase, subtracting: subtracted)
    }

    // item = escape of a set | character ("-" character)?
    private mutating func item() throws(RegexError) -> CharacterClass.Item {
        let start = position
        let isHyphen = next == "-"
        let first: Unicode.Scalar
        switch try member() {
        case .item(let item): return item
        case .scalar(let scalar): first = scalar
        }
        guard next == "-", let end = afterNext, end != "]", end != "[" else {
            return .range(first.value...first.value)
        }
        _ = take("-")
        guard !isHyphen, next != "-", case .scalar(let last) = try member(), first <= last else {
            throw RegexError(.badRange, at: start)
        }
        return .range(first.value...last.value)
    }

    private mutating func member() throws(RegexError) -> Escape {
        switch next {
        case nil: throw RegexError(.unexpectedEnd, at: position)
        case "\\": return try classEscape()
        case "[": throw unexpected("[")
        case let scalar?:
            _ = advance()
            return .scalar(scalar)
        }
    }

    // The escapes that may stand in square brackets and outside.
    mutating func classEscape() throws(RegexError) -> Escape {
        let start = position
        _ = take("\\")
        guard let scalar = advance() else { throw RegexError(.unexpectedEnd, at: position) }
        switch scalar {
        case "n": return .scalar("\n")
        case "r": return .scalar("\r")
        case "t": return .scalar("\t")
        case "\\", "|", ".", "?", "*", "+", "(", ")", "{", "}", "$", "-", "[", "]", "^":
            return .scalar(scalar)
        case "p", "P": return .item(try property(negated: scalar == "P"))
        case "d", "D": return .item(.category(.digits, negated: scalar == "D"))
        case "w", "W": return .item(.category(.nonWord, negated: scalar == "w"))
        case "s", "S": return .item(.space(negated: scalar == "S"))
        case "i", "I": return .item(.nameStart(negated: scalar == "I"))
        case "c", "C": return .item(.nameCharacter(negated: scalar == "C"))
        default: throw RegexError(.unknownEscape(String(Character(scalar))), at: start)
        }
    }

    // property = "{" ("Is" block | category) "}"
    private mutating func property(negated: Bool) throws(RegexError) -> CharacterClass.Item {
        let start = position
        try expect("{")
        var name = ""
        while let scalar = next, scalar != "}" {
            name.unicodeScalars.append(scalar)
            _ = advance()
        }
        try expect("}")
        if name.hasPrefix("Is") {
            let block = String(name.dropFirst(2))
            guard let range = UnicodeBlocks.range(of: block) else {
                throw RegexError(.unknownBlock(block), at: start)
            }
            return .block(range, negated: negated)
        }
        guard let categories = GeneralCategories(name) else {
            throw RegexError(.unknownCategory(name), at: start)
        }
        return .category(categories, negated: negated)
    }
}
