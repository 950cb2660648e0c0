package import Diagnostics
package import Engine
package import FEEL
package import RuleModel

/// What it does to the households of a caseload when one law takes the place of another.
package struct Impact: Sendable {
    package struct Counts: Sendable {
        package let read: Int
        package let decided: Int
        package let undetermined: Int
        package let rejected: Int

        package init(read: Int, decided: Int, undetermined: Int, rejected: Int) {
            self.read = read
            self.decided = decided
            self.undetermined = undetermined
            self.rejected = rejected
        }
    }

    /// How the difference was taken apart.
    package enum Method: Sendable {
        /// The laws mean the same.
        case none
        /// By what the whole caseload is paid under every mixture of the two laws.
        case mixtures
        /// Household by household, as `compare` does.
        case households
    }

    package let older: ComparedLaw
    package let newer: ComparedLaw
    /// In which the households stand under both laws.
    package let month: Month
    /// In the numbering of both laws.
    package let programmes: [ProgrammeInForce]
    /// What differs by meaning.
    package let items: [AttributedItem]
    package let method: Method
    /// By how much the changed standards were moved, and which ones, by their items.
    package let moved: (by: Number, items: [Int])?
    package let groupings: [ImpactGrouping]
    /// How one household is compared in full; `nil` where `compare` does not know the two laws.
    package let command: String?
    /// The column that says how many households a row stands for.
    package let weights: String?
    package let counts: Counts
    package let tally: ImpactTally
    /// Which changes make up the difference.
    package let causes: ImpactCauses.Result
    /// The households with the greatest losses, and why each loses.
    package let losses: [(loss: ImpactLoss, attribution: Attribution?)]

    package init(
        older: ComparedLaw, newer: ComparedLaw, month: Month, programmes: [ProgrammeInForce],
        mixtures: LawMixtures, method: Method, moved: (by: Number, items: [Int])?,
        groupings: [ImpactGrouping], weights: String?, command: String?, counts: Counts,
        tally: ImpactTally
    ) {
        self.command = command
        self.older = older
        self.newer = newer
        self.month = month
        self.programmes = programmes
        items = mixtures.pair.items
        self.method = method
        self.moved = moved
        self.groupings = groupings
        self.weights = weights
        self.counts = counts
        self.tally = tally
        causes = tally.causes.result(change: tally.total.change)
        losses = tally.losses.all.map { loss in
            (
                loss,
                attribution(
                    of: loss.record, between: mixtures, programmes: loss.lines.map(\.programme))
            )
        }
    }

    /// The programmes that either law gives somebody something by, in their order.
    package var lines: [(programme: ProgrammeInForce, line: ImpactLine)] {
        zip(programmes, tally.programmes).map { ($0, $1) }.filter { !$0.1.isEmpty }
    }
}

/// A way of grouping households: by a fact or definition that takes one of a few values, by their
/// size, or by a column that takes no part in deciding.
package struct ImpactGrouping: Sendable {
    package let id: String
    package let title: Title
    /// The values in their order, by what the tally calls them; others come after them.
    package let values: [(key: String, title: Title)]

    package init(id: String, title: Title, values: [(key: String, title: Title)]) {
        self.id = id
        self.title = title
        self.values = values
    }

    /// The groups that there are, in order.
    package func lines(
        of tally: [String: ImpactLine]
    ) -> [(title: Wording, key: String, line: ImpactLine)] {
        let known = values.compactMap { value in
            tally[value.key].map { (value.title, value.key, $0) }
        }
        let others = tally.keys.filter { key in !values.contains { $0.key == key } }
        // Numbers by their value, other names by their bytes; what is not stated last.
        let sorted = others.sorted { left, right in
            (left.isEmpty ? 1 : 0, left.utf8.count, left)
                < (right.isEmpty ? 1 : 0, right.utf8.count, right)
        }
        return known
            + sorted.compactMap { key in
                tally[key].map { (key.isEmpty ? Self.notStated : Wording(key), key, $0) }
            }
    }

    private static let notStated = Wording(zh: "没有填写", en: "not stated")
}
