/// Reads the regular expressions of XPath (XML Schema's, with anchors, groups and references).
struct RegexParser {
    static let maximumDepth = 100

    /// One character of the pattern, without the white space that does not count.
    struct Symbol {
        let scalar: Unicode.Scalar
        let position: Int
    }

    let flags: RegexFlags
    private let symbols: [Symbol]
    private var index = 0
    private var depth = 0
    /// One for each group that was opened: whether it is closed.
    private var closedGroups: [Bool] = []

    var groupCount: Int { closedGroups.count }

    init(_ pattern: String, flags: RegexFlags) {
        self.flags = flags
        symbols = Self.symbols(of: pattern, ignoringSpace: flags.ignoresSpace)
    }

    mutating func parse() throws(RegexError) -> RegexNode {
        let node = try choice()
        if let extra = next { throw unexpected(extra) }
        return node
    }

    /// White space counts inside of square brackets in any case.
    private static func symbols(of pattern: String, ignoringSpace: Bool) -> [Symbol] {
        let all = pattern.unicodeScalars.enumerated().map { Symbol(scalar: $1, position: $0) }
        guard ignoringSpace else { return all }
        var kept: [Symbol] = []
        var brackets = 0
        var isEscaped = false
        for symbol in all {
            if brackets == 0, isSpace(symbol.scalar) { continue }
            if !isEscaped, symbol.scalar == "[" { brackets += 1 }
            if !isEscaped, symbol.scalar == "]", brackets > 0 { brackets -= 1 }
            isEscaped = !isEscaped && symbol.scalar == "\\"
            kept.append(symbol)
        }
        return kept
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    }
}

// The characters of the pattern.
extension RegexParser {
    var next: Unicode.Scalar? { index < symbols.count ? symbols[index].scalar : nil }
    var afterNext: Unicode.Scalar? {
        index + 1 < symbols.count ? symbols[index + 1].scalar : nil
    }

    /// Where the next character stands in the pattern.
    var position: Int {
        index < symbols.count ? symbols[index].position : (symbols.last?.position ?? -1) + 1
    }

    mutating func advance() -> Unicode.Scalar? {
        guard let next else { return nil }
        index += 1
        return next
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        index += 1
        return true
    }

    mutating func expect(_ scalar: Unicode.Scalar) throws(RegexError) {
        if take(scalar) { return }
        guard let next else { throw RegexError(.unexpectedEnd, at: position) }
        throw unexpected(next)
    }

    func unexpected(_ scalar: Unicode.Scalar) -> RegexError {
        RegexError(.unexpected(String(Character(scalar))), at: position)
    }

    /// Runs one level deeper, up to the limit.
    mutating func nested<Result>(
        _ body: (inout RegexParser) throws(RegexError) -> Result
    ) throws(RegexError) -> Result {
        guard depth < Self.maximumDepth else {
            throw RegexError(.nestedTooDeep(limit: Self.maximumDepth), at: position)
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }
}

extension RegexParser {
    // choice = sequence ("|" sequence)*
    private mutating func choice() throws(RegexError) -> RegexNode {
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    // sequence = (atom quantifier?)*
    private mutating func sequence() throws(RegexError) -> RegexNode {
        var pieces: [RegexNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            let atom = try atom(scalar)
            if let quantity = try quantifier() {
                pieces.append(.repetition(atom, quantity))
            } else {
                pieces.append(atom)
            }
        }
        return pieces.count == 1 ? pieces[0] : .sequence(pieces)
    }

    // atom = character | escape | class | "." | "^" | "$" | "(" "?:"? choice ")"
    private mutating func atom(_ scalar: Unicode.Scalar) throws(RegexError) -> RegexNode {
        switch scalar {
        case "(":
            return try nested { parser throws(RegexError) in try parser.group() }
        case "[":
            return .oneOf(try characterClass())
        case "\\":
            return try escape()
        case "?", "*", "+", "{", "}", "]":
            throw unexpected(scalar)
        default:
            _ = advance()
        }
        switch scalar {
        case ".": return .oneOf(flags.dotMatchesAll ? .any : .anyInLine)
        case "^": return .lineStart
        case "$": return .lineEnd
        default: return literal(scalar)
        }
    }

    private mutating func group() throws(RegexError) -> RegexNode {
        _ = take("(")
        if take("?") {
            try expect(":")
            let node = try choice()
            try expect(")")
            return node
        }
        closedGroups.append(false)
        let number = closedGroups.count
        let node = try choice()
        try expect(")")
        closedGroups[number - 1] = true
        return .capture(node, number: number)
    }

    /// A character for itself, in both cases with the flag `i`.
    func literal(_ scalar: Unicode.Scalar) -> RegexNode {
        let code = scalar.value
        guard flags.ignoresCase else { return .scalar(code) }
        let variants = CaseVariants.of(code)
        if variants.count == 1 { return .scalar(code) }
        return .oneOf(CharacterClass(variants.map { .range($0...$0) }))
    }

    // escape = "\" (digit digit* | "p{…}" | letter of a class | punctuation)
    private mutating func escape() throws(RegexError) -> RegexNode {
        if let digit = afterNext, ("1"..."9").contains(digit) {
            _ = take("\\")
            return .backReference(try groupNumber())
        }
        switch try classEscape() {
        case .scalar(let scalar): return literal(scalar)
        case .item(let item): return .oneOf(CharacterClass([item]))
        }
    }

    /// As many digits as make the number of a group that was opened before.
    private mutating func groupNumber() throws(RegexError) -> Int {
        let start = position
        var number = 0
        var text = ""
        while let scalar = next, ("0"..."9").contains(scalar) {
            let longer = number * 10 + Int(scalar.value) - 0x30
            if number > 0, longer > closedGroups.count { break }
            number = longer
            text.unicodeScalars.append(scalar)
            _ = advance()
        }
        guard number <= closedGroups.count, closedGroups[number - 1] else {
            throw RegexError(.noSuchGroup(text), at: start)
        }
        return number
    }

    // quantifier = ("?" | "*" | "+" | "{" quantity "}") "?"?
    private mutating func quantifier() throws(RegexError) -> RegexNode.Quantity? {
        let minimum: Int
        let maximum: Int?
        if take("?") {
            (minimum, maximum) = (0, 1)
        } else if take("*") {
            (minimum, maximum) = (0, nil)
        } else if take("+") {
            (minimum, maximum) = (1, nil)
        } else if take("{") {
            (minimum, maximum) = try quantity()
        } else {
            return nil
        }
        return RegexNode.Quantity(minimum: minimum, maximum: maximum, isGreedy: !take("?"))
    }

    // quantity = number ("," number?)?
    private mutating func quantity() throws(RegexError) -> (Int, Int?) {
        let start = position
        guard let minimum = number() else { throw RegexError(.badQuantifier, at: start) }
        var maximum: Int? = minimum
        if take(",") { maximum = next == "}" ? nil : number() ?? -1 }
        guard take("}"), maximum.map({ $0 >= minimum }) ?? true else {
            throw RegexError(.badQuantifier, at: start)
        }
        return (minimum, maximum)
    }

    private mutating func number() -> Int? {
        var value: Int?
        while let scalar = next, ("0"..."9").contains(scalar) {
            let (product, tooLarge) = (value ?? 0).multipliedReportingOverflow(by: 10)
            let (sum, overflow) = product.addingReportingOverflow(Int(scalar.value) - 0x30)
            if tooLarge || overflow { return nil }
            value = sum
            _ = advance()
        }
        return value
    }
}
