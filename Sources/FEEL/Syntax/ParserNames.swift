import Diagnostics

// Names: which words form one depends on what is known where it stands.
extension Parser {
    /// The longest known name that begins here.
    func knownName() -> NameScope.Match? {
        let name = scope.longestName(in: text, at: position)
        if filters == 0 { return name }
        return NameScope.longer(name, scope.longestMember(in: text, at: position))
    }

    // name = known name | word
    mutating func name() -> Expression {
        let start = start()
        if let known = knownName() {
            position = known.end
            consumed = known.end
            return leaf(.name(scope.name(of: known)), from: start)
        }
        let end = wordEnd(at: start)
        guard end > start, !Characters.isDigit(text.bytes[start]) else {
            return unexpected(needed: Wording(zh: "一个值", en: "a value"))
        }
        let own = splitStuckKeyword(from: start, to: end)
        guard !isStopped else { return stop() }
        position = own
        consumed = own
        return leaf(.name(string(start, own)), from: start)
    }

    // member = known member | known name | word
    mutating func member() -> String {
        let start = start()
        let known = NameScope.longer(
            scope.longestMember(in: text, at: start), scope.longestName(in: text, at: start))
        if let known {
            position = known.end
            consumed = known.end
            return scope.name(of: known)
        }
        let end = wordEnd(at: start)
        guard end > start, !Characters.isDigit(text.bytes[start]) else {
            _ = unexpected(needed: Wording(zh: "一个名称", en: "a name"))
            return ""
        }
        let own = splitStuckKeyword(from: start, to: end)
        guard !isStopped else { return "" }
        position = own
        consumed = own
        return string(start, own)
    }

    // new name = (word | symbol)+, up to the symbol or keyword that ends it
    mutating func newName(until isEnd: (inout Parser) -> Bool) -> String {
        var name = ""
        let start = start()
        while position < text.count, !isEnd(&self) {
            let wordEnd = wordEnd(at: position)
            let end =
                wordEnd > position
                ? wordEnd
                : Characters.isNameSymbol(first) ? position + 1 : position
            guard end > position else { break }
            if !name.isEmpty, consumed < position { name += " " }
            name += string(position, end)
            position = end
            consumed = end
            skipSpace()
        }
        if name.isEmpty || Characters.isDigit(text.bytes[start]) {
            _ = unexpected(needed: Wording(zh: "一个名称", en: "a name"))
        }
        return name
    }

    // qualified type name = known type | word ("." word)*
    mutating func typeName() -> String {
        let start = start()
        if let known = scope.longestType(in: text, at: start) {
            position = known.end
            consumed = known.end
            return scope.name(of: known)
        }
        guard wordEnd(at: start) > start else {
            _ = unexpected(needed: Wording(zh: "一个类型", en: "a type"))
            return ""
        }
        position = wordEnd(at: start)
        while has("."), wordEnd(at: position + 1) > position + 1 {
            position = wordEnd(at: position + 1)
        }
        consumed = position
        return string(start, position)
    }
}

// Keywords that touch Han characters and so became part of a word.
extension Parser {
    /// A keyword between Han characters within the word at a place.
    func stuckKeyword(at start: Int) -> (keyword: String, start: Int, end: Int)? {
        let end = wordEnd(at: start)
        var position = start
        while position < end {
            var next = position + 1
            let isASCII = text.bytes[position] < 0x80
            while next < end, (text.bytes[next] < 0x80) == isASCII { next += 1 }
            if isASCII, next - position < end - start, next - position <= Keyword.longest {
                let part = string(position, next)
                if Keyword(rawValue: part) != nil { return (part, position, next) }
            }
            position = next
        }
        return nil
    }

    /// Gives up where the word that comes next holds a keyword.
    mutating func reportStuckKeyword() {
        let start = start()
        guard !isStopped, let stuck = stuckKeyword(at: start) else { return }
        report(.stuck(stuck.keyword, at: sourceRange(stuck.start, stuck.end)))
        _ = stop()
    }

    /// Reports a keyword that is stuck in an unknown word; gives the end of the name before it.
    fileprivate mutating func splitStuckKeyword(from start: Int, to end: Int) -> Int {
        guard let stuck = stuckKeyword(at: start) else { return end }
        report(.stuck(stuck.keyword, at: sourceRange(stuck.start, stuck.end)))
        if stuck.start == start { _ = stop() }
        return stuck.start
    }
}
