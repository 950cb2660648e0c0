public import Diagnostics

/// A node of the syntax tree.
///
/// `range` counts in the text that was parsed.
///
/// The parser makes names (`name`, `path`); the checker replaces them by what they mean
/// (`local`, `subject`, `property`, `global`, `hostCall`), so that nothing is looked up when it runs.
public struct Expression: Sendable {
    public let kind: Kind
    public let range: TextRange

    public init(_ kind: Kind, _ range: TextRange) {
        self.kind = kind
        self.range = range
    }

    public indirect enum Kind: Sendable {
        case literal(Value)
        case name(String)
        /// `?`: the value under test.
        case input
        case negation(Expression)
        case arithmetic(ArithmeticOperator, Expression, Expression)
        case comparison(ComparisonOperator, Expression, Expression)
        case and(Expression, Expression)
        case or(Expression, Expression)
        case between(Expression, low: Expression, high: Expression)
        /// `x in (test, test)`: any of the tests holds.
        case membership(Expression, tests: [Expression])
        /// `< 5` as a test or as a range value.
        case unaryComparison(ComparisonOperator, Expression)
        /// Several tests of a table cell: any holds.
        case unaryTests([Expression])
        case negatedTests([Expression])
        /// `-`: every value passes.
        case anyInput
        case instance(Expression, of: TypeExpression)
        case conditional(Expression, then: Expression, otherwise: Expression)
        case iteration([Iterator], body: Expression)
        case quantified(Quantifier, [Iterator], satisfies: Expression)
        case filter(Expression, by: Expression)
        case path(Expression, String)
        case call(Expression, Arguments)
        case function(parameters: [Parameter], body: Expression)
        /// A function that is not written in this language; calling it is an error.
        case externalFunction
        case list([Expression])
        case context([ContextEntry])
        case range(
            low: Expression, high: Expression, lowIncluded: Bool, highIncluded: Bool)
        /// What could not be understood; its diagnostic was reported.
        case invalid

        // What the checker puts in place of names.

        /// A variable of `for`, `some`, `every`, a filter's element or a parameter,
        /// counted from the bottom of the stack of locals.
        case local(Int)
        /// The thing that the expression is about.
        case subject
        /// A property of an object (mapped over a list of objects); the number is the host's.
        case property(Int, of: Expression)
        /// A value of the host that belongs to no object.
        case global(Int)
        /// A function of the host.
        case hostCall(Int, [Expression])
        /// A function of the language, with its arguments by position (`Builtins.reference`).
        case builtinCall(BuiltinReference, [Expression])
    }

    public struct Iterator: Sendable {
        public let name: String
        public let nameRange: TextRange
        /// A list or a range value; where `from..to` is written, `from`.
        public let source: Expression
        /// Where `from..to` is written, `to`.
        public let end: Expression?

        public init(
            name: String, nameRange: TextRange, source: Expression, end: Expression? = nil
        ) {
            self.name = name
            self.nameRange = nameRange
            self.source = source
            self.end = end
        }
    }

    public enum Quantifier: Sendable {
        case some
        case every
    }

    public struct ContextEntry: Sendable {
        public let key: String
        public let value: Expression

        public init(key: String, value: Expression) {
            self.key = key
            self.value = value
        }
    }

    public struct Parameter: Sendable {
        public let name: String
        public let type: TypeExpression?

        public init(name: String, type: TypeExpression?) {
            self.name = name
            self.type = type
        }
    }

    public enum Arguments: Sendable {
        case positional([Expression])
        case named([(name: String, value: Expression)])
    }
}

public enum ArithmeticOperator: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case power = "**"
}

public enum ComparisonOperator: String, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
}

/// A type as written after `instance of` and in function parameters.
public indirect enum TypeExpression: Sendable, Hashable {
    case named(String)
    case list(TypeExpression)
    case range(TypeExpression)
    case context([Field])
    case function([TypeExpression], returns: TypeExpression)

    public struct Field: Sendable, Hashable {
        public let name: String
        public let type: TypeExpression

        public init(name: String, type: TypeExpression) {
            self.name = name
            self.type = type
        }
    }
}
