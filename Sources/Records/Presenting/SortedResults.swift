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

    /// Base units of money.
    private let money: Set<String>

    /// Of what nobody applied for only the right to it is told, unless everything is.
    init(_ determination: Determination, edition: Edition, isFull: Bool) {
        money = Set(edition.units.filter(\.isMoney).map(\.id))
        for result in determination.results
        where isFull || result.appliedFor || result.outcome == .eligible {
            switch result.outcome {
            case .eligible where result.isPayable || result.amount == nil: granted.append(result)
            case .eligible where result.waitsForChoice: open.append(result)
            case .eligible: notPaid.append(result)
            case .discretionary: discretionary.append(result)
            case .undetermined: open.append(result)
            case .notEligible: add(result)
            }
        }
    }

    /// What is granted, open or waits for a decision.
    var told: [ProgrammeResult] { granted + discretionary + notPaid + open }

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

extension ProgrammeResult {
    /// Whether it is not known yet which of several benefits is the higher one.
    fileprivate var waitsForChoice: Bool { warnings.contains { $0.code == "choice-open" } }
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
    /// What it fails on is what kind of household or person this is, or is far off, or is several
    /// things none of which is a sum; or nobody of the household is left to be covered.
    func isPlain(money: Set<String>) -> Bool {
        if result.subject == .household, result.covered.isEmpty { return true }
        if failed.contains(where: { $0.isPlain(money: money) }) { return true }
        let isNear = failed.flatMap(\.failedComparisons).contains {
            $0.isOf(money) || $0.isClose
        }
        return failed.count > 1 && !isNear
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
        // Numbers and dates below a condition do not hold or fail.
        let children = children.filter(\.isCondition)
        let below = children.filter { $0.verdict == verdict }
        // A single rule below a condition says no more than the condition, unless by numbers.
        if children.count == 1, below.count == 1, below[0].children.isEmpty,
            below[0].comparisons.isEmpty
        {
            return [self]
        }
        return below.isEmpty ? [self] : below.flatMap { $0.leaves(verdict) }
    }

    /// Whether it is a test, and not a definition that is a number, a date, a word or a list.
    var isCondition: Bool { value == nil || value?.en == "yes" || value?.en == "no" }

    fileprivate var failedComparisons: [Comparison] {
        failedLeaves.flatMap(\.comparisons).filter { $0.verdict == .fails }
    }

    /// Whether a condition fails on a matter of kind, or by far.
    ///
    /// Of a list of cases, sums count no more: other things are missing too in such a case.
    fileprivate func isPlain(money: Set<String>) -> Bool {
        let comparisons = failedComparisons
        if comparisons.contains(where: \.isClose) { return false }
        let isList = failedLeaves.count > 2
        if !isList, comparisons.contains(where: { $0.isOf(money) }) { return false }
        return comparisons.contains { !$0.isOf(money) }
    }

    /// This reason's articles and those of all below that share its verdict.
    var decisiveSources: [Citation] {
        sources
            + children.filter { $0.isCondition && $0.verdict == verdict }.flatMap(\.decisiveSources)
    }
}

extension Comparison {
    /// Whether the two sides are sums and how far they are apart is known.
    fileprivate func isOf(_ money: Set<String>) -> Bool {
        distance != nil && unit?.factors.contains { money.contains($0.base) } == true
    }

    /// Whether a number misses by at most a twentieth of what it is compared with: 59 for 60.
    var isClose: Bool {
        guard verdict == .fails, let distance,
            let wanted = Number(right.value.zh.prefix { $0.isNumber || $0 == "." }),
            let scaled = distance.magnitude.multiplied(by: Number(20))
        else { return false }
        return scaled <= wanted.magnitude
    }
}
