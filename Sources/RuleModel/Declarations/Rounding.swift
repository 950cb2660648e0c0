package import FEEL

/// To which step and in which direction an amount is rounded.
package struct Rounding: Sendable, Hashable {
    package let step: Number
    package let mode: RoundingMode

    package init(step: Number, mode: RoundingMode) {
        self.step = step
        self.mode = mode
    }
}

/// Where a rule takes its rounding from.
package enum RoundingRule: Sendable {
    case fixed(Rounding)
    /// A standard of type `rounding`, by its name as written; its index once linked.
    case named(String, standard: Int?)
}
