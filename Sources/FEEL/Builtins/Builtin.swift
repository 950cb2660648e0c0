/// A function of the language: how it may be called and what it does.
public struct Builtin: Sendable {
    public let name: String
    public let signatures: [Signature]
}

/// One way to call a function.
public struct Signature: Sendable {
    public let parameters: [String]
    /// How many of the parameters must be given.
    public let required: Int
    /// Whether any number of arguments may stand in place of the one list.
    public let isVariadic: Bool
}

/// Which built-in a call was resolved to.
public struct BuiltinReference: Sendable, Hashable {
    let index: Int
}
