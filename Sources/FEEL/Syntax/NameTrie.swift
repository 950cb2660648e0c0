/// Names by their bytes, so that the longest one at a place is found in one walk.
///
/// One word of ASCII letters is read as a name whether it is known or not, and so not kept.
///
/// White space between words counts as one space, and none around a symbol is not some:
/// `a - b` is not `a-b`.
struct NameTrie: Sendable {
    struct Match {
        let end: Int
        fileprivate let name: Int
    }

    private struct Node: Sendable {
        let byte: UInt8
        var firstChild: Int32 = 0
        var nextSibling: Int32 = 0
        /// Its number in `names`.
        var name: Int32 = -1
        /// How often the name was added and not yet removed.
        var uses: Int32 = 0
    }

    /// The first is the root, which is nobody's child: zero stands for none.
    private var nodes: [Node] = []
    private var names: [String] = []

    func name(of match: Match) -> String { names[match.name] }

    /// Adds a name; what cannot be written bare is left out.
    mutating func add(_ name: String) {
        guard !Self.isWord(name), let path = Self.path(of: name) else { return }
        if nodes.isEmpty { nodes.append(Node(byte: 0)) }
        var node = 0
        for byte in path {
            if let next = child(of: node, byte) {
                node = next
            } else {
                let sibling = nodes[node].firstChild
                nodes[node].firstChild = Int32(nodes.count)
                nodes.append(Node(byte: byte, nextSibling: sibling))
                node = nodes.count - 1
            }
        }
        if nodes[node].name < 0 {
            nodes[node].name = Int32(names.count)
            names.append(name)
        }
        nodes[node].uses += 1
    }

    mutating func remove(_ name: String) {
        guard !nodes.isEmpty, !Self.isWord(name), let path = Self.path(of: name) else { return }
        var node = 0
        for byte in path {
            guard let next = child(of: node, byte) else { return }
            node = next
        }
        nodes[node].uses -= 1
    }

    /// The longest name that begins at a position.
    func longestName(in text: Characters, at start: Int) -> Match? {
        guard !nodes.isEmpty else { return nil }
        var node = 0
        var position = start
        var found: Match?
        while position < text.count {
            if Characters.mayBeginSpace(text.bytes[position]) {
                let space = text.spaceEnd(at: position)
                if space > position {
                    guard let next = child(of: node, 0x20) else { return found }
                    node = next
                    position = space
                }
            }
            let byte = text.bytes[position]
            guard let next = child(of: node, byte) else { return found }
            node = next
            position += 1
            if nodes[node].uses > 0, Self.isEnd(position, after: byte, in: text) {
                found = Match(end: position, name: Int(nodes[node].name))
            }
        }
        return found
    }

    @inline(__always)
    private func child(of node: Int, _ byte: UInt8) -> Int? {
        var child = Int(nodes[node].firstChild)
        while child != 0 {
            if nodes[child].byte == byte { return child }
            child = Int(nodes[child].nextSibling)
        }
        return nil
    }

    /// Whether a word or symbol that was read up to a position ends there.
    private static func isEnd(_ position: Int, after byte: UInt8, in text: Characters) -> Bool {
        if Characters.isNameSymbol(byte) { return true }
        let next = text.bytes[position]
        return next < 0x80
            ? !Characters.isWordPart(next) : text.wordEnd(at: position) == position
    }

    private static func isWord(_ name: String) -> Bool {
        guard let first = name.utf8.first, !Characters.isDigit(first) else { return false }
        return name.utf8.allSatisfy(Characters.isWordPart)
    }

    /// The words and symbols of a name, with one space where any stands between them; nil for
    /// what has none, or holds anything else.
    private static func path(of name: String) -> [UInt8]? {
        let text = Characters(plain: name)
        var path: [UInt8] = []
        var position = text.spaceEnd(at: 0)
        while position < text.count {
            var end = text.wordEnd(at: position)
            if end == position, Characters.isNameSymbol(text.bytes[position]) { end += 1 }
            guard end > position else { return nil }
            path += text.bytes[position..<end]
            position = text.spaceEnd(at: end)
            if position > end, position < text.count { path.append(0x20) }
        }
        return path.isEmpty ? nil : path
    }
}
