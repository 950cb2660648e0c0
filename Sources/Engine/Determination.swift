package import Diagnostics
package import FEEL
package import RuleModel

/// What the law of a month says of one household.
package struct Determination: Sendable {
    /// The household's id in its record, where it has one; never a name.
    package let record: String?
    package let month: Month
    package let day: CalendarDate
    package let knownOn: CalendarDate
    /// In the order of the edition's programmes, a member's programme once for each member.
    package let results: [ProgrammeResult]
    /// The procedures whose days the record holds, as they stand on the day of knowledge.
    package let procedures: [ProcedureResult]
    /// What concerns the whole: drafts in use, values past review.
    package let warnings: [Remark]
    /// Everything that stands against the record itself; with an error nothing was decided.
    package let findings: [Diagnostic]

    package init(
        record: String?, month: Month, day: CalendarDate, knownOn: CalendarDate,
        results: [ProgrammeResult], procedures: [ProcedureResult] = [], warnings: [Remark],
        findings: [Diagnostic]
    ) {
        self.record = record
        self.month = month
        self.day = day
        self.knownOn = knownOn
        self.results = results
        self.procedures = procedures
        self.warnings = warnings
        self.findings = findings
    }
}

extension Determination {
    /// With the procedures of the same household.
    package func adding(_ procedures: [ProcedureResult]) -> Determination {
        Determination(
            record: record, month: month, day: day, knownOn: knownOn, results: results,
            procedures: procedures, warnings: warnings, findings: findings)
    }

    /// With what was found when the record was read.
    package func adding(_ found: [Diagnostic]) -> Determination {
        Determination(
            record: record, month: month, day: day, knownOn: knownOn, results: results,
            procedures: procedures, warnings: warnings, findings: found + findings)
    }
}

package enum Outcome: String, Sendable, CaseIterable {
    case eligible
    case notEligible = "not_eligible"
    case undetermined
    case discretionary
}

package struct ProgrammeResult: Sendable {
    /// Index into the edition's programmes.
    package let programme: Int
    package let id: String
    package let title: Title
    package let kind: ProgrammeKind
    package let subject: Subject
    package let outcome: Outcome
    /// `false` where another benefit takes its place, or where it is not applied for or not eligible.
    package let isPayable: Bool
    package let appliedFor: Bool
    /// Empty where nothing is paid in money.
    package let components: [AmountComponent]
    /// The sum of the components, after combination and rounding; absent for what pays nothing.
    package let amount: Amount?
    package let unit: MeasurementUnit?
    package let firstMonth: Month?
    /// The members whose benefit it is, for a household's programme.
    package let covered: [Subject]
    /// Conditions in order of importance: failed ones first, then unknown, then held.
    package let reasons: [Reason]
    /// What can still change the answer, the most decisive first.
    package let needs: [Need]
    package let warnings: [Remark]

    package init(
        programme: Int, id: String, title: Title, kind: ProgrammeKind, subject: Subject,
        outcome: Outcome, isPayable: Bool, appliedFor: Bool, components: [AmountComponent],
        amount: Amount?, unit: MeasurementUnit?, firstMonth: Month?, covered: [Subject],
        reasons: [Reason], needs: [Need], warnings: [Remark]
    ) {
        self.programme = programme
        self.id = id
        self.title = title
        self.kind = kind
        self.subject = subject
        self.outcome = outcome
        self.isPayable = isPayable
        self.appliedFor = appliedFor
        self.components = components
        self.amount = amount
        self.unit = unit
        self.firstMonth = firstMonth
        self.covered = covered
        self.reasons = reasons
        self.needs = needs
        self.warnings = warnings
    }
}

/// Whose result it is.
package enum Subject: Sendable, Hashable {
    case household
    /// A member, by its id in the record.
    case member(String)
}

/// A sum of money as far as it is known.
package enum Amount: Sendable {
    /// Exactly, and as paid after rounding.
    case known(exact: Number, paid: Number)
    /// Between two ends, where they are known.
    case open(low: Number?, high: Number?)
}

