/// What the columns of one file mean: the rows of one entity.
package struct TableForm: Sendable {
    /// As given by the user.
    let path: String
    let entity: Int
    let header: [String]
    /// For each column the name by which records call it; `nil` for what no record holds.
    let names: [String?]
    let cells: [CellForm]
    let keyColumn: Int
    /// The column with the id of the row above; `nil` where that is the household.
    let parentColumn: Int?
    let idColumn: Int?
    /// The columns whose text is kept for the output, by name.
    let carried: [CarriedColumn]
    /// A row above without rows here has none, rather than an unknown number.
    let isComplete: Bool
}

extension TableForm {
    /// A file of records has no columns.
    static func records(path: String) -> TableForm {
        TableForm(
            path: path, entity: 0, header: [], names: [], cells: [], keyColumn: 0,
            parentColumn: nil, idColumn: nil, carried: [], isComplete: false)
    }
}

/// A column that takes no part in deciding.
package struct CarriedColumn: Sendable, Hashable {
    let name: String
    let column: Int
    /// The column holds identity numbers.
    let isIdentity: Bool
}
