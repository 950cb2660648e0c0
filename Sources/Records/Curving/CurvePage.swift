package import Diagnostics
package import Engine
import FEEL
import RuleModel

/// A curve in words: for each programme its pieces, then each place where it bends or jumps.
package struct CurvePage {
    private let words: CurveWords
    private let household: Household

    /// The pieces and breaks of one programme, or of the total.
    struct Table {
        let title: String
        let rows: [Row]
    }

    struct Row {
        let place: String
        let said: String
        var causes: [String] = []
    }

    init(_ law: CurveUnderLaw, of household: Household, language: Language) {
        words = CurveWords(law, language: language)
        self.household = household
    }

    private var phrases: Phrases { words.phrases }
    private var curve: Curve { words.curve }

    /// The year, else the month.
    var law: String {
        words.law.year.map { year in
            phrases.say(zh: "\(year)年的规定", en: "law of \(year)")
        } ?? phrases.month(Month(of: words.edition.day))
    }

    var caution: String? { phrases.caution }

    /// What is moved, and that all else stays.
    var standing: String {
        let (from, to) = (phrases.number(curve.from), phrases.number(curve.to))
        let variable = words.variable(of: household)
        return phrases.say(
            zh: "\(variable)从 \(from) 到 \(to) \(words.unit)，其余照记录；金额是取整之前的准确数",
            en: "\(variable) from \(from) to \(to) \(words.unit), all else as recorded; amounts "
                + "are exact, before rounding")
    }

    var tables: [Table] {
        alike(curve.lines.filter(\.isOfInterest)).map { lines in
            table(lines[0], title: words.title(of: lines))
        } + (curve.total.map { [table($0, title: words.title(of: $0))] } ?? [])
    }

    /// Programmes for which nobody ever qualifies.
    var never: String? {
        let refused = Dictionary(grouping: curve.lines.filter { !$0.isOfInterest }) { $0.programme }
        guard !refused.isEmpty else { return nil }
        let lists = refused.sorted { $0.key ?? 0 < $1.key ?? 0 }.map { words.title(of: $0.value) }
        return lists.joined(separator: phrases.comma)
    }

    var neverLabel: String { phrases.say(zh: "全程不符合", en: "Never eligible") }

    /// Members for whom everything is the same stand together.
    private func alike(_ lines: [Curve.Line]) -> [[Curve.Line]] {
        var groups: [[Curve.Line]] = []
        for line in lines {
            let same = groups.firstIndex {
                $0[0].programme == line.programme && $0[0].isAlike(line)
            }
            if let same { groups[same].append(line) } else { groups.append([line]) }
        }
        return groups
    }

    private func table(_ line: Curve.Line, title: String) -> Table {
        let pieces = line.pieces.map { piece in
            Row(
                place: phrases.say(
                    zh: "\(phrases.number(piece.from)) 至 \(phrases.number(piece.to))",
                    en: "\(phrases.number(piece.from)) to \(phrases.number(piece.to))"),
                said: words.course(piece, line))
        }
        let breaks = line.programme == nil ? [] : line.breaks
        return Table(
            title: title,
            rows: pieces
                + breaks.map { point in
                    Row(
                        place: "▸ " + words.place(point, in: line),
                        said: words.change(at: point, in: line),
                        causes: point.causes.prefix(4).map(words.cause))
                })
    }

    // MARK: - Text

    package static func text(
        _ laws: [CurveUnderLaw], of household: Household, language: Language,
        hasColour: Bool = false
    ) -> String {
        laws.map { law in
            var sheet = Sheet(hasColour: hasColour)
            CurvePage(law, of: household, language: language).write(to: &sheet)
            return sheet.text
        }.joined(separator: "\n")
    }

    private func write(to sheet: inout Sheet) {
        let id = household.id.map { phrases.say(zh: "家庭 \($0)   ", en: "Household \($0)   ") } ?? ""
        sheet.line(id + law, .bold)
        sheet.row("", standing, indent: 0, labelWidth: 0)
        if let caution { sheet.line(caution, .yellow) }
        for table in tables {
            sheet.line()
            sheet.line(table.title, .bold)
            for row in table.rows {
                sheet.row(row.place, row.said, indent: 2, labelWidth: 18)
                for cause in row.causes { sheet.row("", cause, indent: 4, labelWidth: 18) }
            }
        }
        guard let never else { return }
        sheet.line()
        sheet.row(neverLabel, never, indent: 0, labelWidth: neverLabel.displayWidth)
    }
}
