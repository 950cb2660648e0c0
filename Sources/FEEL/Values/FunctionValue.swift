/// A function as a value: a built-in, or one defined by an expression with what it closed over.
public struct FunctionValue: Sendable {
    public indirect enum Body: Sendable {
        case builtin(String)
        case closure(Expression, captured: [ContextValue])
    }

    public let parameters: [String]
    public let body: Body

    public init(parameters: [String], body: Body) {
        self.parameters = parameters
        self.body = body
    }
}
