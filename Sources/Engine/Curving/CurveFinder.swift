package import FEEL
import RuleModel

/// Why no curve can be given.
package enum CurveError: Error, Hashable {
    /// More places than anybody could read: a rule rounds in small steps, or is no line.
    case tooManyBreaks(near: Number)
    case empty
}

/// Goes along the range from piece to piece.
///
/// Close to the right of a place the evaluation is followed at two points. Both take the same way,
/// so every number that is compared is a line through its two values, and the next place at which
/// two sides meet is where two lines cross: found exactly, however short the piece is. At the far
/// end and in the middle of the piece it is verified that results are what the line says.
struct CurveFinder {
    let prober: CurveProber
    let from: Number
    let to: Number
    let step: Number

    /// A piece with the probes that show its line: two inside, one at its far end.
    struct Stretch {
        let from: Number
        let to: Number
        let near: CurveProbe
        let far: CurveProbe
        /// What was compared at the places where it ends.
        var meeting: [OrderTrace.Entry]
    }

    private static let mostStretches = 4000

    /// The pieces that follow each other, and what holds at the places between them.
    func stretches() throws(CurveError) -> (stretches: [Stretch], points: [CurveProbe?]) {
        guard from < to else { throw .empty }
        var stretches: [Stretch] = []
        var points = [point(at: from)]
        var place = from
        var slivers = 0
        while place < to {
            guard stretches.count < Self.mostStretches, slivers < 64 else {
                throw .tooManyBreaks(near: place)
            }
            let stretch = next(after: place)
            slivers = isSliver(stretch) ? slivers + 1 : 0
            stretches.append(stretch)
            points.append(point(at: stretch.to))
            place = stretch.to
        }
        return (stretches, points)
    }

    /// Only where a record can state it.
    private func point(at x: Number) -> CurveProbe? {
        guard x.rounded(toMultipleOf: step, .floor) == x else { return nil }
        return prober.probe(at: x, isTraced: false)
    }

    private func isSliver(_ stretch: Stretch) -> Bool {
        guard let length = stretch.to.subtracting(stretch.from),
            let small = Number(coefficient: 1, exponent: -4)
        else { return true }
        return length < small
    }

    // MARK: One piece

    private func next(after place: Number) -> Stretch {
        var exponent = -7
        while exponent >= -13 {
            if let near = Number(coefficient: 1, exponent: exponent),
                let first = place.adding(near), let second = first.adding(near), second < to
            {
                let (one, other) = (prober.probe(at: first), prober.probe(at: second))
                if one.tookSameWay(as: other) { return stretch(from: place, one, other) }
            }
            exponent -= 3
        }
        // Two places closer to each other than any record can tell apart: on to the other side.
        let hair = Number(coefficient: 1, exponent: -7) ?? step
        let end = min(place.adding(hair) ?? to, to)
        let probe = prober.probe(at: end)
        return Stretch(from: place, to: end, near: probe, far: probe, meeting: [])
    }

    private func stretch(
        from place: Number, _ one: CurveProbe, _ other: CurveProbe
    ) -> Stretch {
        let crossings = one.crossings(with: other).filter { other.x < $0.x }
        let end = crossings.map(\.x).filter { $0 < to }.min() ?? to
        let stretch = Stretch(
            from: place, to: end, near: one, far: probe(before: end, after: other.x),
            meeting: crossings.filter { $0.x == end }.map(\.entry))
        return verified(stretch, other)
    }

    private func probe(before end: Number, after start: Number) -> CurveProbe {
        let near = Number(coefficient: 1, exponent: -7) ?? step
        let half = end.subtracting(start)?.divided(by: Number(2)) ?? near
        return prober.probe(at: end.subtracting(min(near, half)) ?? end)
    }

    // MARK: What no comparison told

    /// A piece that ends sooner where its results leave the line: at what is compared unseen.
    private func verified(_ stretch: Stretch, _ other: CurveProbe) -> Stretch {
        let line = ProbedLine(stretch.near, other)
        let middle = probe(between: other.x, stretch.far.x)
        if line.holds(for: stretch.far), line.holds(for: middle) { return stretch }
        // The last place known to lie on the line, and the first known not to.
        var good = other
        var bad = line.holds(for: middle) ? stretch.far : middle
        let close = Number(coefficient: 1, exponent: -10) ?? step
        while let gap = bad.x.subtracting(good.x), close < gap {
            let middle = probe(between: good.x, bad.x)
            if line.holds(for: middle) { good = middle } else { bad = middle }
        }
        return Stretch(
            from: stretch.from, to: bad.x.nearby(good.x), near: stretch.near, far: good,
            meeting: [])
    }

    private func probe(between one: Number, _ other: Number) -> CurveProbe {
        let middle = one.adding(other)?.divided(by: Number(2))?.rounded(scale: 14, .halfEven)
        return prober.probe(at: middle ?? other)
    }
}

extension Number {
    /// The place between two that lie close together: a whole fen where there is one.
    fileprivate func nearby(_ other: Number) -> Number {
        guard let fen = rounded(scale: 2, .halfEven), let distance = subtracting(fen)?.magnitude,
            let close = Number(coefficient: 2, exponent: -10)
        else { return self }
        return distance < close ? fen.normalized : self
    }
}

/// The lines through the results of two probes.
struct ProbedLine {
    let one: CurveProbe
    let other: CurveProbe

    init(_ one: CurveProbe, _ other: CurveProbe) {
        self.one = one
        self.other = other
    }

    func holds(for probe: CurveProbe) -> Bool {
        zip(zip(one.results, other.results), probe.results).allSatisfy { pair, result in
            pair.0.standing == result.standing
                && isOn(pair.0.low, pair.1.low, result.low, probe.x)
                && isOn(pair.0.high, pair.1.high, result.high, probe.x)
        }
    }

    private func isOn(_ first: Number?, _ second: Number?, _ third: Number?, _ x: Number) -> Bool {
        guard let first, let second, let third else {
            return first == nil && second == nil && third == nil
        }
        guard let slope = ProbedLine.slope(one.x, first, other.x, second),
            let way = x.subtracting(one.x), let change = slope.multiplied(by: way),
            let distance = first.adding(change)?.subtracting(third)?.magnitude,
            let close = Number(coefficient: 1, exponent: -9)
        else { return false }
        return distance < close
    }

    static func slope(_ x0: Number, _ y0: Number, _ x1: Number, _ y1: Number) -> Number? {
        guard let rise = y1.subtracting(y0), let way = x1.subtracting(x0) else { return nil }
        return rise.divided(by: way)
    }
}
