import FEEL
import RuleModel

/// Joins pieces between which nothing changes, and says what changes between the others.
struct CurveLineBuilder {
    let causes: BreakCauses?
    private var points: [Curve.Point] = []
    private var pieces: [Curve.Piece] = []

    init(causes: BreakCauses?) {
        self.causes = causes
    }

    /// - Parameter value: what holds at the beginning of the piece itself.
    mutating func add(
        _ piece: Curve.Piece, after value: Curve.Point.Value?, meeting: [OrderTrace.Entry]
    ) {
        let point = point(at: piece.from, value, between: pieces.last, piece, meeting)
        if let last = pieces.last, !point.isBreak {
            pieces[pieces.count - 1] = last.joined(piece)
        } else {
            points.append(point)
            pieces.append(piece)
        }
    }

    func finished(
        with value: Curve.Point.Value?, at end: Number
    ) -> (points: [Curve.Point], pieces: [Curve.Piece]) {
        (points + [point(at: end, value, between: pieces.last, nil, [])], pieces)
    }

    private func point(
        at x: Number, _ value: Curve.Point.Value?, between left: Curve.Piece?,
        _ right: Curve.Piece?, _ meeting: [OrderTrace.Entry]
    ) -> Curve.Point {
        var changes: Curve.Changes = []
        if let left, let right {
            if left.standing != right.standing { changes.insert(.outcome) }
            if left.low?.end != right.low?.start || left.high?.end != right.high?.start {
                changes.insert(.jump)
            }
            if left.low?.slope != right.low?.slope || left.high?.slope != right.high?.slope {
                changes.insert(.bend)
            }
        }
        let isLeft = left.map { value.map($0.endsWith) ?? true } ?? false
        let isRight = right.map { value.map($0.beginsWith) ?? true } ?? false
        if !isLeft, !isRight { changes.insert(.single) }
        return Curve.Point(
            x: x, value: value, isBreak: !changes.isEmpty, changes: changes,
            causes: changes.isEmpty ? [] : causes?.named(meeting) ?? [])
    }
}

extension Curve.Piece {
    fileprivate func joined(_ next: Curve.Piece) -> Curve.Piece {
        Curve.Piece(
            from: from, to: next.to, standing: standing,
            low: low.map {
                Curve.Straight(start: $0.start, end: next.low?.end ?? $0.end, slope: $0.slope)
            },
            high: high.map {
                Curve.Straight(start: $0.start, end: next.high?.end ?? $0.end, slope: $0.slope)
            }, roundsDown: roundsDown, roundsUp: roundsUp)
    }

    /// Whether the place where it ends goes with it.
    package func endsWith(_ value: Curve.Point.Value) -> Bool {
        standing == value.standing && low?.end == value.low && high?.end == value.high
    }

    package func beginsWith(_ value: Curve.Point.Value) -> Bool {
        standing == value.standing && low?.start == value.low && high?.start == value.high
    }

    func with(roundsDown: Number, roundsUp: Number) -> Curve.Piece {
        Curve.Piece(
            from: from, to: to, standing: standing, low: low, high: high, roundsDown: roundsDown,
            roundsUp: roundsUp)
    }
}
