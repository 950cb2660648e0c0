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
    let plan: ProgrammePlan
    package let subject: Subject
    package let outcome: Outcome
    /// `false` where another benefit takes its place, or where it is not applied for or not eligible.
    package let isPayable: Bool
    /// Whether another benefit may take its place, or not: then it is not payable for now.
    package let isPaymentOpen: Bool
    package let appliedFor: Bool
    /// Empty where nothing is paid in money.
    package let components: [AmountComponent]
    /// The sum of the components, after combination and rounding; absent for what pays nothing.
    package let amount: Amount?
    package let firstMonth: Month?
    /// The members whose benefit it is, for a household's programme.
    package let covered: [Subject]
    /// Conditions in order of importance: failed ones first, then unknown, then held.
    package let reasons: [Reason]
    /// What can still change the answer, the most decisive first.
    package let needs: [Need]
    package let warnings: [Remark]

    /// Index into the edition's programmes.
    package var programme: Int { plan.index }
    package var id: String { plan.id }
    package var title: Title { plan.title }
    package var kind: ProgrammeKind { plan.kind }
    package var unit: MeasurementUnit? { plan.unit }
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
    enum Origin: Sendable {
        case part(PartPlan)
        /// Less the share of another benefit of the same person.
        case difference(CombinationPlan, other: ProgrammePlan)
    }

    let origin: Origin
    let figures: Figures?
    package let amount: Amount
    package let rounding: Rounding?
    package let needs: [Need]

    /// The formula with its values put in, as people read it: `800 × 3 − 1500`.
    package var calculation: Wording? { figures?.words }

    package var id: String {
        switch origin {
        case .part(let part): part.id
        case .difference(_, let other): "less_\(other.id)"
        }
    }

    package var title: Title {
        switch origin {
        case .part(let part): part.title
        case .difference(_, let other):
            Wording(
                zh: "减：\(other.title.zh)中本人的份额", en: "less the share of \(other.title.en)")
        }
    }

    package var sources: [Citation] {
        switch origin {
        case .part(let part): part.sources
        case .difference(let line, _): line.sources
        }
    }

    package var evidence: Evidence {
        switch origin {
        case .part(let part): part.evidence
        case .difference(let line, _): line.evidence
        }
    }
}

/// What is missing to decide, and whom to ask.
package struct Need: Sendable {
    let plan: NeedPlan
    /// The object it concerns, where it is one object's.
    package let subject: String?
    /// Of an error: where and what.
    package let diagnostic: Diagnostic?

    package var kind: NeedKind { plan.kind }
    /// `dibao_rounding`, `member.employment_cost`, `household.property_ok`: as tests name it.
    package var id: String { plan.id }
    package var title: Title { plan.title }
    /// The question to the family, the office, or whoever sets it.
    package var question: Wording? { plan.question }
    /// The level or office that answers it.
    package var whom: Title? { plan.whom }
}

extension Need: Hashable {
    /// The same thing may be declared for several entities.
    package static func == (left: Need, right: Need) -> Bool {
        left.subject == right.subject && left.diagnostic == right.diagnostic
            && (left.plan === right.plan
                || left.kind == right.kind && left.id == right.id && left.title == right.title
                    && left.question == right.question && left.whom == right.whom)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(subject)
        hasher.combine(id)
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
