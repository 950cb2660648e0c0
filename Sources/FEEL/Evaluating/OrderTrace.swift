public import Diagnostics

/// Keeps every pair of numbers whose order an evaluation went by.
///
/// Where one input changes a little and no pair changes its order, the evaluation takes the same
/// way: so the places at which results can bend or jump are those at which two of these are equal.
public final class OrderTrace {
    public struct Entry {
        public let left: Number
        public let right: Number
        /// Where, in the formula; `nil` for what the host itself compares.
        public let range: TextRange?
        /// The formula that ran.
        public let formula: EmbeddedText?
    }

    public private(set) var entries: [Entry] = []
    /// Set by the host while a formula runs.
    public var formula: EmbeddedText?

    public init() {}

    public func note(_ left: Number, _ right: Number, _ range: TextRange? = nil) {
        entries.append(Entry(left: left, right: right, range: range, formula: formula))
    }

    /// The steps between which a number lies that is rounded.
    public func note(_ number: Number, betweenMultiplesOf step: Number, _ range: TextRange? = nil) {
        // Half steps are where rounding to the nearest one turns.
        guard let half = step.magnitude.divided(by: Number(2)), !half.isZero,
            let low = number.rounded(toMultipleOf: half, .floor), let high = low.adding(half)
        else { return }
        note(number, low, range)
        note(number, high, range)
    }
}

extension OrderTrace {
    func note(_ left: Bounds?, _ right: Bounds?, _ range: TextRange) {
        guard let left, let right else { return }
        for end in [left.low, left.high].compactMap(\.self) {
            for other in [right.low, right.high].compactMap(\.self) { note(end, other, range) }
        }
    }

    /// Each with each: which of them is the least or greatest.
    func note(among elements: [Value], _ range: TextRange) {
        let bounds = elements.map(\.membership.element.bounds)
        for (index, one) in bounds.enumerated() {
            for other in bounds[(index + 1)...] { note(one, other, range) }
        }
    }
}
