package import FEEL
package import RuleModel

/// The one thing of a record that a curve varies.
package struct CurveVariable: Sendable {
    package enum Kind: Sendable, Hashable {
        case fact(Int)
        /// A definition that an office decides.
        case finding(Int)
    }

    package let kind: Kind
    package let object: Int

    package init(_ kind: Kind, of object: Int) {
        self.kind = kind
        self.object = object
    }

    package func type(in edition: Edition) -> FEELType {
        switch kind {
        case .fact(let fact): edition.facts[fact].type
        case .finding(let definition): edition.definitions[definition].type
        }
    }

    package func title(in edition: Edition) -> Title {
        switch kind {
        case .fact(let fact): edition.facts[fact].common.title
        case .finding(let definition): edition.definitions[definition].common.title
        }
    }

    package func unit(in edition: Edition) -> MeasurementUnit? {
        if case .number(let unit) = type(in: edition) { unit } else { nil }
    }

    /// The household with another value.
    package func household(_ household: Household, at number: Number) -> Household {
        var changed = household
        switch kind {
        case .fact(let fact): changed.set(fact, of: object, to: .number(number))
        case .finding(let definition):
            changed.state(Finding(.definition(definition), value: .number(number)), of: object)
        }
        return changed
    }
}
