import FEEL
import RuleModel

/// A table, as the language's own runtime takes it.
final class TablePlan: Sendable {
    let definition: TableDefinition
    let decision: DecisionTable

    init(_ definition: TableDefinition) {
        self.definition = definition
        decision = DecisionTable(
            hitPolicy: definition.hitPolicy.semantics,
            inputs: definition.inputs.map { DecisionTable.Input($0.expression) },
            rows: definition.rows.map { row in
                DecisionTable.Row(
                    tests: row.tests.map(\.expression), results: [row.result.expression])
            })
    }

    /// The formula whose text a part is.
    func formula(of part: TablePart) -> Formula {
        switch part {
        case .input(let column): definition.inputs[column]
        case .test(let row, let column): definition.rows[row].tests[column]
        case .result(let row, _): definition.rows[row].result
        }
    }
}

extension RuleModel.HitPolicy {
    /// Rows that are exclusive may overlap where their results are the same; the check of tables
    /// lets that pass.
    fileprivate var semantics: FEEL.HitPolicy {
        switch self {
        case .unique: .any
        case .first: .first
        }
    }
}

extension Case {
    func value(of table: TablePlan, on object: Int) -> Value {
        let start = failureCount
        var evaluation = evaluation(on: object)
        let value = table.decision.evaluate(
            in: &evaluation, watchedBy: TableSite(self, table: table, object: object))
        // What no cell is to blame for is said of the header.
        if failureCount > start, let header = table.definition.inputs.first {
            locate(failuresFrom: start, in: header)
        }
        return value
    }
}

/// Says of each failure in which cell of a table it happened, and tells the observer of the cells.
private final class TableSite: TableWatcher {
    private let owner: Case
    private let table: TablePlan
    private let object: Int
    private var known = 0

    init(_ owner: Case, table: TablePlan, object: Int) {
        self.owner = owner
        self.table = table
        self.object = object
    }

    func begins(_ part: TablePart, on input: Value?) {
        known = owner.failureCount
        owner.trace?.formula = table.formula(of: part).text
        guard owner.observer != nil else { return }
        owner.observe(table.formula(of: part), on: object, input: input)
    }

    func ends(_ part: TablePart) {
        owner.trace?.formula = nil
        guard owner.failureCount > known else { return }
        owner.locate(failuresFrom: known, in: table.formula(of: part))
    }

    func matched(row: Int) {
        owner.observer?.seen.note(rowAt: table.definition.rows[row].range)
    }
}
