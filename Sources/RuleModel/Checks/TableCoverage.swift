import Diagnostics
import FEEL

/// # Gaps, overlaps and dead rows of tables
///
/// What: an input that no row accepts; one that two rows accept with different results where rows
/// exclude each other; a row that nothing reaches.
/// Why: the engine could not say what the law is; or the author meant something else.
/// Instead: close the gap, part the rows, or say `hit: first`; declare `min` and `max` of what a
/// column shows, so that impossible inputs do not count.
extension Edition {
    func tableCoverage() -> [Diagnostic] {
        var places: Set<SourceRange> = []
        return definitions.flatMap { definition -> [Diagnostic] in
            // A kind's table stands once for each of its entities.
            guard case .table(let table) = definition.body, places.insert(table.range).inserted
            else { return [] }
            return coverage(of: table)
        }
    }

    private func coverage(of table: TableDefinition) -> [Diagnostic] {
        let formulas = table.formulas
        if formulas.contains(where: { $0.type == .invalid }) { return [] }
        var axes: [Axis] = []
        for (column, input) in table.inputs.enumerated() {
            let points = table.rows.flatMap { row in
                row.tests.indices.contains(column) ? row.tests[column].expression.turningPoints : []
            }
            guard
                let axis = Axis(
                    input.type, turningPoints: points, bounds: bounds(of: input.expression),
                    in: self)
            else { return [.notAnalysed(table.range)] }
            axes.append(axis)
        }
        guard let inputs = Combinations(axes), let coverage = TableReading(table, inputs) else {
            return [.notAnalysed(table.range)]
        }
        return coverage.diagnostics { example in
            self.example(example, of: table, axes)
        }
    }

    /// `周岁 = 17，性别 = “男”`.
    private func example(
        _ values: [Scalar], of table: TableDefinition, _ axes: [Axis]
    ) -> Wording {
        let parts = zip(table.inputs, zip(values, axes)).map { input, cell in
            let value = written(cell.0, cell.1.type)
            return Wording(
                zh: "\(input.text.value) = \(value.zh)", en: "\(input.text.value) = \(value.en)")
        }
        return Wording(
            zh: parts.map(\.zh).joined(separator: "，"), en: parts.map(\.en).joined(separator: ", "))
    }
}

/// What the rows of a table do with every kind of input.
private struct TableReading {
    let table: TableDefinition
    var gap: [Scalar]?
    /// The first example for each two rows, in the order of the table.
    var overlaps: [(first: Int, second: Int, example: [Scalar])] = []
    var isReached: [Bool]

    /// `nil` where a cell rests on more than literals.
    init?(_ table: TableDefinition, _ inputs: Combinations) {
        self.table = table
        isReached = Array(repeating: false, count: table.rows.count)
        for input in inputs {
            guard let rows = Self.rows(of: table, accepting: input) else { return nil }
            add(rows, input)
        }
    }

    private mutating func add(_ rows: [Int], _ input: [Scalar]) {
        guard let first = rows.first else {
            gap = gap ?? input
            return
        }
        isReached[first] = true
        guard table.hitPolicy == .unique else { return }
        for other in rows.dropFirst() {
            isReached[other] = true
            let isKnown = overlaps.contains { $0.first == first && $0.second == other }
            let isSame = table.rows[first].result.text.value == table.rows[other].result.text.value
            if !isKnown, !isSame { overlaps.append((first, other, input)) }
        }
    }

    private static func rows(of table: TableDefinition, accepting input: [Scalar]) -> [Int]? {
        var rows: [Int] = []
        for (index, row) in table.rows.enumerated() {
            var isAccepted = true
            for (test, value) in zip(row.tests, input) {
                guard let accepts = test.expression.accepts(value) else { return nil }
                isAccepted = isAccepted && accepts
            }
            if isAccepted { rows.append(index) }
        }
        return rows
    }

    func diagnostics(_ example: ([Scalar]) -> Wording) -> [Diagnostic] {
        var found: [Diagnostic] = []
        if let gap { found.append(.gap(example(gap), table.range)) }
        for overlap in overlaps {
            found.append(
                .overlap(
                    example(overlap.example), table.rows[overlap.second].range,
                    table.rows[overlap.first].range))
        }
        for (index, row) in table.rows.enumerated() where !isReached[index] {
            found.append(.unreachable(row.range))
        }
        return found
    }
}

extension Diagnostic {
    fileprivate static func gap(_ example: Wording, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            "table/gap", at: range,
            Wording(
                zh: "表格没有覆盖所有情况，例如 \(example.zh)",
                en: "no row accepts this input: \(example.en)"),
            hint: Wording(
                zh: "补一行；如果这种情况不会出现，请给这一列的事实声明 min、max",
                en: "add a row, or, if it cannot occur, declare min and max of the column's fact"))
    }

    fileprivate static func overlap(
        _ example: Wording, _ range: SourceRange, _ other: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            "table/overlap", at: range,
            Wording(
                zh: "两行同时符合而结果不同，例如 \(example.zh)",
                en: "two rows with different results accept this input: \(example.en)"),
            hint: Wording(
                zh: "把两行分开；如果以在前的为准，请写 hit: first",
                en: "part the rows, or write hit: first if the earlier one counts"),
            notes: [
                Note(range: other, message: Wording(zh: "另一行在这里", en: "the other row is here"))
            ])
    }

    fileprivate static func unreachable(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            "table/unreachable-row", .warning, at: range,
            Wording(zh: "这一行永远用不到", en: "nothing reaches this row"),
            hint: Wording(
                zh: "前面的行已经包括了它，或它要求的值不可能出现",
                en: "earlier rows take all its inputs, or its values cannot occur"))
    }

    fileprivate static func notAnalysed(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            "table/not-analysed", .note, at: range,
            Wording(
                zh: "这张表的缺口和重叠不能自动检查（单元格里不全是常数，或组合太多）",
                en: "gaps and overlaps of this table cannot be checked: "
                    + "its cells are not all constants, or there are too many combinations"))
    }
}
