/// The names that an expression may use where it stands.
///
/// Names of the language with several words are always known; variables, parameters and keys are added while parsing.
public struct NameScope: Sendable {
    private(set) var names = NameTrie()
    /// What may follow a dot, or stand bare in a filter.
    private(set) var members = NameTrie()
    private(set) var types = NameTrie()

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

    mutating func enter(_ name: String) { names.add(name) }
    mutating func leave(_ name: String) { names.remove(name) }
    mutating func add(member: String) { members.add(member) }

    private static let languageMembers = [
        "time offset", "start included", "end included",
    ]
    private static let languageTypes = [
        "date and time", "years and months duration", "days and time duration",
        "year month duration", "day time duration",
    ]
}
