import Engine
import FEEL
import RuleModel

/// What was decided of one household, as outputs and counts need it.
struct DecidedHousehold {
    struct Result {
        let programme: Int
        /// The member's row in the block; `nil` for the household.
        let member: Int?
        let outcome: Outcome
        let isPayable: Bool
        let amount: Due?
        let firstMonth: Month?
        /// How many persons' benefit it is.
        let persons: Int
        let needs: [String]

        var isGranted: Bool { outcome == .eligible && isPayable }
    }

    var results: [Result] = []
    /// Whether columns decided it, so that the evaluator holds its values.
    var isOfColumns = false
}
