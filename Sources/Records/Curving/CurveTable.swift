package import Diagnostics
package import Engine
import FEEL
import RuleModel

/// Curves for programs: the same rows as CSV and as JSON.
package struct CurveTable {
    private let laws: [CurveUnderLaw]
    private let household: Household
    private let language: Language

    package init(_ laws: [CurveUnderLaw], of household: Household, language: Language) {
        self.laws = laws
        self.household = household
        self.language = language
    }

    private static let columns = [
        "year", "programme", "subject", "row", "from", "to", "outcome", "payable", "low_from",
        "low_to", "high_from", "high_to", "rate", "rounds_down", "rounds_up", "change", "causes",
    ]

    /// One line for each piece and each break; exact numbers, as the language writes them.
    package var csv: String {
        var text = Self.columns.joined(separator: ",") + "\n"
        for law in laws {
            for line in lines(of: law.curve) {
                for piece in line.pieces { text += row(piece, line, law) }
                for point in line.breaks { text += row(point, line, law) }
            }
        }
        return text
    }

    private func lines(of curve: Curve) -> [Curve.Line] {
        curve.lines.filter(\.isOfInterest) + (curve.total.map { [$0] } ?? [])
    }

    private func head(_ line: Curve.Line, _ law: CurveUnderLaw) -> [String] {
        let subject =
            if case .member(let id) = line.subject { id } else { "" }
        return [law.year.map(String.init) ?? "", id(of: line, law), subject]
    }

    private func id(of line: Curve.Line, _ law: CurveUnderLaw) -> String {
        line.programme.map { law.program.edition.programmes[$0].id } ?? "total"
    }

    private func row(_ piece: Curve.Piece, _ line: Curve.Line, _ law: CurveUnderLaw) -> String {
        let numbers = [
            piece.low?.start, piece.low?.end, piece.high?.start, piece.high?.end,
            piece.exact?.slope, piece.roundsDown, piece.roundsUp,
        ].map { $0?.exactText ?? "" }
        return Self.joined(
            head(line, law) + [
                "piece", piece.from.exactText, piece.to.exactText,
                piece.standing.outcome.rawValue, Self.text(piece.standing.isPayable),
            ] + numbers + ["", ""])
    }

    private func row(_ point: Curve.Point, _ line: Curve.Line, _ law: CurveUnderLaw) -> String {
        let value = point.value
        return Self.joined(
            head(line, law) + [
                "break", point.x.exactText, point.x.exactText,
                value?.standing.outcome.rawValue ?? "", Self.text(value?.standing.isPayable),
                value?.low?.exactText ?? "", value?.low?.exactText ?? "",
                value?.high?.exactText ?? "", value?.high?.exactText ?? "", "", "", "",
                point.changes.names.joined(separator: " "),
                point.causes.map { $0.title[language] }.joined(separator: "; "),
            ])
    }

    private static func text(_ flag: Bool?) -> String { flag.map { $0 ? "true" : "false" } ?? "" }

    private static func joined(_ cells: [String]) -> String {
        cells.map { cell in
            cell.contains { ",\"\n\r".contains($0) }
                ? "\""
                    + cell.split(separator: "\"", omittingEmptySubsequences: false)
                    .joined(separator: "\"\"") + "\"" : cell
        }.joined(separator: ",") + "\n"
    }

    /// Schema `yingbao.curve/1`.
    package var json: JSONValue {
        [
            "schema": "yingbao.curve/1",
            "record": .text(household.id),
            "curves": .array(laws.map(json)),
        ]
    }

    private func json(_ law: CurveUnderLaw) -> JSONValue {
        let words = CurveWords(law, language: language)
        return [
            "year": law.year.map(JSONValue.integer) ?? .null,
            "over": .string(words.variable(of: household)),
            "from": .number(law.curve.from.exactText),
            "to": .number(law.curve.to.exactText),
            "unit": .string(words.unit),
            "lines": .array(lines(of: law.curve).map { json($0, law, words) }),
        ]
    }

    private func json(_ line: Curve.Line, _ law: CurveUnderLaw, _ words: CurveWords) -> JSONValue {
        let subject: JSONValue =
            if case .member(let id) = line.subject { .string(id) } else { .null }
        return [
            "programme": .string(id(of: line, law)), "title": .string(words.title(of: line)),
            "subject": subject,
            "pieces": .array(
                line.pieces.map { piece in
                    [
                        "from": .number(piece.from.exactText), "to": .number(piece.to.exactText),
                        "outcome": .string(piece.standing.outcome.rawValue),
                        "payable": piece.standing.isPayable.map(JSONValue.bool) ?? .null,
                        "low": Self.json(piece.low), "high": Self.json(piece.high),
                        "rounds_down": .number(piece.roundsDown.exactText),
                        "rounds_up": .number(piece.roundsUp.exactText),
                    ]
                }),
            "breaks": .array(line.breaks.map { json($0, line, words) }),
        ]
    }

    private func json(_ point: Curve.Point, _ line: Curve.Line, _ words: CurveWords) -> JSONValue {
        [
            "at": .number(point.x.exactText), "place": .string(words.place(point, in: line)),
            "changes": .array(point.changes.names.map(JSONValue.string)),
            "words": .string(words.change(at: point, in: line)),
            "causes": .array(
                point.causes.map { cause in
                    [
                        "title": .string(cause.title[language]),
                        "comparison": .text(cause.comparison?[language]),
                        "law": .string(words.phrases.citations(cause.sources)),
                    ]
                }),
        ]
    }

    private static func json(_ straight: Curve.Straight?) -> JSONValue {
        guard let straight else { return .null }
        return [
            "start": .number(straight.start.exactText), "end": .number(straight.end.exactText),
            "rate": .number(straight.slope.exactText),
        ]
    }
}

extension Curve.Changes {
    var names: [String] {
        [(Self.outcome, "outcome"), (.jump, "jump"), (.bend, "bend"), (.single, "single")]
            .filter { contains($0.0) }.map(\.1)
    }
}
