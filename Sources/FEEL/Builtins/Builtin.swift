import Diagnostics

/// A function of the language: how it may be called and what it does.
///
/// An object, because calls pass it along and a reference is cheaper to keep than its parts.
public final class Builtin: Sendable {
    typealias Body = @Sendable (_ arguments: Arguments, _ run: inout Evaluation) -> Value

    public let name: String
    public let signatures: [Signature]
    /// How it treats arguments that are not known.
    let unknowns: UnknownPolicy
    let body: Body
    /// The numbers of arguments it can be called with, one bit each; the last bit is for all more.
    private let counts: UInt16

    enum UnknownPolicy {
        /// The result is not known, for the same reasons.
        case spread
        /// The function looks at them itself.
        case handled
    }

    convenience init(
        _ name: String, _ signatures: Signature..., unknowns: UnknownPolicy = .spread,
        body: @escaping Body
    ) {
        self.init(name, signatures, unknowns: unknowns, body: body)
    }

    init(
        _ name: String, _ signatures: [Signature], unknowns: UnknownPolicy = .spread,
        body: @escaping Body
    ) {
        self.name = name
        self.signatures = signatures
        self.unknowns = unknowns
        self.body = body
        counts = (0..<UInt16.bitWidth).reduce(0) { counts, count in
            signatures.contains { $0.accepts(count) } ? counts | 1 << count : counts
        }
    }

    /// Whether it can be called with so many arguments.
    public func accepts(_ count: Int) -> Bool {
        counts >> min(count, UInt16.bitWidth - 1) & 1 == 1
    }
}

/// One way to call a function.
public struct Signature: Sendable, ExpressibleByArrayLiteral {
    public let parameters: [String]
    /// How many of the parameters must be given.
    public let required: Int
    /// Whether any number of arguments may stand in place of the one list.
    public let isVariadic: Bool

    init(_ parameters: [String], required: Int? = nil, isVariadic: Bool = false) {
        self.parameters = parameters
        self.required = required ?? parameters.count
        self.isVariadic = isVariadic
    }

    public init(arrayLiteral parameters: String...) {
        self.init(parameters)
    }

    /// A list, or its elements.
    static let listOrElements = Signature(["list"], isVariadic: true)

    fileprivate func accepts(_ count: Int) -> Bool {
        count >= required && (isVariadic || count <= parameters.count)
    }
}

extension Builtin {
    /// The positions of arguments given by name, and how many arguments they make; nil for names
    /// that are wrong or not enough.
    public func order(
        of names: [String]
    ) -> (positions: [Int?], count: Int, signature: Int)? {
        for (index, signature) in signatures.enumerated() {
            let positions = names.map { name in
                signature.parameters.firstIndex { Comparing.isSame($0, name) }
            }
            let given = Set(positions.compactMap(\.self))
            guard given.count == names.count,
                (0..<signature.required).allSatisfy(given.contains)
            else { continue }
            return (positions, (given.max() ?? -1) + 1, index)
        }
        return nil
    }
}

/// Which built-in a call was resolved to.
public struct BuiltinReference: Sendable, Hashable {
    let index: Int
}

/// What a built-in was called with.
struct Arguments {
    let values: [Value]
    let range: TextRange
    private let builtin: Builtin
    /// Which of the signatures the names of the arguments chose.
    let signature: Int?

    init(
        _ values: [Value], of builtin: Builtin, at range: TextRange, signature: Int? = nil
    ) {
        self.values = values
        self.signature = signature
        self.range = range
        self.builtin = builtin
    }

    var name: String { builtin.name }

    var count: Int { values.count }

    /// Null for an argument that was not given.
    subscript(index: Int) -> Value { index < values.count ? values[index] : .null }

    /// An argument that is a list, or the list of one that a single value stands for.
    func list(_ index: Int = 0) -> [Value]? {
        switch self[index] {
        case .list(let elements): elements
        case .null: nil
        case let value: [value]
        }
    }

    /// The elements of the one list, or all arguments.
    var elements: [Value]? {
        count == 1 ? list() : values
    }

    func number(_ index: Int) -> Number? {
        if case .number(let number) = single(index) { number } else { nil }
    }

    func integer(_ index: Int) -> Int? { number(index)?.exactInt() }

    /// A number without its fraction.
    func truncated(_ index: Int) -> Int? {
        number(index)?.rounded(scale: 0, .down)?.exactInt()
    }

    func string(_ index: Int) -> String? {
        if case .string(let string) = single(index) { string } else { nil }
    }

    /// An argument, or the one element of the list that stands for it.
    func single(_ index: Int) -> Value {
        if case .list(let elements) = self[index], elements.count == 1 { return elements[0] }
        return self[index]
    }
}

extension Evaluation {
    /// The argument of a built-in is not what it needs.
    mutating func wrong(_ arguments: Arguments) -> Value {
        fail(
            "\(arguments.name) 的参数不对", "\(arguments.name) cannot work with these arguments",
            arguments.range)
    }
}

extension FunctionValue {
    init(_ builtin: BuiltinReference) {
        let function = Builtins[builtin]
        self.init(
            parameters: function.signatures.first?.parameters ?? [], body: .builtin(function.name))
    }
}
