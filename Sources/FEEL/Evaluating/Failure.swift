public import Diagnostics

/// What went wrong while an expression ran, and where in its text.
public struct Failure: Sendable, Hashable {
    public let range: TextRange
    public let message: Wording

    public init(range: TextRange, message: Wording) {
        self.range = range
        self.message = message
    }
}
