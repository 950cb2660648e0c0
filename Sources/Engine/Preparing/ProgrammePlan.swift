import FEEL
import RuleModel

/// A programme.
final class ProgrammePlan: Sendable {
    let index: Int
    let id: String
    let title: Title
    let kind: ProgrammeKind
    let entity: Int
    let isPower: Bool
    let isOnRequest: Bool
    /// Whether its conditions lean on something that the office need not go by.
    let leansOnPower: Bool
    let conditions: [ItemPlan]
    let covers: FormulaPlan?
    let amount: [PartPlan]
    let starts: ProgrammeStart
    /// In which its amount is paid.
    let unit: MeasurementUnit?
    /// The lines of the matrix that name it.
    let combinations: [CombinationPlan]
    /// What its result can lean on.
    let reach: Reach
    /// The place of its first step in the memory of an object.
    let slot: Int

    /// The steps of a programme that are kept.
    enum Step: Int, CaseIterable {
        case byRight
        case withPowers
        case grants
        case receives
        case covers
        case amount
        case share
    }

    init(
        _ programme: ProgrammeInForce, _ index: Int, _ combinations: [CombinationPlan],
        _ reach: Reach, _ planner: inout Planner
    ) {
        let edition = planner.edition
        self.index = index
        id = programme.id
        title = programme.common.title
        kind = programme.kind
        entity = programme.entity
        isPower = programme.isPower
        isOnRequest = programme.isOnRequest
        leansOnPower = planner.powers.programmes[index]
        conditions = planner.plans(programme.conditions, of: programme.entity)
        covers = programme.covers.map(FormulaPlan.init)
        amount = programme.amount.map { PartPlan($0, edition) }
        starts = programme.starts
        unit = programme.amount.lazy.compactMap(\.unit).first
        self.combinations = combinations.filter { $0.programmes.contains(index) }
        self.reach = reach
        slot = planner.slots(Step.allCases.count, of: programme.entity)
    }
}

extension AmountPart {
    fileprivate var unit: MeasurementUnit? {
        guard let type = value?.type ?? max?.type ?? min?.type, case .number(let unit) = type
        else { return nil }
        return unit
    }
}

/// One of the parts that an amount is the sum of.
final class PartPlan: Sendable {
    let id: String
    let title: Title
    let isDecided: Bool
    /// Absent where it is for an authority to set.
    let value: FormulaPlan?
    let round: RoundingPlan?
    let domain: Domain
    let sources: [Citation]
    let evidence: Evidence

    init(_ part: AmountPart, _ edition: Edition) {
        id = part.id
        title = part.common.title
        isDecided = part.common.decidedBy != nil
        value = part.value.map(FormulaPlan.init)
        round = part.round.map { RoundingPlan($0, edition) }
        domain = Domain(.number(nil), min: part.min, max: part.max, edition)
        sources = part.common.sources
        evidence = part.common.evidence
    }
}

/// Who may have both.
final class CombinationPlan: Sendable {
    let index: Int
    let programmes: [Int]
    /// `nil` while nobody has set it.
    let rule: CombinationRule?
    let among: [CombinationRule]
    let keep: Int?
    let pays: Int?
    let round: RoundingPlan?
    let sources: [Citation]
    let evidence: Evidence

    init(_ line: Combination, _ index: Int, _ edition: Edition) {
        self.index = index
        programmes = line.programmes
        rule = line.rule
        among = line.among
        keep = line.keep
        pays = line.pays
        round = line.round.map { RoundingPlan($0, edition) }
        sources = line.common.sources
        evidence = line.common.evidence
    }
}
