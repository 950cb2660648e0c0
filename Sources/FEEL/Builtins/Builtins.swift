/// The functions of the language.
public enum Builtins {
    public static let all: [Builtin] =
        conversions + strings + patterns + numbers + lists + listEdits + aggregates + dates
        + intervals + contexts + logic

    private static let indexes: [String: Int] = Dictionary(
        all.enumerated().map { ($0.element.name, $0.offset) },
        uniquingKeysWith: { first, _ in first })

    static var names: some Sequence<String> { all.lazy.map(\.name) }

    public static func reference(_ name: String) -> BuiltinReference? {
        indexes[name].map(BuiltinReference.init)
    }

    public static subscript(_ reference: BuiltinReference) -> Builtin { all[reference.index] }
}
