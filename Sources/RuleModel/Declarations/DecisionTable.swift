package import Diagnostics

/// A table of a definition: input columns, then the result; cells are tests of their column.
package struct TableDefinition: Sendable {
    package var inputs: [Formula]
    package let resultTitle: String
    package let hitPolicy: HitPolicy
    package var rows: [TableRow]
    package let range: SourceRange

    package init(
        inputs: [Formula], resultTitle: String, hitPolicy: HitPolicy, rows: [TableRow],
        range: SourceRange
    ) {
        self.inputs = inputs
        self.resultTitle = resultTitle
        self.hitPolicy = hitPolicy
        self.rows = rows
        self.range = range
    }
}

package enum HitPolicy: String, Sendable, CaseIterable {
    /// Rows exclude each other.
    case unique
    /// The first row that matches.
    case first
}

package struct TableRow: Sendable {
    package var tests: [Formula]
    package var result: Formula
    package let range: SourceRange

    package init(tests: [Formula], result: Formula, range: SourceRange) {
        self.tests = tests
        self.result = result
        self.range = range
    }
}
