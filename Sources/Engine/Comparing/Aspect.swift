package import Diagnostics
package import FEEL
package import RuleModel

/// One side of a provision that can differ by itself: its formula, its rounding, who sets it.
package struct Aspect: Sendable {
    package enum Name: String, Sendable, CaseIterable {
        case value
        case condition
        case formula
        case table
        /// `any` or `all` of the items below.
        case grouping
        case power
        case covers
        case rounding
        case min
        case max
        case rule
        case among
        case keep
        case pays
        /// What the office does in a step.
        case act
        /// The office that does it.
        case office
        /// By when, and on which day it counts as done.
        case term
        /// The programmes that a procedure leads to.
        case programmes
        case kind
        case starts
        case decides
        case onRequest = "on_request"
        case type
        case keys
        case askIf = "ask_if"
        case otherwise
        case severity
        case suggest
        case setBy = "set_by"
        case decidedBy = "decided_by"
        case ask
        case title
        case id
        case from
        case to
        case sources
        case evidence
    }

    /// Indirect, since some are large, and comparing editions passes all of them around.
    package indirect enum Content: Sendable {
        case value(StandardValue)
        case formula(Formula)
        case table(TableDefinition)
        case rounding(RoundingRule)
        case type(FEELType)
        /// What starts the clock of a step, how long it runs and what ends it.
        case term(ProcedureStep)
        /// An id of a level.
        case level(String)
        /// Ids of programmes, of enumerations, or a word of the rule language.
        case words([String])
        case flag(Bool)
        case fact(Value)
        case day(CalendarDate)
        case title(Wording)
        case sources([Citation])
        case evidence(Evidence)
    }

    package let name: Name
    package let content: Content

    init(_ name: Name, _ content: Content) {
        self.name = name
        self.content = content
    }
}

/// One cell of a standard in force.
package enum StandardValue: Sendable {
    case published(PublishedValue)
    /// By the law's own rule; the result where it can be known.
    case computed(Formula, RoundingRule?, Evidence, result: Value?)
    case unset

    /// Published or computed; `nil` for other than numbers.
    package var number: Number? {
        switch self {
        case .published(let published):
            if case .number(let number) = published.value { number } else { nil }
        case .computed(_, _, _, .number(let number)?): number
        default: nil
        }
    }
}

extension Aspect.Name {
    /// The place among all of them: the rule itself before what is said about it.
    var order: Int { Self.orders[self] ?? 0 }

    private static let orders = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
