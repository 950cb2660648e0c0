import Diagnostics
import Engine
import FEEL
import RuleModel

/// The results in the groups of the page, each in the order of the edition's programmes.
struct SortedResults {
    private(set) var granted: [ProgrammeResult] = []
    private(set) var discretionary: [ProgrammeResult] = []
    /// Qualifies, but another benefit takes its place, or nobody applied.
    private(set) var notPaid: [ProgrammeResult] = []
    private(set) var open: [ProgrammeResult] = []
    /// Refusals that the family will want explained, then those that plainly do not concern it.
    private(set) var refused: [Refusal] = []
    private(set) var unconcerned: [Refusal] = []
    let all: [ProgrammeResult]

    /// Base units of money.
    private let money: Set<String>

    init(_ determination: Determination, edition: Edition) {
        all = determination.results
        money = Set(edition.units.filter(\.isMoney).map(\.id))
        for result in all {
            switch result.outcome {
            case .eligible where result.isPayable || result.amount == nil: granted.append(result)
            case .eligible: notPaid.append(result)
            case .discretionary: discretionary.append(result)
            case .undetermined: open.append(result)
            case .notEligible: add(result)
            }
        }
    }

    /// Equal refusals of several members stand together.
    private mutating func add(_ result: ProgrammeResult) {
        let refusal = Refusal(result)
        if refusal.isPlain(money: money) {
            Self.add(refusal, to: &unconcerned)
        } else {
            Self.add(refusal, to: &refused)
        }
    }

    private static func add(_ refusal: Refusal, to refusals: inout [Refusal]) {
        if let same = refusals.firstIndex(where: { $0.isLike(refusal) }) {
            refusals[same].subjects += refusal.subjects
        } else {
            refusals.append(refusal)
        }
    }
}

/// A programme that is refused, with what it failed on.
struct Refusal {
    let result: ProgrammeResult
    var subjects: [Subject]
    /// The conditions that fail.
    let failed: [Reason]

    init(_ result: ProgrammeResult) {
        self.result = result
        subjects = [result.subject]
        failed = result.reasons.filter { $0.verdict == .fails }
    }

    /// Whether the programme plainly is for others.
    ///
    /// It fails on what kind of household or person this is, or by far, or on several conditions;
    /// never on a sum, and not on the last condition of several.
    func isPlain(money: Set<String>) -> Bool {
        let comparisons = failed.flatMap(\.failedLeaves).flatMap(\.comparisons)
            .filter { $0.verdict == .fails }
        if comparisons.contains(where: { $0.isOf(money) || $0.isClose }) { return false }
        return failed.count > 1 || !comparisons.isEmpty
    }

    func isLike(_ other: Refusal) -> Bool {
        result.id == other.result.id && signature == other.signature
    }

    private var signature: [String] {
        failed.flatMap(\.failedLeaves).flatMap { leaf in
            [leaf.id] + leaf.comparisons.map { "\($0.left.value.zh) \($0.right.value.zh)" }
        }
    }
}

extension Reason {
    /// The conditions at the ends of the tree that made this one fail.
    var failedLeaves: [Reason] { leaves(.fails) }

    func leaves(_ verdict: Verdict) -> [Reason] {
        let below = children.filter { $0.verdict == verdict }
        return below.isEmpty ? [self] : below.flatMap { $0.leaves(verdict) }
    }

    /// This reason's articles and those of all below that share its verdict.
    var decisiveSources: [Citation] {
        sources + children.filter { $0.verdict == verdict }.flatMap(\.decisiveSources)
    }
}

extension Comparison {
    /// Whether the two sides are sums and how far they are apart is known.
    fileprivate func isOf(_ money: Set<String>) -> Bool {
        distance != nil && unit?.factors.contains { money.contains($0.base) } == true
    }

    /// Whether a number misses by less than a fifth of what it is compared with: 59 years for 60.
    fileprivate var isClose: Bool {
        guard let distance, let wanted = Number(right.value.zh.prefix { $0.isNumber || $0 == "." }),
            let scaled = distance.magnitude.multiplied(by: Number(5))
        else { return false }
        return scaled <= wanted.magnitude
    }
}