package struct AmountComponent: Sendable {
    package let id: String
    package let title: Title
    package let amount: Amount
    /// The formula with its values put in, as people read it: `715 × 3 − 1500`.
    package let calculation: Wording?
    package let rounding: Rounding?
    package let sources: [Citation]
    package let evidence: Evidence
    package let needs: [Need]

    package init(
        id: String, title: Title, amount: Amount, calculation: Wording?, rounding: Rounding?,
        sources: [Citation], evidence: Evidence, needs: [Need]
    ) {
        self.id = id
        self.title = title
        self.amount = amount
        self.calculation = calculation
        self.rounding = rounding
        self.sources = sources
        self.evidence = evidence
        self.needs = needs
    }
}

/// One condition, and how it stands.
package struct Reason: Sendable {
    package let id: String
    package let title: Title
    package let verdict: Verdict
    package let isPower: Bool
    package let comparisons: [Comparison]
    package let sources: [Citation]
    package let evidence: Evidence
    /// The items of `any`, `all` and `unless` below it.
    package let children: [Reason]
    package let needs: [Need]
    /// What it is worth, of a definition.
    package let value: Wording?
    /// The rule as a sentence; in the full tree only.
    package let formula: Wording?

    package init(
        id: String, title: Title, verdict: Verdict, isPower: Bool, comparisons: [Comparison],
        sources: [Citation], evidence: Evidence, children: [Reason], needs: [Need],
        value: Wording? = nil, formula: Wording? = nil
    ) {
        self.id = id
        self.title = title
        self.verdict = verdict
        self.isPower = isPower
        self.comparisons = comparisons
        self.sources = sources
        self.evidence = evidence
        self.children = children
        self.needs = needs
        self.value = value
        self.formula = formula
    }
}

package enum Verdict: String, Sendable {
    case holds
    case fails
    case open
}

/// A test of a condition with its two sides.
package struct Comparison: Sendable {
    /// `家庭月收入 1500 < 当地低保标准 × 核算人口 2145`: text and value of each side.
    package let left: ComparisonSide
    package let comparisonOperator: ComparisonOperator
    package let right: ComparisonSide
    package let verdict: Verdict
    /// left − right, for numbers that are known.
    package let distance: Number?
    package let unit: MeasurementUnit?
    /// What the distance means: `低于 645 元/月`, `相等不算低于`.
    package let words: Wording?

    package init(
        left: ComparisonSide, comparisonOperator: ComparisonOperator, right: ComparisonSide,
        verdict: Verdict, distance: Number?, unit: MeasurementUnit?, words: Wording?
    ) {
        self.left = left
        self.comparisonOperator = comparisonOperator
        self.right = right
        self.verdict = verdict
        self.distance = distance
        self.unit = unit
        self.words = words
    }
}

package struct ComparisonSide: Sendable {
    package let text: Wording
    package let value: Wording

    package init(text: Wording, value: Wording) {
        self.text = text
        self.value = value
    }
}

/// What is missing to decide, and whom to ask.
package struct Need: Sendable, Hashable {
    package let kind: NeedKind
    /// `dibao_rounding`, `member.employment_cost`, `household.property_ok`: as tests name it.
    package let id: String
    /// The object it concerns, where it is one object's.
    package let subject: String?
    package let title: Title
    /// The question to the family, the office, or whoever sets it.
    package let question: Wording?
    /// The level or office that answers it.
    package let whom: Title?
    /// Of an error: where and what.
    package let diagnostic: Diagnostic?

    package init(
        kind: NeedKind, id: String, subject: String?, title: Title, question: Wording?,
        whom: Title?, diagnostic: Diagnostic?
    ) {
        self.kind = kind
        self.id = id
        self.subject = subject
        self.title = title
        self.question = question
        self.whom = whom
        self.diagnostic = diagnostic
    }
}

package enum NeedKind: String, Sendable {
    case error
    /// A value that an authority has not set.
    case unset
    /// Something that an office decides in the single case.
    case finding
    case fact
}

/// A warning or note beside a result.
package struct Remark: Sendable, Hashable {
    /// Stable and searchable: `draft-value`, `evidence`, `past-review`, `finding-differs`, ….
    package let code: String
    package let message: Wording

    package init(code: String, message: Wording) {
        self.code = code
        self.message = message
    }

    /// Whether it is said of the law as a whole: told above all results.
    package var isOfLaw: Bool { code == "draft-law" || code == "illustrative-law" }
}
