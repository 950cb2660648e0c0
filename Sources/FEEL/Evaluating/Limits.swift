/// How expressions are evaluated.
public enum Mode: Sendable {
    /// As the standard says: an error is null, names are looked up.
    case standard
    /// As rules are: names are resolved, an error is not known and never null.
    case strict
}

/// What an evaluation may take; all are far above what rules about a household need.
public struct Limits: Sendable {
    /// Nodes visited and elements made: about a second of work and 200 MB of lists.
    public var steps = 4_000_000
    /// Nodes within nodes, through calls: each takes up to 12 kilobytes of stack without
    /// optimisation, and a thread has eight megabytes.
    public var depth = 500
    /// Elements of one list.
    public var listLength = 1_000_000
    /// Lists within lists: every walk over a value takes stack for each.
    public var nesting = 100
    /// Bytes of one text.
    public var stringLength = 1_000_000

    public init() {}
}

/// What is left of the limits; shared by the evaluations that one of them starts through its host.
///
/// It counts steps and no time: the core has no clock, so that a result never depends on one.
public final class Budget {
    public let limits: Limits
    /// Whether a limit was reached; every evaluation that shares the budget then ends soon.
    public private(set) var isExhausted = false
    private var remaining: Int
    /// How deep the evaluation that calls the host is nested.
    var depth = 0

    public init(_ limits: Limits = Limits()) {
        self.limits = limits
        remaining = limits.steps
    }

    /// Takes steps; false when there are not enough left.
    func spend(_ steps: Int) -> Bool {
        remaining -= min(steps, remaining)
        if remaining <= 0 { isExhausted = true }
        return !isExhausted
    }

    func exhaust() { isExhausted = true }
}
