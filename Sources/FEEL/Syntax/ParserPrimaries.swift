import Diagnostics

extension Parser {
    // primary = literal | "?" | "(" … ")" | list or range | context | name
    mutating func primary() -> Expression {
        let start = start()
        guard position < text.count else {
            return unexpected(needed: Wording(zh: "一个值", en: "a value"))
        }
        switch Unicode.Scalar(first) {
        case "0"..."9": return number()
        case ".": return numberAfterPoint()
        case "\"": return leaf(.literal(.string(string())), from: start)
        case "@": return atLiteral()
        case "?":
            _ = take("?")
            return leaf(.input, from: start)
        case "(": return parenthesis()
        case "[": return bracket()
        case "]": return bracket()
        case "{": return context()
        default: return word()
        }
    }

    // word = "true" | "false" | "null" | expression that begins with a keyword | name
    private mutating func word() -> Expression {
        let start = start()
        switch keyword() {
        case nil: return name()
        case .true:
            _ = take(.true)
            return leaf(.literal(.boolean(true)), from: start)
        case .false:
            _ = take(.false)
            return leaf(.literal(.boolean(false)), from: start)
        case .null:
            _ = take(.null)
            return leaf(.literal(.null), from: start)
        case .if, .for, .someOf, .every, .function: return expression()
        default: return unexpected(needed: Wording(zh: "一个值", en: "a value"))
        }
    }

    // parenthesis = "(" expression ")" | "(" comparison operand ")" | open range
    private mutating func parenthesis() -> Expression {
        let start = start()
        expect("(")
        let first = test()
        if !isStopped, take("..") { return range(from: first, lowIncluded: false, start) }
        expect(")")
        return isStopped ? stop() : first
    }

    // list = "[" (element ("," element)*)? "]"; range = ("[" | "]" | "(") low ".." high ("]" | "[" | ")")
    private mutating func bracket() -> Expression {
        let start = start()
        let isOpen = take("]")
        if !isOpen { expect("[") }
        if !isOpen, take("]") { return leaf(.list([]), from: start) }
        let first = test()
        if !isStopped, take("..") { return range(from: first, lowIncluded: !isOpen, start) }
        if isOpen { return unexpected(needed: Wording(zh: " ..", en: "..")) }
        var elements: [Expression] = []
        elements.reserveCapacity(4)
        elements.append(first)
        var tallest = height
        while !isStopped, take(",") {
            elements.append(test())
            tallest = max(tallest, height)
        }
        expect("]")
        return make(.list(elements), from: start, over: tallest)
    }

    mutating func range(
        from low: Expression, lowIncluded: Bool, _ start: Int
    ) -> Expression {
        let tallest = height
        rangeEnds += 1
        let high = operation(.sum)
        rangeEnds -= 1
        let isIncluded = take("]")
        if !isIncluded, !take(")"), !take("[") {
            return unexpected(needed: Wording(zh: " ] 或 )", en: "] or )"))
        }
        let kind = Expression.Kind.range(
            low: low, high: high, lowIncluded: lowIncluded, highIncluded: isIncluded)
        return make(kind, from: start, over: max(tallest, height))
    }

    /// Whether a `[` after the upper end of a range ends it: a literal has nothing to filter, and
    /// a filter does not begin with what follows a range.
    func closesRange(_ value: Expression) -> Bool {
        guard rangeEnds > 0 else { return false }
        if case .literal = value.kind { return true }
        let next = text.spaceEnd(at: position + 1)
        guard next < text.count else { return true }
        switch Unicode.Scalar(text.bytes[next]) {
        case ")", "]", "}", ",": return true
        default: return false
        }
    }

    // context = "{" (key ":" expression ("," key ":" expression)*)? "}"
    private mutating func context() -> Expression {
        let start = start()
        expect("{")
        var entries: [Expression.ContextEntry] = []
        var tallest = 0
        if !sees("}") {
            repeat {
                let key = key()
                expect(":")
                entries.append(Expression.ContextEntry(key: key, value: expression()))
                tallest = max(tallest, height)
                scope.enter(key)
                scope.add(member: key)
            } while !isStopped && take(",")
        }
        expect("}")
        for entry in entries { scope.leave(entry.key) }
        return make(.context(entries), from: start, over: tallest)
    }

    // key = string | new name
    private mutating func key() -> String {
        if sees("\"") { return string() }
        return newName { $0.has(":") }
    }

    // arguments = "(" (expression ("," expression)* | name ":" expression ("," …)*)? ")"
    mutating func arguments() -> Expression.Arguments {
        expect("(")
        var positional: [Expression] = []
        var named: [(name: String, value: Expression)] = []
        var tallest = 0
        let isNamed = seesParameterName()
        // Few calls have more; to grow an array costs as much as to make it.
        if !isNamed { positional.reserveCapacity(4) }
        if !sees(")") {
            repeat {
                if isNamed {
                    let name = newName { $0.has(":") }
                    expect(":")
                    named.append((name, expression()))
                } else {
                    positional.append(test())
                }
                tallest = max(tallest, height)
            } while !isStopped && take(",")
        }
        expect(")")
        height = tallest
        return isNamed ? .named(named) : .positional(positional)
    }

    /// Whether words and then a colon come next.
    private mutating func seesParameterName() -> Bool {
        var index = start()
        while index < text.count {
            let byte = text.bytes[index]
            if byte == UInt8(ascii: ":") { return index > position }
            if Characters.isNameSymbol(byte) {
                index += 1
                continue
            }
            let end = max(text.wordEnd(at: index), text.spaceEnd(at: index))
            guard end > index else { return false }
            index = end
        }
        return false
    }
}
