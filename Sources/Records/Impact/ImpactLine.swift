package import FEEL

/// So many households, how many they stand for, and by how much their sums change together.
package struct ImpactShare: Sendable, Equatable {
    package private(set) var count = 0
    package private(set) var weight = Number.zero
    package private(set) var change = Number.zero

    package init() {}

    package mutating func add(weight: Number, change: Number) {
        count += 1
        self.weight = self.weight.plus(weight)
        self.change = self.change.plus(change)
    }

    mutating func add(_ other: ImpactShare) {
        count += other.count
        weight = weight.plus(other.weight)
        change = change.plus(other.change)
    }
}

/// A line of the tables: a programme, a group of households, or all.
///
/// Only what is certain under both laws stands in the sums, so the change of a line is the change of
/// its shares added up, and nobody's open result looks like a loss.
package struct ImpactLine: Sendable, Equatable {
    package struct Side: Sendable, Equatable {
        package fileprivate(set) var households = Number.zero
        package fileprivate(set) var persons = Number.zero
        package fileprivate(set) var paid = Number.zero
        /// Of results that are open under one law or the other.
        package fileprivate(set) var open = ImpactBounds()

        fileprivate mutating func add(_ standing: ImpactStanding, _ weight: Number) {
            open.add(standing.bounds, times: weight)
            guard standing.isIn else { return }
            households = households.plus(weight)
            persons = persons.plus(Number(standing.persons).times(weight))
            paid = paid.plus(standing.paid.times(weight))
        }

        fileprivate mutating func add(_ other: Side) {
            households = households.plus(other.households)
            persons = persons.plus(other.persons)
            paid = paid.plus(other.paid)
            open.add(other.open, times: .one)
        }
    }

    package private(set) var older = Side()
    package private(set) var newer = Side()
    /// Of those that are open: those with the same bounds under both laws.
    package private(set) var steady = ImpactShare()
    private var shares = [ImpactShare](repeating: ImpactShare(), count: ImpactKind.allCases.count)

    package init() {}

    package subscript(kind: ImpactKind) -> ImpactShare { shares[kind.place] }

    /// What the newer law pays more, in yuan.
    package var change: Number { newer.paid.minus(older.paid) }

    /// Whether anybody gets anything, or might.
    package var isEmpty: Bool { shares.allSatisfy { $0.count == 0 } }

    package mutating func add(
        _ older: ImpactStanding, _ newer: ImpactStanding, weight: Number
    ) {
        guard let kind = ImpactKind(older, newer) else { return }
        self.older.add(older, weight)
        self.newer.add(newer, weight)
        let change = newer.paid.minus(older.paid)
        shares[kind.place].add(weight: weight, change: change.times(weight))
        if kind == .open, older.bounds == newer.bounds, change.isZero {
            steady.add(weight: weight, change: .zero)
        }
    }

    mutating func add(_ other: ImpactLine) {
        older.add(other.older)
        newer.add(other.newer)
        steady.add(other.steady)
        for place in shares.indices { shares[place].add(other.shares[place]) }
    }
}

extension ImpactKind {
    fileprivate var place: Int {
        switch self {
        case .newlyIn: 0
        case .more: 1
        case .same: 2
        case .less: 3
        case .newlyOut: 4
        case .open: 5
        }
    }
}
