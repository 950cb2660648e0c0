/// The names that an expression may use where it stands.
///
/// Names of the language with several words are always known; variables, parameters and keys are
/// added while parsing.
public struct NameScope: Sendable {
    /// What is known from the start, in one object that all parsers share.
    private let known: Known
    private var entered = NameTrie()
    private var addedMembers = NameTrie()

    private final class Known: Sendable {
        let names: NameTrie
        /// What may follow a dot, or stand bare in a filter.
        let members: NameTrie
        let types: NameTrie

        init(
            names: some Sequence<String>, members: some Sequence<String>,
            types: some Sequence<String>, besides known: Known? = nil
        ) {
            self.names = Self.trie(names, besides: known?.names)
            self.members = Self.trie(members, besides: known?.members)
            self.types = Self.trie(types, besides: known?.types)
        }

        private static func trie(_ names: some Sequence<String>, besides known: NameTrie?)
            -> NameTrie
        {
            var trie = known ?? NameTrie()
            for name in names { trie.add(name) }
            return trie
        }
    }

    public init(
        _ names: some Sequence<String> = [String](), members: some Sequence<String> = [String](),
        types: some Sequence<String> = [String]()
    ) {
        known = Known(names: names, members: members, types: types, besides: Self.language.known)
    }

    /// Only what the language itself knows.
    public static let language = NameScope(
        Known(names: Builtins.names, members: languageMembers, types: languageTypes))

    private init(_ known: Known) { self.known = known }

    mutating func enter(_ name: String) { entered.add(name) }
    mutating func leave(_ name: String) { entered.remove(name) }
    mutating func add(member: String) { addedMembers.add(member) }

    /// A name that was found in a text.
    struct Match {
        let end: Int
        fileprivate let match: NameTrie.Match
        fileprivate let source: Source

        fileprivate enum Source {
            case entered
            case names
            case addedMembers
            case members
            case types
        }
    }

    func name(of match: Match) -> String {
        switch match.source {
        case .entered: entered.name(of: match.match)
        case .names: known.names.name(of: match.match)
        case .addedMembers: addedMembers.name(of: match.match)
        case .members: known.members.name(of: match.match)
        case .types: known.types.name(of: match.match)
        }
    }

    /// The longest name that begins at a position, and where it ends.
    func longestName(in text: Characters, at start: Int) -> Match? {
        Self.longer(
            found(entered, .entered, in: text, at: start),
            found(known.names, .names, in: text, at: start))
    }

    func longestMember(in text: Characters, at start: Int) -> Match? {
        Self.longer(
            found(addedMembers, .addedMembers, in: text, at: start),
            found(known.members, .members, in: text, at: start))
    }

    func longestType(in text: Characters, at start: Int) -> Match? {
        found(known.types, .types, in: text, at: start)
    }

    private func found(
        _ trie: NameTrie, _ source: Match.Source, in text: Characters, at start: Int
    ) -> Match? {
        trie.longestName(in: text, at: start).map {
            Match(end: $0.end, match: $0, source: source)
        }
    }

    /// The second only where it is longer.
    static func longer(_ first: Match?, _ second: Match?) -> Match? {
        guard let first, let second else { return first ?? second }
        return second.end > first.end ? second : first
    }

    private static let languageMembers = [
        "time offset", "start included", "end included",
    ]
    private static let languageTypes = [
        "date and time", "years and months duration", "days and time duration",
        "year month duration", "day time duration",
    ]
}
