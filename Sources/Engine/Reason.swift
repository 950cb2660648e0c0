package import Diagnostics
package import FEEL
package import RuleModel

/// One condition, and how it stands.
package struct Reason: Sendable {
    let plan: ReasonPlan
    package let verdict: Verdict
    /// Whether it excludes: it must not hold.
    package let isException: Bool
    /// What it is worth, of a definition.
    package let worth: Value?
    let showsFormula: Bool
    package let comparisons: [Comparison]
    /// The items of `any`, `all` and `unless` below it.
    package let children: [Reason]
    package let needs: [Need]

    package var id: String { plan.id }
    package var isPower: Bool { plan.isPower }
    package var sources: [Citation] { plan.sources }
    package var evidence: Evidence { plan.evidence }

    package var title: Title {
        guard isException else { return plan.title }
        return Title(zh: "不属于「\(plan.title.zh)」", en: "not “\(plan.title.en)”")
    }

    /// What holds although it must not: the rule that a condition negates, or an exception.
    package var obstacle: Title? { isException ? plan.title : plan.negated }

    /// What it is worth, of a definition.
    package var value: Wording? {
        worth.map { plan.wordbook.values.words($0, enumeration: plan.enumeration) }
    }

    /// The rule as a sentence; in the full tree only.
    package var formula: Wording? {
        guard showsFormula, let formula = plan.formula else { return nil }
        return plan.wordbook.printer.words(formula.expression)
    }
}

package enum Verdict: String, Sendable {
    case holds
    case fails
    case open
}

extension Outcome {
    /// The verdict of the conditions that decided.
    package var decisive: Verdict {
        switch self {
        case .notEligible: .fails
        case .undetermined: .open
        case .eligible, .discretionary: .holds
        }
    }
}

extension Verdict {
    init(_ value: Value) {
        switch value.truth {
        case true: self = .holds
        case false: self = .fails
        case nil: self = .open
        }
    }

    var opposite: Verdict {
        switch self {
        case .holds: .fails
        case .fails: .holds
        case .open: .open
        }
    }
}

/// A test of a condition with its two sides: `家庭月收入 1500 < 当地低保标准 × 核算人口 2400`.
package struct Comparison: Sendable {
    let plan: ComparisonPlan
    package let leftValue: Value
    /// Of a test that has no second side of its own, nothing.
    package let rightValue: Value?
    /// By how many the standard is multiplied.
    let persons: Number?
    /// The day on which the time that one side counts reaches the other side.
    package let turningDay: CalendarDate?
    package let verdict: Verdict
    /// left − right, for numbers that are known.
    package let distance: Number?

    package var comparisonOperator: ComparisonOperator { plan.sign }
    package var unit: MeasurementUnit? { plan.unit }

    /// Text and value of each side.
    package var left: ComparisonSide {
        ComparisonSide(text: plan.leftText, value: plan.words(leftValue))
    }

    package var right: ComparisonSide {
        let text = plan.rightText
        return ComparisonSide(text: text, value: rightValue.map(plan.words) ?? text)
    }

    /// What the distance means: `低于 645 元/月`, `相等不算低于`, `2024-06-20 达到，还有 19 天`.
    package var words: Wording? {
        if let turningDay {
            return TimeDistance.words(turningDay, from: plan.wordbook.edition.day)
        }
        if let distance {
            return Distance(
                value: distance, sign: plan.sign, unit: plan.unit, persons: persons,
                values: plan.wordbook.values
            ).words
        }
        return rightValue.flatMap {
            TimeDistance.words(between: leftValue, and: $0, plan.sign)
        }
    }

    /// Whether how far it is from turning over can be said.
    package var isMeasured: Bool { distance != nil || words != nil }
}

package struct ComparisonSide: Sendable {
    package let text: Wording
    package let value: Wording
}
