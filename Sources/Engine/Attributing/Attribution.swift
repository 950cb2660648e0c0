package import FEEL
import RuleModel

/// Which changes of the law changed what one household gets, and by how much each.
///
/// The parts are Shapley values: the mean, over all orders in which the changes could have come
/// one after the other, of what each brought. They do not depend on an order; exchanging the two
/// laws negates each of them; with what rounding leaves they add up to the whole difference.
package struct Attribution: Sendable {
    /// What cannot be told apart, or stands alone.
    package struct Part: Sendable {
        /// Indexes into the items; the number after the last is the household itself.
        package let items: [Int]
        package let amount: Number
    }

    /// How fine the parts are.
    package enum Grain: String, Sendable {
        /// Each change by itself.
        case items
        /// More than a dozen changes: those that change nothing by themselves together.
        case idle
        /// Some changes only make sense together: alone, the law would be undetermined.
        case joined
        /// More than a dozen changes: those of the same documents together.
        case documents
        /// Nothing finer is determined.
        case whole
    }

    /// Whose sums are added up: what pays each month and is certain under both laws.
    package struct Line: Sendable {
        package let programme: Int
        package let subject: Subject
        package let older: Number
        package let newer: Number
        /// Whether only the amount before rounding is known.
        package let isExact: Bool
    }

    package let items: [AttributedItem]
    package let lines: [Line]
    /// Results of which one law or the other leaves open what is paid.
    package let undetermined: [(programme: Int, subject: Subject)]
    package let older: Number
    package let newer: Number
    /// Those that are not 0, the greatest first.
    package let parts: [Part]
    /// What rounding each part to the fen leaves.
    package let rounding: Number
    package let grain: Grain

    package var difference: Number { newer.subtracting(older) ?? .zero }

    /// Whether anything can be said of what is paid.
    package var isDetermined: Bool {
        undetermined.isEmpty || lines.contains { !$0.older.isZero || !$0.newer.isZero }
    }
}
