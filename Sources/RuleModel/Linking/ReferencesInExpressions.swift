package import FEEL

extension Expression {
    /// Visits every reference to something of the edition, in the order of the text.
    package func forEachReference(_ visit: (Reference) -> Void) {
        switch kind {
        case .property(let index, _), .global(let index), .hostCall(let index, _):
            if let reference = Reference(rawValue: index) { visit(reference) }
        default: break
        }
        for child in children { child.forEachReference(visit) }
    }
}

extension Test {
    /// The formulas of all items.
    package var formulas: [Formula] {
        switch self {
        case .when(let formula): [formula]
        case .any(let items, let unless), .all(let items, let unless):
            (items + unless).flatMap(\.test.formulas)
        }
    }
}

extension TableDefinition {
    package var formulas: [Formula] { inputs + rows.flatMap { $0.tests + [$0.result] } }
}

extension DefinitionBody {
    package var formulas: [Formula] {
        switch self {
        case .value(let formula, _): [formula]
        case .test(let test): test.formulas
        case .table(let table): table.formulas
        case .none: []
        }
    }
}
