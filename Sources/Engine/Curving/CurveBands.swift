import FEEL
import RuleModel

/// How far what is paid can lie from the exact amount.
struct CurveBands {
    let prober: CurveProber
    let index: Int

    func added(to line: Curve.Line) -> Curve.Line {
        Curve.Line(
            programme: line.programme, subject: line.subject, unit: line.unit, points: line.points,
            pieces: line.pieces.map(added))
    }

    private func added(to piece: Curve.Piece) -> Curve.Piece {
        guard let low = piece.low, let high = piece.high,
            piece.standing.outcome != .notEligible, piece.standing.isPayable != false
        else { return piece }
        var (down, up) = (Number.zero, Number.zero)
        for x in places(in: piece) {
            let (result, exact) = (
                piece.isLevel
                    ? prober.probe(at: x, rounding: .applied, isTraced: false).results[index]
                    : prober.probe(at: x, rounding: .spread, isTraced: false).results[index],
                (low.value(at: x, from: piece.from), high.value(at: x, from: piece.from))
            )
            if let least = result.low, let distance = exact.0?.subtracting(least) {
                down = max(down, distance.cleaned)
            }
            if let most = result.high, let distance = exact.1.flatMap(most.subtracting) {
                up = max(up, distance.cleaned)
            }
        }
        return piece.with(roundsDown: down, roundsUp: up)
    }

    /// Near both ends, and in the middle.
    private func places(in piece: Curve.Piece) -> [Number] {
        [1, 50, 99].compactMap { percent in
            piece.to.subtracting(piece.from)?.multiplied(by: Number(percent))?
                .divided(by: Number(100)).flatMap(piece.from.adding)
        }
    }
}
