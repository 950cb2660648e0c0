import FEEL
import RuleModel

/// A condition: a formula, or a list of items.
final class TestPlan: Sendable {
    let condition: ConditionPlan?
    let items: [ItemPlan]
    /// None of which may hold.
    let exceptions: [ItemPlan]
    /// One of the items is enough; else all of them.
    let isAny: Bool

    init(_ test: Test, of entity: Int, _ planner: inout Planner) {
        switch test {
        case .when(let formula):
            condition = ConditionPlan(formula, planner.wordbook)
            (items, exceptions, isAny) = ([], [], false)
        case .any(let items, let exceptions):
            condition = nil
            self.items = planner.plans(items, of: entity)
            self.exceptions = planner.plans(exceptions, of: entity)
            isAny = true
        case .all(let items, let exceptions):
            condition = nil
            self.items = planner.plans(items, of: entity)
            self.exceptions = planner.plans(exceptions, of: entity)
            isAny = false
        }
    }
}

/// One line of a list of conditions.
final class ItemPlan: Sendable {
    let isPower: Bool
    let test: TestPlan
    /// Its place in the memory of an object.
    let slot: Int
    let said: ReasonPlan

    init(_ item: Item, of entity: Int, _ planner: inout Planner) {
        isPower = item.isPower
        test = TestPlan(item.test, of: entity, &planner)
        slot = planner.slot(of: entity)
        said = ReasonPlan(item, test, planner.wordbook)
    }
}

/// What is said of a condition or a definition of whomever it is.
final class ReasonPlan: Sendable {
    let id: String
    let title: Title
    let sources: [Citation]
    let evidence: Evidence
    let isPower: Bool
    /// The title of the rule of which it is the opposite.
    let negated: Title?
    /// The formula that the full tree shows.
    let formula: FormulaPlan?
    /// Of which the values of a definition are.
    let enumeration: Int?
    let wordbook: Wordbook

    init(_ item: Item, _ test: TestPlan, _ wordbook: Wordbook) {
        id = item.id
        title = item.common.title
        sources = item.common.sources
        evidence = item.common.evidence
        isPower = item.isPower
        formula = test.condition?.formula
        if let parts = test.condition?.parts, parts.count == 1, parts[0].isNegated,
            let named = parts[0].definition
        {
            negated = wordbook.edition.definitions[named.definition].common.title
        } else {
            negated = nil
        }
        enumeration = nil
        self.wordbook = wordbook
    }

    init(_ definition: DefinitionInForce, _ body: DefinitionPlan.Body, _ wordbook: Wordbook) {
        id = definition.id
        title = definition.common.title
        sources = definition.common.sources
        evidence = definition.common.evidence
        isPower = false
        negated = nil
        if case .value(let value, _) = body {
            formula = value
        } else {
            formula = nil
        }
        if case .enumeration(let index) = definition.type {
            enumeration = index
        } else {
            enumeration = nil
        }
        self.wordbook = wordbook
    }
}
