/// How many households the case evaluator decided, and why.
package struct Fallbacks: Sendable {
    package enum Reason: Sendable, Hashable {
        /// The record says what columns do not hold.
        case setAside
        /// A list is longer than what bounds are proven for.
        case longList
        /// A programme is nothing that columns can compute.
        case notColumnar
        /// The answer to this programme, by its index in the edition, is not certain.
        case uncertain(programme: Int)
    }

    /// All households decided.
    package internal(set) var households = 0
    package private(set) var counts: [Reason: Int] = [:]
    /// What of the rules is not columnar, by id, and why.
    package internal(set) var notColumnar: [String: String] = [:]

    package init() {}

    package var total: Int { counts.values.reduce(0, +) }

    mutating func note(_ reason: Reason) { counts[reason, default: 0] += 1 }

    /// The counts of several workers together.
    package func adding(_ other: Fallbacks) -> Fallbacks {
        var sum = self
        sum.households += other.households
        sum.counts.merge(other.counts) { $0 + $1 }
        sum.notColumnar.merge(other.notColumnar) { own, _ in own }
        return sum
    }
}
