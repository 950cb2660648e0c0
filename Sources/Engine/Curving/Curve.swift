package import FEEL
package import RuleModel

/// What a household gets for every value of one fact between two ends.
package struct Curve: Sendable {
    package let variable: CurveVariable
    package let from: Number
    package let to: Number
    /// The smallest difference that a record can state: a fen, a month, 1.
    package let step: Number
    /// One for each result, in the order of the edition's programmes.
    package let lines: [Line]
    /// What is received in money every month, all together; absent where one line is all of it.
    package let total: Line?

    /// The curve of one result: straight pieces between places where it bends or jumps.
    package struct Line: Sendable {
        /// Index into the edition's programmes; `nil` for the sum of several.
        package let programme: Int?
        package let subject: Subject
        package let unit: MeasurementUnit?
        /// One more than there are pieces between them: both ends of the range, and each break.
        package let points: [Point]
        package let pieces: [Piece]

        /// The places inside the range, or at its ends, where something changes.
        package var breaks: [Point] { points.filter { $0.isBreak } }

        /// Whether it ever is anything but a plain refusal.
        package var isOfInterest: Bool {
            pieces.contains { $0.standing.outcome != .notEligible }
                || points.contains { $0.value?.standing.outcome ?? .notEligible != .notEligible }
        }

        /// Whether two lines run and break in the same way.
        package func isAlike(_ other: Curve.Line) -> Bool {
            pieces.elementsEqual(other.pieces) { $0.isSame(as: $1) }
                && breaks.elementsEqual(other.breaks) {
                    $0.x == $1.x && $0.changes == $1.changes && $0.causes == $1.causes
                }
        }

        /// Whether the line changes anywhere.
        package var isFlat: Bool { breaks.isEmpty && pieces.allSatisfy { $0.isLevel } }
    }

    package struct Standing: Sendable, Hashable {
        package let outcome: Outcome
        /// `nil` while that is open.
        package let isPayable: Bool?
    }

    /// A straight piece; its ends do not belong to it.
    package struct Piece: Sendable {
        package let from: Number
        package let to: Number
        package let standing: Standing
        /// `nil` where the programme pays nothing in money, or no end is known.
        package let low: Straight?
        package let high: Straight?
        /// How far rounding can take what is paid below and above the exact amount.
        package let roundsDown: Number
        package let roundsUp: Number

        fileprivate func isSame(as other: Curve.Piece) -> Bool {
            from == other.from && to == other.to && standing == other.standing
                && low == other.low && high == other.high
        }

        /// The exact amount where it is known.
        package var exact: Straight? { low == high ? low : nil }
        package var isLevel: Bool { (low?.slope.isZero ?? true) && (high?.slope.isZero ?? true) }
    }

    /// `start + slope × (x − from of its piece)`.
    package struct Straight: Sendable, Hashable {
        package let start: Number
        package let end: Number
        package let slope: Number
    }

    /// One place and what holds exactly there.
    package struct Point: Sendable {
        package let x: Number
        /// `nil` where no record can state the place: between two fen.
        package let value: Value?
        package let isBreak: Bool
        package let changes: Changes
        /// The rules whose numbers meet here.
        package let causes: [BreakCause]

        package struct Value: Sendable {
            package let standing: Standing
            package let low: Number?
            package let high: Number?
        }
    }

    /// What is different on the two sides of a place.
    package struct Changes: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) {
            self.rawValue = rawValue
        }

        /// Another outcome.
        package static let outcome = Changes(rawValue: 1)
        /// Another amount on one side than on the other.
        package static let jump = Changes(rawValue: 2)
        /// Another rate.
        package static let bend = Changes(rawValue: 4)
        /// The place itself is unlike both sides.
        package static let single = Changes(rawValue: 8)
    }
}

extension Curve.Line {
    /// The piece that a number lies inside of, or ends at.
    package func piece(at x: Number) -> Curve.Piece? {
        pieces.first { $0.from <= x && x <= $0.to }
    }

    /// What the curve says of one number.
    package func value(at x: Number) -> (
        standing: Curve.Standing, low: Number?, high: Number?, down: Number, up: Number
    )? {
        if let point = points.first(where: { $0.x == x }), let value = point.value {
            let piece = piece(at: x)
            return (
                value.standing, value.low, value.high, piece?.roundsDown ?? .zero,
                piece?.roundsUp ?? .zero
            )
        }
        guard let piece = piece(at: x) else { return nil }
        return (
            piece.standing, piece.low?.value(at: x, from: piece.from),
            piece.high?.value(at: x, from: piece.from), piece.roundsDown, piece.roundsUp
        )
    }
}

extension Curve.Straight {
    package func value(at x: Number, from: Number) -> Number? {
        guard let way = x.subtracting(from), let change = slope.multiplied(by: way) else {
            return nil
        }
        return start.adding(change)?.tidied
    }
}

/// A rule because of which a curve bends or jumps.
package struct BreakCause: Sendable, Hashable {
    package let title: Title
    /// The comparison, as a sentence; `nil` where the engine itself compares: no amount is below 0.
    package let comparison: Title?
    package let sources: [Citation]
}

extension Number {
    /// Without what thirty-four digits cannot hold of a third.
    var tidied: Number { (rounded(scale: 15, .halfEven) ?? self).normalized }
}
