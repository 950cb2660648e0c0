package import FEEL
import RuleModel

/// What the definitions of one household are worth, each worked out when it is first asked for.
package final class Inspection {
    private let record: Case

    package init(_ household: Household, under program: Program) {
        record = Case(household, under: program)
    }

    /// By the definition's index in the edition, for one object of the household.
    package func value(ofDefinition definition: Int, on object: Int) -> Value {
        record.value(ofDefinition: definition, on: object)
    }

    /// What a definition that is not known waits for.
    package func needs(ofDefinition definition: Int, on object: Int) -> [Need] {
        guard case .unknown(let unknown) = value(ofDefinition: definition, on: object) else {
            return []
        }
        return unknown.causes.elements.map(record.need).unique
    }
}
