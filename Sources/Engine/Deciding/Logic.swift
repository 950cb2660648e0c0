import FEEL

// Three-valued logic on the engine's own tests: a known part decides as soon as it can.
extension Value {
    static let both = Hull.oneOf([.boolean(true), .boolean(false)])

    /// Yes or no, where it is known.
    var truth: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    /// Why it is not known; empty where it is.
    var causes: Causes {
        switch self {
        case .unknown(let unknown): unknown.causes
        case .list(let elements):
            elements.reduce(Causes()) { $0.union($1.causes) }
        case .perhaps(let value, let causes): causes.union(value.causes)
        default: Causes()
        }
    }

    var isKnown: Bool {
        if case .unknown = self { false } else { true }
    }

    var negated: Value {
        switch self {
        case .boolean(let value): .boolean(!value)
        case .unknown(let unknown): .unknown(Unknown(unknown.causes, Self.both))
        default: self
        }
    }

    /// The conjunction (`deciding` false) or disjunction (`deciding` true) of tests.
    static func combined(_ tests: some Sequence<Value>, deciding: Bool) -> Value {
        var causes = Causes()
        var isOpen = false
        for test in tests {
            if test.truth == deciding { return .boolean(deciding) }
            if test.truth == nil {
                isOpen = true
                causes = causes.union(test.causes)
            }
        }
        return isOpen ? .unknown(Unknown(causes, both)) : .boolean(!deciding)
    }

    static func all(_ tests: some Sequence<Value>) -> Value { combined(tests, deciding: false) }
    static func any(_ tests: some Sequence<Value>) -> Value { combined(tests, deciding: true) }
}
