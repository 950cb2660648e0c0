package import FEEL

/// What one law gives to one household, by one programme or by all that pay each month.
package struct ImpactStanding: Sendable, Equatable {
    /// Whether somebody of the household gets it.
    package var isIn = false
    package var persons = 0
    /// What is known and paid, in yuan.
    package var paid = Number.zero
    /// Whether the right or the sum is not certain.
    package var isOpen = false
    /// Between which ends an open sum lies.
    package var bounds = ImpactBounds()
    /// What an open result waits for, by the ids of determinations.
    package var needs: Set<String> = []
    /// The need for an office to decide what it may grant.
    package static let decision = "decision"

    package init() {}
}

/// What sums that are not certain come to at least and at most.
package struct ImpactBounds: Sendable, Equatable {
    package private(set) var low = Number.zero
    /// `nil` where no end is known above.
    package private(set) var high: Number? = .zero

    package init() {}

    package mutating func add(low: Number, high: Number?) {
        self.low = self.low.plus(low)
        self.high = self.high.flatMap { own in high.map(own.plus) }
    }

    mutating func add(_ other: ImpactBounds, times weight: Number) {
        add(low: other.low.times(weight), high: other.high.map { $0.times(weight) })
    }
}

/// How a household stands under the newer law against the older one.
package enum ImpactKind: String, Sendable, CaseIterable {
    case newlyIn = "newly_in"
    case more
    case same
    case less
    case newlyOut = "newly_out"
    /// Under one law or the other it is not certain what it gets.
    case open

    /// `nil` where neither law gives anything.
    package init?(_ older: ImpactStanding, _ newer: ImpactStanding) {
        if older.isOpen || newer.isOpen {
            self = .open
            return
        }
        switch (older.isIn, newer.isIn) {
        case (false, false): return nil
        case (false, true): self = .newlyIn
        case (true, false): self = .newlyOut
        case (true, true):
            self = older.paid == newer.paid ? .same : older.paid < newer.paid ? .more : .less
        }
    }

    package var isLoss: Bool { self == .less || self == .newlyOut }
}

extension Number {
    /// The sum; it is exact, as sums of a caseload stay far from 34 digits.
    package func plus(_ other: Number) -> Number { adding(other) ?? self }

    package func minus(_ other: Number) -> Number { subtracting(other) ?? self }

    package func times(_ factor: Number) -> Number { multiplied(by: factor) ?? self }
}
