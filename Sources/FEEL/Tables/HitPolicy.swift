/// What a decision table makes of the rows that match.
public enum HitPolicy: Sendable, Hashable {
    /// Rows exclude each other.
    case unique
    /// Rows that match together have the same results.
    case any
    /// The result that comes first among the output values.
    case priority
    /// The first row that matches.
    case first
    /// All results, in the order of the rows.
    case ruleOrder
    /// All results, in the order of the output values.
    case outputOrder
    /// All results, or what they come to.
    case collect(Aggregation?)

    public enum Aggregation: Sendable, Hashable {
        case sum
        case minimum
        case maximum
        case count
    }
}
