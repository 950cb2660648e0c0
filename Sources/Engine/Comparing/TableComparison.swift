import FEEL
package import RuleModel

/// Two decision tables row by row.
///
/// Rows that exclude each other may stand in any order; where the first that fits counts, the
/// order is part of the meaning.
package struct TableComparison: Sendable {
    /// A row as it was and as it is; one of them is absent where the other was removed or added.
    package struct Row: Sendable {
        package let older: TableRow?
        package let newer: TableRow?
        /// Which cells differ, the result last; empty where the row was added or removed.
        package let changed: [Bool]
    }

    /// Another column, or another way to choose among rows that fit: then every row is another.
    package let isOtherTable: Bool
    package let rows: [Row]

    package var isSame: Bool { !isOtherTable && rows.isEmpty }

    init(_ older: TableDefinition, _ newer: TableDefinition, _ meanings: Meanings) {
        isOtherTable =
            older.hitPolicy != newer.hitPolicy || older.inputs.count != newer.inputs.count
            || zip(older.inputs, newer.inputs).contains {
                !meanings.isSame($0.expression, $1.expression)
            }
        let differing =
            isOtherTable
            ? (older.rows, newer.rows)
            : Self.withoutEqual(
                older.rows, newer.rows, meanings, inOrder: newer.hitPolicy == .first)
        rows = Self.paired(differing.0, differing.1, meanings, pairs: !isOtherTable)
    }

    private static func withoutEqual(
        _ older: [TableRow], _ newer: [TableRow], _ meanings: Meanings, inOrder: Bool
    ) -> ([TableRow], [TableRow]) {
        if inOrder {
            let start = zip(older, newer).prefix { isSame($0, $1, meanings) }.count
            let (older, newer) = (older.dropFirst(start), newer.dropFirst(start))
            let end = zip(older.reversed(), newer.reversed()).prefix { isSame($0, $1, meanings) }
                .count
            return (Array(older.dropLast(end)), Array(newer.dropLast(end)))
        }
        var added = newer
        let gone = older.filter { row in
            guard let match = added.firstIndex(where: { isSame(row, $0, meanings) }) else {
                return true
            }
            added.remove(at: match)
            return false
        }
        return (gone, added)
    }

    /// Rows with the same tests or the same result are one row that changed.
    private static func paired(
        _ older: [TableRow], _ newer: [TableRow], _ meanings: Meanings, pairs: Bool
    ) -> [Row] {
        var added = newer
        var rows: [Row] = []
        for row in older {
            let match = pairs ? place(of: row, in: added, meanings) : nil
            if let match {
                let changed = changes(row, added[match], meanings)
                rows.append(Row(older: row, newer: added.remove(at: match), changed: changed))
            } else {
                rows.append(Row(older: row, newer: nil, changed: []))
            }
        }
        return rows + added.map { Row(older: nil, newer: $0, changed: []) }
    }

    private static func place(
        of row: TableRow, in rows: [TableRow], _ meanings: Meanings
    ) -> Int? {
        let differing = rows.map { changes(row, $0, meanings) }
        return differing.firstIndex { !$0.dropLast().contains(true) }
            ?? differing.firstIndex { $0.last == false }
    }

    private static func isSame(_ left: TableRow, _ right: TableRow, _ meanings: Meanings) -> Bool {
        !changes(left, right, meanings).contains(true)
    }

    /// For each test and for the result whether it differs.
    private static func changes(
        _ left: TableRow, _ right: TableRow, _ meanings: Meanings
    ) -> [Bool] {
        zip(left.tests + [left.result], right.tests + [right.result]).map {
            !meanings.isSame($0.expression, $1.expression)
        }
    }
}
