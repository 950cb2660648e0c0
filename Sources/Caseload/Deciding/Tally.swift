package import Columns
import Engine
package import FEEL
package import Records

/// What a run found, counted: for a chunk, or for all of it.
package struct Tally: Sendable {
    /// Households, each counted once: read = decided + undetermined + rejected.
    package var read = 0
    package var decided = 0
    package var undetermined = 0
    package var rejected = 0
    /// Things about households that were decided all the same.
    package var warnings = 0
    /// For each programme of the edition.
    package var programmes: [Programme]
    /// Households that columns left to the case evaluator, and why.
    package var fallbacks = Fallbacks()
    /// What changes against another law, where two are compared.
    package var impact: ImpactTally?

    package struct Programme: Sendable {
        /// Households with at least one who gets it.
        package var households = 0
        /// Persons whose benefit is paid, or who receive what is not money.
        package var persons = 0
        /// The sums that are known and paid, added up.
        var known = Money.zero
        /// What is paid at least: the sums that are known, and the lower ends of the others.
        var lowest = Money.zero
        package var paid: Number { known.number }
        package var least: Number { lowest.number }
        /// Results whose right is known and whose sum is not.
        package var openSums = 0
        package var undetermined = 0
        package var discretionary = 0
        /// For each need how many open results wait for it.
        package var needs: [String: Int] = [:]
    }

    init(programmeCount: Int) {
        programmes = Array(repeating: Programme(), count: programmeCount)
    }

    mutating func add(_ other: Tally) {
        read += other.read
        decided += other.decided
        undetermined += other.undetermined
        rejected += other.rejected
        warnings += other.warnings
        fallbacks = fallbacks.adding(other.fallbacks)
        if impact == nil {
            impact = other.impact
        } else if let more = other.impact {
            impact?.add(more)
        }
        for (index, programme) in other.programmes.enumerated() {
            programmes[index].add(programme)
        }
    }
}

extension Tally.Programme {
    fileprivate mutating func add(_ other: Tally.Programme) {
        households += other.households
        persons += other.persons
        known = known.adding(other.known) ?? known
        lowest = lowest.adding(other.lowest) ?? lowest
        openSums += other.openSums
        undetermined += other.undetermined
        discretionary += other.discretionary
        needs.merge(other.needs, uniquingKeysWith: +)
    }

    fileprivate mutating func pay(_ sum: Money) {
        known = known.adding(sum) ?? known
        payAtLeast(sum)
    }

    fileprivate mutating func payAtLeast(_ sum: Money?) {
        if let sum { lowest = lowest.adding(sum) ?? lowest }
    }
}

// MARK: - Counting

extension Tally {
    mutating func count(_ household: borrowing DecidedHousehold) {
        var isOpen = false
        for index in 0..<household.results.count {
            let result = UnsafePointer(household.results.memory + index)
            let programme = result.pointee.programme
            switch result.pointee.outcome {
            case .notEligible: continue
            case .discretionary: programmes[programme].discretionary += 1
            case .undetermined:
                programmes[programme].undetermined += 1
                programmes[programme].count(household.needs[result.pointee.needs])
                isOpen = true
            case .eligible where result.pointee.isPayable:
                programmes[programme].count(result, household.needs[result.pointee.needs])
                if !household.isGrantedBefore(index) { programmes[programme].households += 1 }
            case .eligible: continue
            }
        }
        if isOpen { undetermined += 1 } else { decided += 1 }
    }
}

extension Tally.Programme {
    fileprivate mutating func count(
        _ granted: UnsafePointer<DecidedHousehold.Result>, _ waiting: ArraySlice<String>
    ) {
        persons += granted.pointee.persons
        switch granted.pointee.amount {
        case .known(_, let paid)?:
            pay(paid)
        case .open(let low, _)?:
            payAtLeast(low)
            openSums += 1
            count(waiting)
        case nil: break
        }
    }

    fileprivate mutating func count(_ waiting: ArraySlice<String>) {
        for need in waiting { needs[need, default: 0] += 1 }
    }
}
