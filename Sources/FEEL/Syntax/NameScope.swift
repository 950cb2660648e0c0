/// The names that an expression may use where it stands.
///
/// Names of the language with several words are always known; variables, parameters and keys are added while parsing.
public struct NameScope: Sendable {
    private var names = NameTrie()
    /// What may follow a dot, or stand bare in a filter.
    private var members = NameTrie()
    private(set) var types = NameTrie()
    /// What was entered while parsing, apart because the others are shared and large.
    private var enteredNames = NameTrie()
    private var addedMembers = NameTrie()

    public init(
        _ names: some Sequence<String> = [String](), members: some Sequence<String> = [String](),
        types: some Sequence<String> = [String]()
    ) {
        self = .language
        for name in names { self.names.add(name) }
        for member in members { self.members.add(member) }
        for type in types { self.types.add(type) }
    }

    /// Only what the language itself knows.
    public static let language: NameScope = {
        var scope = NameScope(empty: ())
        for name in Builtins.names { scope.names.add(name) }
        for member in languageMembers { scope.members.add(member) }
        for type in languageTypes { scope.types.add(type) }
        return scope
    }()

    private init(empty: Void) {}

    mutating func enter(_ name: String) { enteredNames.add(name) }
    mutating func leave(_ name: String) { enteredNames.remove(name) }
    mutating func add(member: String) { addedMembers.add(member) }

    /// The longest name that begins at a position, and where it ends.
    func longestName(in text: [Unicode.Scalar], at start: Int) -> (name: String, end: Int)? {
        Self.longer(
            enteredNames.longestName(in: text, at: start), names.longestName(in: text, at: start))
    }

    func longestMember(in text: [Unicode.Scalar], at start: Int) -> (name: String, end: Int)? {
        Self.longer(
            addedMembers.longestName(in: text, at: start), members.longestName(in: text, at: start))
    }

    private static func longer(
        _ first: (name: String, end: Int)?, _ second: (name: String, end: Int)?
    ) -> (name: String, end: Int)? {
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
