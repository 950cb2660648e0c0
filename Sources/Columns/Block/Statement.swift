package import Engine
package import FEEL

/// What a record says that stands in no column.
///
/// The household that it belongs to is decided by the case evaluator, unless the statement only
/// tells more about a cell (`finding`) or
/// is the value of a column that holds none (`ColumnKind.other`).
package enum Statement: Sendable {
    /// A cell whose value its column cannot hold.
    case value(column: Int, Value)
    /// The whole statement of an office: who, when and why, beside the value in its column.
    case finding(Finding)
    /// `applies_for`, by programmes; `nil` is everything.
    case appliesFor([Int]?)
    case decision(OfficeDecision)
    case payment(Payment)
}

/// Where a statement stands.
struct PlacedStatement: Sendable {
    let household: Int
    let entity: Int
    let row: Int
    let statement: Statement
}

/// A row that is the same person as another one of its household (`same_as`).
struct Link {
    let household: Int
    let row: Row
    let other: Row

    struct Row: Hashable {
        let entity: Int
        let row: Int
    }
}
