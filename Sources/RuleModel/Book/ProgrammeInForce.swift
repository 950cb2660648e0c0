package import Diagnostics
package import FEEL

/// What is granted.
package struct ProgrammeInForce: Sendable {
    package let id: String
    /// Whose matter is decided.
    package let entity: Int
    /// For a household's programme: the members whose benefit it is.
    package var covers: Formula?
    package let kind: ProgrammeKind
    package let isPower: Bool
    /// Whether a record that names no programmes leaves it out, so that its facts are not asked.
    package let isOnRequest: Bool
    package var conditions: [Item]
    package var amount: [AmountPart]
    package let starts: ProgrammeStart
    package let common: Common

    package init(
        id: String, entity: Int, covers: Formula?, kind: ProgrammeKind, isPower: Bool,
        isOnRequest: Bool, conditions: [Item], amount: [AmountPart], starts: ProgrammeStart,
        common: Common
    ) {
        self.id = id
        self.entity = entity
        self.covers = covers
        self.kind = kind
        self.isPower = isPower
        self.isOnRequest = isOnRequest
        self.conditions = conditions
        self.amount = amount
        self.starts = starts
        self.common = common
    }
}

package enum ProgrammeKind: String, Sendable, CaseIterable {
    case monthlyCash = "monthly_cash"
    case oneOffCash = "one_off_cash"
    case inKind = "in_kind"
    case service
    case monitoring
}

package enum ProgrammeStart: String, Sendable, CaseIterable {
    case monthAfterDecision = "month_after_decision"
    case onDecision = "on_decision"

    /// The first month of what is decided in a month.
    package func firstMonth(decidedIn month: Month) -> Month? {
        switch self {
        case .monthAfterDecision: month.adding(months: 1)
        case .onDecision: month
        }
    }
}

/// One of the parts that an amount is the sum of.
package struct AmountPart: Sendable {
    package let id: String
    /// Absent where it is for an authority to set.
    package var value: Formula?
    package var round: RoundingRule?
    package var min: Formula?
    package var max: Formula?
    package let common: Common

    package init(
        id: String, value: Formula?, round: RoundingRule?, min: Formula?, max: Formula?,
        common: Common
    ) {
        self.id = id
        self.value = value
        self.round = round
        self.min = min
        self.max = max
        self.common = common
    }
}

/// Who may have both.
package struct Combination: Sendable {
    /// Indexes into the edition's programmes.
    package let programmes: [Int]
    /// `nil` while nobody has set it.
    package let rule: CombinationRule?
    /// The candidates while it is unset.
    package let among: [CombinationRule]
    /// `exclusive`: the programme that is kept.
    package let keep: Int?
    /// `difference`: the programme that pays only the rest.
    package let pays: Int?
    package let round: RoundingRule?
    package let common: Common

    package init(
        programmes: [Int], rule: CombinationRule?, among: [CombinationRule], keep: Int?, pays: Int?,
        round: RoundingRule?, common: Common
    ) {
        self.programmes = programmes
        self.rule = rule
        self.among = among
        self.keep = keep
        self.pays = pays
        self.round = round
        self.common = common
    }
}

package enum CombinationRule: String, Sendable, CaseIterable {
    case exclusive
    case difference
    case choice
    case together
}

/// A sentence that must hold of the standards.
package struct Check: Sendable {
    package let id: String
    package var holds: Formula
    package let severity: Severity
    package let common: Common

    package init(id: String, holds: Formula, severity: Severity, common: Common) {
        self.id = id
        self.holds = holds
        self.severity = severity
        self.common = common
    }
}
