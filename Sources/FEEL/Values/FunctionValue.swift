public import Diagnostics

/// A function as a value: a built-in, one of the host's, or one defined by an expression with what
/// it closed over.
public struct FunctionValue: Sendable {
    public indirect enum Body: Sendable {
        case builtin(String)
        /// What the host does with the arguments, in the run that calls it.
        case native(Native)
        case closure(Expression, captured: [ContextValue])
    }

    public typealias Native =
        @Sendable (_ arguments: [Value], _ run: inout Evaluation, _ range: TextRange) -> Value

    public let parameters: [String]
    public let body: Body

    public init(parameters: [String], body: Body) {
        self.parameters = parameters
        self.body = body
    }
}
