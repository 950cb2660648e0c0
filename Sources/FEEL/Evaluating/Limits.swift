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
    /// By the clock, where the budget is given one: nobody waits longer for one expression.
    public var time = Duration.seconds(1)

    public init() {}
}

/// A limit that was reached.
public enum Limit: Sendable {
    case steps
    case time
    case depth
    case listLength
    case nesting
    case stringLength
}

/// What is left of the limits; shared by the evaluations that one of them starts through its host.
///
/// The core has no clock: who wants a limit on time gives one. Without it a result depends on
/// nothing but the expression and its data.
public final class Budget {
    /// The time since some fixed moment.
    public typealias Clock = @Sendable () -> Duration

    public let limits: Limits
    /// The limit that was reached first; every evaluation that shares the budget then ends soon.
    public private(set) var reached: Limit?
    private var remaining: Int
    /// How deep the evaluation that calls the host is nested.
    var depth = 0

    private let clock: Clock?
    private let deadline: Duration
    /// Steps until the clock is looked at again: one step may take some microseconds.
    private var untilClock = Budget.stepsBetweenLooks

    private static let stepsBetweenLooks = 1_000

    public init(_ limits: Limits = Limits(), clock: Clock? = nil) {
        self.limits = limits
        self.clock = clock
        remaining = limits.steps
        deadline = clock.map { $0() + limits.time } ?? .zero
    }

    public var isExhausted: Bool { reached != nil }

    /// Takes steps; false when there are not enough left.
    func spend(_ steps: Int) -> Bool {
        remaining -= min(steps, remaining)
        if remaining <= 0 { exhaust(.steps) }
        if clock != nil { look(after: steps) }
        return reached == nil
    }

    func exhaust(_ limit: Limit) {
        if reached == nil { reached = limit }
    }

    private func look(after steps: Int) {
        untilClock -= min(steps, untilClock)
        guard untilClock <= 0, let clock else { return }
        untilClock = Self.stepsBetweenLooks
        if clock() > deadline { exhaust(.time) }
    }
}
