import Charts
package import Diagnostics
package import Engine
import FEEL
import RuleModel

/// Curves as a picture: of one law the lines that move, of several years the same line of each.
package struct CurveChart {
    private let laws: [(law: CurveUnderLaw, words: CurveWords)]
    private let household: Household
    private let language: Language

    package init(_ laws: [CurveUnderLaw], of household: Household, language: Language) {
        self.laws = laws.map { ($0, CurveWords($0, language: language)) }
        self.household = household
        self.language = language
    }

    package var svg: String {
        guard let (first, words) = laws.first else { return "" }
        let shown = shown
        let phrases = words.phrases
        let variable = words.variable(of: household)
        let name = household.id.map { phrases.parenthesised($0) } ?? ""
        let title = phrases.say(zh: "\(variable)与救助金额", en: "\(variable) and assistance") + name
        let hasBand = shown.contains { entry in
            entry.line.pieces.contains {
                $0.exact == nil || !$0.roundsDown.isZero || !$0.roundsUp.isZero
            }
        }
        let marks = marks(shown + recognised)
        return LineChart(
            Caption(
                id: "curve", title: title,
                description: marks.map(\.text).joined(separator: phrases.semicolon),
                language: language),
            series: shown.map { series($0.line, name: $0.name) }, marks: marks,
            from: first.curve.from, to: first.curve.to,
            xLabel: variable + phrases.parenthesised(words.unit),
            yLabel: phrases.say(zh: "金额", en: "amount")
                + phrases.parenthesised(
                    phrases.name(of: shown.lazy.compactMap { $0.line.unit }.first)),
            bandNote: hasBand
                ? phrases.say(
                    zh: "线：取整之前的准确金额；色带：取整之后，或者还有未知数时，金额所在的范围",
                    en:
                        "Line: exact amount before rounding. Band: where the amount lies once it is "
                        + "rounded, or while something is not known.") : ""
        ).svg
    }

    private struct Shown {
        let line: Curve.Line
        let name: String
        let words: CurveWords
        let year: Int?
    }

    /// As many as can be told apart in print, the ones that move first.
    private var shown: [Shown] {
        if laws.count == 1, let (law, words) = laws.first {
            let lines = law.curve.lines.filter { $0.isOfInterest && $0.hasMoney }
            let moving = lines.filter { !$0.isFlat } + lines.filter(\.isFlat)
            return moving.prefix(4).map {
                Shown(line: $0, name: words.title(of: $0), words: words, year: nil)
            }
        }
        return laws.prefix(4).compactMap { law, words in
            let lines = law.curve.lines.filter { $0.isOfInterest && $0.hasMoney }
            guard let line = law.curve.total ?? lines.first(where: { !$0.isFlat }) ?? lines.first
            else { return nil }
            let year = law.year.map { words.phrases.year($0) + " " } ?? ""
            return Shown(
                line: line, name: year + words.title(of: line), words: words, year: law.year)
        }
    }

    /// What pays nothing in money, but is worth a mark where it begins and ends.
    private var recognised: [Shown] {
        guard laws.count == 1, let (law, words) = laws.first else { return [] }
        return law.curve.lines.filter { $0.isOfInterest && !$0.hasMoney }.map {
            Shown(line: $0, name: words.title(of: $0), words: words, year: nil)
        }
    }

    private func series(_ line: Curve.Line, name: String) -> LineChart.Series {
        LineChart.Series(
            name: name, pieces: line.pieces.compactMap(piece),
            dots: line.breaks.flatMap { dots($0, line) })
    }

    private func piece(_ piece: Curve.Piece) -> LineChart.Piece? {
        guard piece.low != nil || piece.high != nil else { return nil }
        let low = piece.low.map { ($0.start, $0.end) } ?? (.zero, .zero)
        func clamped(_ number: Number) -> Number {
            max(number.subtracting(piece.roundsDown) ?? number, .zero)
        }
        return LineChart.Piece(
            from: piece.from, to: piece.to, low: (clamped(low.0), clamped(low.1)),
            high: piece.high.map { high in
                (
                    high.start.adding(piece.roundsUp) ?? high.start,
                    high.end.adding(piece.roundsUp) ?? high.end
                )
            }, line: piece.exact.map { ($0.start, $0.end) })
    }

    /// Full where the amount is taken, empty where the line breaks off.
    private func dots(_ point: Curve.Point, _ line: Curve.Line) -> [LineChart.Dot] {
        guard point.changes.contains(.jump) || point.changes.contains(.single) else { return [] }
        let left = line.pieces.first { $0.to == point.x }?.exact?.end
        let right = line.pieces.first { $0.from == point.x }?.exact?.start
        let value = point.value.flatMap { $0.low == $0.high ? $0.low : nil }
        var dots = [left, right].compactMap { $0 }.filter { $0 != value }.map {
            LineChart.Dot(x: point.x, y: $0, isFull: false)
        }
        if let value { dots.append(LineChart.Dot(x: point.x, y: value, isFull: true)) }
        return dots
    }

    /// Each place once, with what changes there in each line.
    private func marks(_ shown: [Shown]) -> [LineChart.Mark] {
        var places: [(x: Number, head: String, texts: [String])] = []
        for entry in shown where entry.line.programme != nil {
            for point in entry.line.breaks {
                let words = entry.words
                let cause =
                    point.causes.first.map {
                        words.phrases.colon + $0.title[language]
                    } ?? ""
                let name = shown.count > 1 ? entry.name + " " : ""
                let text = name + words.change(at: point, in: entry.line) + cause
                let head = words.place(point, in: entry.line)
                if let known = places.firstIndex(where: { $0.x == point.x && $0.head == head }) {
                    places[known].texts.append(text)
                } else {
                    places.append((point.x, head, [text]))
                }
            }
        }
        return places.sorted { $0.x < $1.x }.map { place in
            LineChart.Mark(
                x: place.x,
                text: place.head + Wording(zh: "：", en: ": ")[language]
                    + place.texts.joined(separator: Wording(zh: "；", en: "; ")[language]))
        }
    }
}

extension Curve.Line {
    /// Whether it is about money at all.
    fileprivate var hasMoney: Bool { pieces.contains { $0.low != nil || $0.high != nil } }
}
