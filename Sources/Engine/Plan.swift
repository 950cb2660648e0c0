import FEEL
import RuleModel

// What a case runs again and again, each in a box of its own, so that nothing is copied when it
// runs but a reference.

/// A formula.
final class FormulaPlan: Sendable {
    let formula: Formula

    init(_ formula: Formula) {
        self.formula = formula
    }
}

/// A condition.
final class TestPlan: Sendable {
    enum Kind: Sendable {
        case when(FormulaPlan)
        /// `isAny`: one of the items; else all of them.
        case items([ItemPlan], unless: [ItemPlan], isAny: Bool)
    }

    let kind: Kind

    init(_ test: Test) {
        kind =
            switch test {
            case .when(let formula): .when(FormulaPlan(formula))
            case .any(let items, let exceptions):
                .items(
                    items.map(ItemPlan.init), unless: exceptions.map(ItemPlan.init), isAny: true)
            case .all(let items, let exceptions):
                .items(
                    items.map(ItemPlan.init), unless: exceptions.map(ItemPlan.init), isAny: false)
            }
    }
}

/// One line of a list of conditions.
final class ItemPlan: Sendable {
    let isPower: Bool
    let test: TestPlan

    init(_ item: Item) {
        isPower = item.isPower
        test = TestPlan(item.test)
    }
}

/// A definition.
final class DefinitionPlan: Sendable {
    enum Body: Sendable {
        case value(FormulaPlan, RoundingRule?)
        case test(TestPlan)
        case table(TablePlan)
        case none
    }

    let isOfKind: Bool
    /// Whether an office decides it in the single case.
    let isDecided: Bool
    let body: Body

    init(_ definition: DefinitionInForce) {
        isOfKind = definition.isOfKind
        isDecided = definition.common.decidedBy != nil
        body =
            switch definition.body {
            case .value(let formula, let rounding): .value(FormulaPlan(formula), rounding)
            case .test(let test): .test(TestPlan(test))
            case .table(let table): .table(TablePlan(table))
            case .none: .none
            }
    }
}

/// A fact.
final class FactPlan: Sendable {
    let isOfKind: Bool
    let askIf: FormulaPlan?
    let otherwise: Value?

    init(_ fact: Fact) {
        isOfKind = fact.isOfKind
        askIf = fact.askIf.map(FormulaPlan.init)
        otherwise = fact.otherwise
    }
}

/// A programme.
final class ProgrammePlan: Sendable {
    let entity: Int
    let isPower: Bool
    let conditions: [ItemPlan]
    let covers: FormulaPlan?

    init(_ programme: ProgrammeInForce) {
        entity = programme.entity
        isPower = programme.isPower
        conditions = programme.conditions.map(ItemPlan.init)
        covers = programme.covers.map(FormulaPlan.init)
    }
}
