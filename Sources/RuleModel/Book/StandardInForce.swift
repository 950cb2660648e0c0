package import Diagnostics
package import FEEL

/// A standard on the day: a value, a rule for computing one, or unset.
package struct StandardInForce: Sendable {
    package let id: String
    package let type: FEELType
    /// The enumerations that key it.
    package let keys: [Int]
    package var min: Formula?
    package var max: Formula?
    package var state: StandardState
    package let common: Common

    package init(
        id: String, type: FEELType, keys: [Int], min: Formula?, max: Formula?, state: StandardState,
        common: Common
    ) {
        self.id = id
        self.type = type
        self.keys = keys
        self.min = min
        self.max = max
        self.state = state
        self.common = common
    }
}

package enum StandardState: Sendable {
    /// One value (key `[]`), or one for each combination of the keys' ids.
    case values([[String]: PublishedValue])
    /// No notice publishes a value: computed by the law's own rule.
    case computed(Formula, RoundingRule?, Evidence)
    case unset
}

package struct PublishedValue: Sendable {
    /// A number, a yes/no, an enumeration's id; roundings stand in `rounding`.
    package let value: Value
    package let rounding: Rounding?
    /// Index into the edition's notices; `nil` where the law itself states the value.
    package let notice: Int?
    package let sources: [Citation]
    package let evidence: Evidence
    package let range: SourceRange

    package init(
        value: Value, rounding: Rounding?, notice: Int?, sources: [Citation], evidence: Evidence,
        range: SourceRange
    ) {
        self.value = value
        self.rounding = rounding
        self.notice = notice
        self.sources = sources
        self.evidence = evidence
        self.range = range
    }
}
