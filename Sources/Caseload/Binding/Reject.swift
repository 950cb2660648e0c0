package import Diagnostics

/// Why a household was not decided, or what is strange about one that was.
package struct Reject: Sendable, Hashable {
    /// The household's id, where its row could be read.
    package let household: String
    package let file: String
    /// Index of the table; −1 for a file of records.
    let table: Int
    /// In the file, or within the rows of a chunk until these are placed.
    package internal(set) var line: Int
    let isRelative: Bool
    /// The head of the column; empty where the whole row is meant.
    package let column: String
    package let code: String
    package let severity: Severity
    package let message: Wording
    package let hint: Wording?

    /// - Parameter severity: `nil` is that of what was found.
    init(
        _ found: Diagnostic, severity: Severity? = nil, household: String, file: String,
        table: Int, line: Int, isRelative: Bool, column: String
    ) {
        self.household = household
        self.file = file
        self.table = table
        self.line = line
        self.isRelative = isRelative
        self.column = column
        code = found.code.name
        self.severity = severity ?? found.severity
        message = found.message
        hint = found.hint
    }
}
