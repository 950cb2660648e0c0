/// Names by their words and symbols, so that the longest one at a place is found in one walk.
struct NameTrie: Sendable {
    private struct Node: Sendable {
        var children: [String: Int] = [:]
        var name: String?
        /// How often the name was added and not yet removed.
        var uses = 0
    }

    private var nodes = [Node()]

    /// Adds a name; names without a word cannot be written bare and are left out.
    mutating func add(_ name: String) {
        var node = 0
        for token in Self.tokens(of: name) {
            if let next = nodes[node].children[token] {
                node = next
            } else {
                nodes.append(Node())
                nodes[node].children[token] = nodes.count - 1
                node = nodes.count - 1
            }
        }
        guard node != 0 else { return }
        nodes[node].name = nodes[node].name ?? name
        nodes[node].uses += 1
    }

    mutating func remove(_ name: String) {
        var node = 0
        for token in Self.tokens(of: name) {
            guard let next = nodes[node].children[token] else { return }
            node = next
        }
        guard node != 0 else { return }
        nodes[node].uses -= 1
        if nodes[node].uses <= 0 { nodes[node].name = nil }
    }

    /// The longest name that begins at a position, and where it ends.
    func longestName(in text: [Unicode.Scalar], at start: Int) -> (name: String, end: Int)? {
        guard nodes.count > 1 else { return nil }
        var node = 0
        var position = start
        var found: (name: String, end: Int)?
        while let token = Self.token(in: text, at: &position) {
            guard let next = nodes[node].children[token] else { break }
            node = next
            if let name = nodes[node].name { found = (name, position) }
        }
        return found
    }

    private static func tokens(of name: String) -> [String] {
        let text = Array(name.unicodeScalars)
        var position = 0
        var tokens: [String] = []
        while let token = token(in: text, at: &position) { tokens.append(token) }
        while position < text.count, Characters.isSpace(text[position]) { position += 1 }
        return position == text.count ? tokens : []
    }

    /// A word or a symbol.
    ///
    /// White space beside a symbol belongs to it: `a - b` is not `a-b`.
    private static func token(in text: [Unicode.Scalar], at position: inout Int) -> String? {
        var start = position
        while start < text.count, Characters.isSpace(text[start]) { start += 1 }
        guard start < text.count else { return nil }
        var end = start
        while end < text.count, Characters.isWordPart(text[end]) { end += 1 }
        if end == start, Characters.isNameSymbol(text[start]) { end += 1 }
        guard end > start else { return nil }
        let isSpaced =
            position > 0 && start > position
            && (Characters.isNameSymbol(text[start]) || Characters.isNameSymbol(text[position - 1]))
        position = end
        let token = Characters.string(text[start..<end])
        return isSpaced ? " " + token : token
    }
}
