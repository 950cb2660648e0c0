package import FEEL
import RuleModel

/// The exact curve of a household's results over one fact, between two ends.
///
/// Amounts are taken before their rounding; how far rounding can take what is paid is stated beside
/// each piece.
package func curve(
    of household: Household, over variable: CurveVariable, from: Number, to: Number,
    under program: Program, programmes: [Int]? = nil
) throws(CurveError) -> Curve {
    var options = DecideOptions()
    options.programmes = programmes
    let decision = Decision(
        program: program, household: household, month: Month(of: program.edition.day),
        options: options)
    let prober = CurveProber(
        program: program, household: household, variable: variable, questions: decision.questions)
    let step = program.edition.smallestStep(in: variable.unit(in: program.edition))
    let finder = CurveFinder(prober: prober, from: from, to: to, step: step)
    let (stretches, points) = try finder.stretches()
    return CurveMaker(prober: prober, stretches: stretches, points: points, step: step).curve
}

/// Makes lines of what was found along the range.
struct CurveMaker {
    let prober: CurveProber
    let stretches: [CurveFinder.Stretch]
    let points: [CurveProbe?]
    let step: Number

    private var edition: Edition { prober.program.edition }

    var curve: Curve {
        let lines = prober.questions.indices.map(line)
        let (from, to) = (stretches.first?.from ?? .zero, stretches.last?.to ?? .zero)
        return Curve(
            variable: prober.variable, from: from, to: to, step: step, lines: lines,
            total: total)
    }

    private func line(_ index: Int) -> Curve.Line {
        let question = prober.questions[index]
        let programme = edition.programmes[question.programme]
        var builder = CurveLineBuilder(
            causes: BreakCauses(program: prober.program, programme: question.programme))
        for (number, stretch) in stretches.enumerated() {
            builder.add(
                piece(
                    stretch, standing: stretch.near.results[index].standing,
                    near: stretch.near.results[index], far: stretch.far.results[index]),
                after: point(points[number], index), meeting: before(number))
        }
        let (all, pieces) = builder.finished(
            with: point(points.last ?? nil, index), at: stretches.last?.to ?? .zero)
        let line = Curve.Line(
            programme: question.programme, subject: names.whose(question.object),
            unit: programme.amountUnit, points: all, pieces: pieces)
        return CurveBands(prober: prober, index: index).added(to: line)
    }

    private var names: Names { Names(program: prober.program, household: prober.household) }

    private func before(_ number: Int) -> [OrderTrace.Entry] {
        number > 0 ? stretches[number - 1].meeting : []
    }

    private func point(_ probe: CurveProbe?, _ index: Int) -> Curve.Point.Value? {
        probe.map { probe in
            let result = probe.results[index]
            return Curve.Point.Value(
                standing: result.standing, low: result.low?.cleaned, high: result.high?.cleaned)
        }
    }

    private func piece(
        _ stretch: CurveFinder.Stretch, standing: Curve.Standing, near: CurveProbe.Result,
        far: CurveProbe.Result
    ) -> Curve.Piece {
        func straight(_ first: Number?, _ last: Number?) -> Curve.Straight? {
            guard let first, let last else { return nil }
            let slope = ProbedLine.slope(stretch.near.x, first, stretch.far.x, last) ?? .zero
            func value(at x: Number) -> Number {
                let way = x.subtracting(stretch.near.x) ?? .zero
                return first.adding(slope.multiplied(by: way) ?? .zero)?.cleaned ?? first
            }
            return Curve.Straight(
                start: value(at: stretch.from), end: value(at: stretch.to), slope: slope.tidied)
        }
        return Curve.Piece(
            from: stretch.from, to: stretch.to, standing: standing,
            low: straight(near.low, far.low), high: straight(near.high, far.high),
            roundsDown: .zero, roundsUp: .zero)
    }

    // MARK: The sum

    /// The lines of monthly money, added up piece by piece.
    private var total: Curve.Line? {
        let summed = prober.questions.indices.filter {
            let programme = edition.programmes[prober.questions[$0].programme]
            return programme.kind == .monthlyCash && !programme.amount.isEmpty
        }
        let paying = summed.filter { index in
            (stretches.flatMap { [$0.near, $0.far] }).contains {
                $0.results[index].high.map { !$0.isZero } ?? true
            }
        }
        guard paying.count > 1 else { return nil }
        var builder = CurveLineBuilder(causes: nil)
        for (number, stretch) in stretches.enumerated() {
            let (near, far) = (sum(stretch.near, paying), sum(stretch.far, paying))
            builder.add(
                piece(stretch, standing: Self.standing, near: near, far: far),
                after: points[number].map { sumPoint($0, paying) }, meeting: [])
        }
        let last = points.last ?? nil
        let (all, pieces) = builder.finished(
            with: last.map { sumPoint($0, paying) }, at: stretches.last?.to ?? .zero)
        return Curve.Line(
            programme: nil, subject: .household,
            unit: paying.lazy.compactMap {
                edition.programmes[prober.questions[$0].programme].amountUnit
            }.first, points: all, pieces: pieces)
    }

    private static let standing = Curve.Standing(outcome: .eligible, isPayable: true)

    private func sum(_ probe: CurveProbe, _ paying: [Int]) -> CurveProbe.Result {
        func sum(_ end: (CurveProbe.Result) -> Number?) -> Number? {
            paying.reduce(Number.zero as Number?) { sum, index in
                sum.flatMap { sum in end(probe.results[index]).flatMap(sum.adding) }
            }
        }
        return CurveProbe.Result(standing: Self.standing, low: sum(\.low), high: sum(\.high))
    }

    private func sumPoint(_ probe: CurveProbe, _ paying: [Int]) -> Curve.Point.Value {
        let sum = sum(probe, paying)
        return Curve.Point.Value(
            standing: sum.standing, low: sum.low?.cleaned, high: sum.high?.cleaned)
    }
}

extension ProgrammeInForce {
    /// What its amount is counted in.
    var amountUnit: MeasurementUnit? {
        let types = amount.lazy.compactMap { $0.value?.type ?? $0.max?.type ?? $0.min?.type }
        for type in types {
            if case .number(let unit?) = type { return unit }
        }
        return nil
    }
}

extension Number {
    /// Read off a line between two points that lie a hair inside a piece.
    var cleaned: Number { (rounded(scale: 10, .halfEven) ?? self).normalized }
}
