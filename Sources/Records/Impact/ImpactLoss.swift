package import Engine
package import FEEL

/// A household that gets less, or nothing any more.
package struct ImpactLoss: Sendable {
    package struct Line: Sendable {
        /// By its index in the numbering of both laws.
        package let programme: Int
        package let older: ImpactStanding
        package let newer: ImpactStanding

        package init(programme: Int, older: ImpactStanding, newer: ImpactStanding) {
            self.programme = programme
            self.older = older
            self.newer = newer
        }
    }

    package let household: String
    package let older: Number
    package let newer: Number
    package let lines: [Line]
    /// As bound to the older law in the numbering of both.
    package let record: Household

    package var change: Number { newer.minus(older) }

    package init(
        household: String, older: Number, newer: Number, lines: [Line], record: Household
    ) {
        self.household = household
        self.older = older
        self.newer = newer
        self.lines = lines
        self.record = record
    }
}

/// The greatest losses, so many of them and no more: memory does not grow with the caseload.
package struct ImpactLosses: Sendable {
    /// How many are kept.
    package let limit: Int
    /// The greatest loss first.
    package private(set) var all: [ImpactLoss] = []

    package init(limit: Int) {
        self.limit = limit
    }

    /// Whether a loss of this size would be kept.
    package func takes(_ change: Number) -> Bool {
        guard limit > 0, all.count == limit, let last = all.last else { return limit > 0 }
        return change < last.change
    }

    /// Of equal losses those that come first are kept.
    package mutating func add(_ loss: ImpactLoss) {
        guard takes(loss.change) else { return }
        let place = all.firstIndex { loss.change < $0.change } ?? all.endIndex
        all.insert(loss, at: place)
        if all.count > limit { all.removeLast() }
    }

    mutating func add(_ other: ImpactLosses) {
        for loss in other.all { add(loss) }
    }
}
