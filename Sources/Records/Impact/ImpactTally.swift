package import FEEL

/// What was counted of a caseload under two laws: of a chunk, or of all.
///
/// Its size depends on the law and not on the number of households.
package struct ImpactTally: Sendable {
    /// Households by all that pays each month.
    package var total = ImpactLine()
    /// For each programme in the numbering of both laws.
    package private(set) var programmes: [ImpactLine]
    /// For each programme what its open results wait for, and how many of them.
    package private(set) var needs: [[String: Int]]
    /// Households that go out of one programme and come into another.
    package private(set) var moves: [ImpactMove: ImpactShare] = [:]
    /// For each way of grouping, by the value of the household.
    package private(set) var groups: [[String: ImpactLine]]
    /// Households by their change, in classes of `step` (see `ImpactStep`).
    package private(set) var steps: [Int: ImpactShare] = [:]
    package var losses: ImpactLosses
    package var causes = ImpactCauses()
    /// For each programme; empty where nothing was moved.
    package var near: [ImpactNear]
    /// Households that were decided, and how many they stand for.
    package private(set) var households = ImpactShare()

    /// More groups than a page shows are counted together, under this value.
    package static let others = "\u{2026}"
    private static let mostGroups = 400

    package init(programmeCount: Int, groupings: Int, losses: Int, isMoved: Bool) {
        programmes = Array(repeating: ImpactLine(), count: programmeCount)
        needs = Array(repeating: [:], count: programmeCount)
        groups = Array(repeating: [:], count: groupings)
        self.losses = ImpactLosses(limit: losses)
        near = isMoved ? Array(repeating: ImpactNear(), count: programmeCount) : []
    }

    /// Counts a household by each programme.
    package mutating func add(
        _ older: [ImpactStanding], _ newer: [ImpactStanding], weight: Number
    ) {
        households.add(weight: weight, change: .zero)
        var (gone, come): ([Int], [Int]) = ([], [])
        for index in older.indices {
            programmes[index].add(older[index], newer[index], weight: weight)
            switch ImpactKind(older[index], newer[index]) {
            case .newlyIn: come.append(index)
            case .newlyOut: gone.append(index)
            case .open:
                for need in older[index].needs.union(newer[index].needs) {
                    needs[index][need, default: 0] += 1
                }
            default: break
            }
        }
        for from in gone {
            for to in come {
                moves[ImpactMove(from: from, to: to), default: ImpactShare()]
                    .add(weight: weight, change: .zero)
            }
        }
    }

    package mutating func add(
        _ older: ImpactStanding, _ newer: ImpactStanding, weight: Number, groups values: [String]
    ) {
        total.add(older, newer, weight: weight)
        for (grouping, value) in values.enumerated() {
            groups[grouping][room(for: value, in: grouping), default: ImpactLine()]
                .add(older, newer, weight: weight)
        }
        let change = newer.paid.minus(older.paid)
        guard !change.isZero, !older.isOpen, !newer.isOpen else { return }
        steps[ImpactStep.number(of: change), default: ImpactShare()]
            .add(weight: weight, change: change.times(weight))
    }

    private func room(for value: String, in grouping: Int) -> String {
        groups[grouping][value] != nil || groups[grouping].count < Self.mostGroups
            ? value : Self.others
    }

    package mutating func add(_ other: ImpactTally) {
        total.add(other.total)
        for (index, line) in other.programmes.enumerated() { programmes[index].add(line) }
        for (index, more) in other.needs.enumerated() {
            needs[index].merge(more, uniquingKeysWith: +)
        }
        for (move, share) in other.moves { moves[move, default: ImpactShare()].add(share) }
        for (grouping, lines) in other.groups.enumerated() {
            for (value, line) in lines.sorted(by: { $0.key < $1.key }) {
                groups[grouping][room(for: value, in: grouping), default: ImpactLine()].add(line)
            }
        }
        for (step, share) in other.steps { steps[step, default: ImpactShare()].add(share) }
        losses.add(other.losses)
        causes.add(other.causes)
        for (index, line) in other.near.enumerated() { near[index].add(line) }
        households.add(other.households)
    }
}

/// From one programme to another, by their indexes.
package struct ImpactMove: Sendable, Hashable {
    package let from: Int
    package let to: Int
}

/// Classes of change, ten yuan each, the same above and below 0: class 1 is above 0 to 10, class −1
/// from −10 to below 0.
package enum ImpactStep {
    package static let width = 10
    /// What lies further out stands in the last class.
    private static let most = 500

    package static func number(of change: Number) -> Int {
        let steps = change.magnitude.divided(by: Number(width))?.rounded(scale: 0, .up)?.exactInt()
        let number = min(steps ?? most, most)
        return change.isNegative ? -number : number
    }
}

/// Who stands close to a limit: what would change if the changed standards were a little higher or
/// lower than the newer law has them.
package struct ImpactNear: Sendable, Equatable {
    /// Households that would get it with the higher ones.
    package private(set) var above = ImpactShare()
    /// Households that would get nothing any more with the lower ones.
    package private(set) var below = ImpactShare()
    /// What would be paid more, and less.
    package private(set) var higher = Number.zero
    package private(set) var lower = Number.zero

    package init() {}

    /// - Parameters:
    ///   - higher: under the higher standards, `lower` under the lower ones.
    package mutating func add(
        _ newer: ImpactStanding, higher: ImpactStanding, lower: ImpactStanding, weight: Number
    ) {
        guard !newer.isOpen else { return }
        if !higher.isOpen {
            let change = higher.paid.minus(newer.paid).times(weight)
            self.higher = self.higher.plus(change)
            if higher.isIn, !newer.isIn { above.add(weight: weight, change: change) }
        }
        if !lower.isOpen {
            let change = lower.paid.minus(newer.paid).times(weight)
            self.lower = self.lower.plus(change)
            if !lower.isIn, newer.isIn { below.add(weight: weight, change: change) }
        }
    }

    mutating func add(_ other: ImpactNear) {
        above.add(other.above)
        below.add(other.below)
        higher = higher.plus(other.higher)
        lower = lower.plus(other.lower)
    }
}
