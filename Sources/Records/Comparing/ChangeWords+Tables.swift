import Diagnostics
import Engine
import FEEL
import RuleModel

// Rows of decision tables.
extension ChangeWords {
    /// The definition that a table belongs to.
    private func definition(with range: SourceRange) -> DefinitionInForce? {
        law.edition.definitions.first { definition in
            if case .table(let table) = definition.body { table.range == range } else { false }
        }
    }

    private func table(of row: TableRow) -> (DefinitionInForce, TableDefinition)? {
        for definition in law.edition.definitions {
            if case .table(let table) = definition.body,
                table.rows.contains(where: { $0.range == row.range })
            {
                return (definition, table)
            }
        }
        return nil
    }

    /// `周岁低于 55 → 就业成本比例`, with the cells that differ marked.
    func sentence(_ row: TableRow, changed: [Bool]) -> Wording {
        guard let (definition, table) = table(of: row) else { return Wording("…") }
        var cells = zip(row.tests, table.inputs).map { test, input in
            let cell = law.printer.cell(test.expression, of: input.expression)
            return law.sentence(input) + Wording(zh: "", en: " ") + cell
        }
        cells.append(law.printer.words(row.result.expression, enumeration: definition.enumeration))
        for index in cells.indices where changed.count == cells.count && changed[index] {
            cells[index] = cells[index].marked
        }
        let tests = Wording.sequence(Array(cells.dropLast()))
        let result = cells.last ?? Wording("")
        return Wording(zh: "\(tests.zh) → \(result.zh)", en: "\(tests.en) → \(result.en)")
    }

    /// A table with its head, for another table in its place.
    func rows(_ table: TableDefinition) -> [[Wording]] {
        guard let definition = definition(with: table.range) else { return [] }
        return law.rows(table, of: definition)
    }
}

extension DefinitionInForce {
    fileprivate var enumeration: Int? {
        if case .enumeration(let index) = type { index } else { nil }
    }
}
