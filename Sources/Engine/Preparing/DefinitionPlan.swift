import FEEL
import RuleModel

/// A definition.
final class DefinitionPlan: Sendable {
    enum Body: Sendable {
        case value(FormulaPlan, RoundingPlan?)
        case test(TestPlan)
        case table(TablePlan)
        case none
    }

    let index: Int
    let entity: Int
    let isOfKind: Bool
    let isBoolean: Bool
    /// Whether an office decides it in the single case.
    let isDecided: Bool
    /// Whether it leans on something that the office need not go by.
    let leansOnPower: Bool
    let body: Body
    /// Whether a rule says what it is, and not an office or an authority alone.
    var hasBody: Bool { if case .none = body { false } else { true } }
    /// The tests of a value that is yes or no, for its reason.
    let condition: ConditionPlan?
    let domain: Domain
    let suggest: FormulaPlan?
    /// Its places in the memory of an object, with the powers of the office and without.
    let slot: Int
    let slotWithoutPowers: Int
    let said: ReasonPlan

    init(_ definition: DefinitionInForce, _ index: Int, _ planner: inout Planner) {
        self.index = index
        entity = definition.entity
        isOfKind = definition.isOfKind
        isBoolean = definition.type == .boolean
        isDecided = definition.common.decidedBy != nil
        leansOnPower = planner.powers.definitions[index]
        body = Body(definition, &planner)
        if case .value(let formula, _) = definition.body, isBoolean {
            condition = ConditionPlan(formula, planner.wordbook)
        } else {
            condition = nil
        }
        domain = Domain(definition.type, min: definition.min, max: definition.max, planner.edition)
        suggest = definition.suggest.map(FormulaPlan.init)
        slot = planner.slot(of: entity)
        slotWithoutPowers = leansOnPower ? planner.slot(of: entity) : slot
        said = ReasonPlan(definition, body, planner.wordbook)
    }
}

extension DefinitionPlan.Body {
    fileprivate init(_ definition: DefinitionInForce, _ planner: inout Planner) {
        self =
            switch definition.body {
            case .value(let formula, let rounding):
                .value(FormulaPlan(formula), rounding.map { RoundingPlan($0, planner.edition) })
            case .test(let test): .test(TestPlan(test, of: definition.entity, &planner))
            case .table(let table): .table(TablePlan(table))
            case .none: .none
            }
    }
}

/// A fact.
final class FactPlan: Sendable {
    let entity: Int
    /// Its place among the facts of its entity.
    let place: Int
    let isOfKind: Bool
    let askIf: FormulaPlan?
    let otherwise: Value?
    let domain: Domain

    init(_ fact: Fact, at place: Int, _ edition: Edition) {
        entity = fact.entity
        self.place = place
        isOfKind = fact.isOfKind
        askIf = fact.askIf.map(FormulaPlan.init)
        otherwise = fact.otherwise
        domain = Domain(fact.type, min: fact.min, max: fact.max, edition)
    }
}

/// What a type and its declared bounds say of a value that is not known.
enum Domain: Sendable {
    case any
    /// Yes or no, or the values of an enumeration.
    case oneOf([Value])
    /// Numbers between bounds, where they are declared.
    case numbers(min: FormulaPlan?, max: FormulaPlan?)

    init(_ type: FEELType, min: Formula?, max: Formula?, _ edition: Edition) {
        switch type {
        case .boolean: self = .oneOf([.boolean(true), .boolean(false)])
        case .enumeration(let index) where edition.enumerations.indices.contains(index):
            self = .oneOf(edition.enumerations[index].cases.map { .string($0.id) })
        case .number:
            self = .numbers(min: min.map(FormulaPlan.init), max: max.map(FormulaPlan.init))
        default: self = .any
        }
    }
}
