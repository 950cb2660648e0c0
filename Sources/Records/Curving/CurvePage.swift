package import Diagnostics
package import Engine
import FEEL
import RuleModel

/// Curves as a page: for each programme its pieces, then each place where it bends or jumps.
package struct CurvePage {
    private let words: CurveWords
    private let household: Household
    private var sheet: Sheet

    package static func text(
        _ laws: [CurveUnderLaw], of household: Household, language: Language,
        hasColour: Bool = false
    ) -> String {
        laws.map { law in
            var page = CurvePage(
                words: CurveWords(law, language: language), household: household,
                sheet: Sheet(hasColour: hasColour))
            page.write()
            return page.sheet.text
        }.joined(separator: "\n")
    }

    private var phrases: Phrases { words.phrases }
    private var curve: Curve { words.curve }

    private mutating func write() {
        heading()
        for lines in alike(curve.lines.filter(\.isOfInterest)) {
            write(lines[0], title: words.title(of: lines))
        }
        if let total = curve.total { write(total, title: words.title(of: total)) }
        let refused = Dictionary(grouping: curve.lines.filter { !$0.isOfInterest }) { $0.programme }
        if !refused.isEmpty {
            let lists = refused.sorted { $0.key ?? 0 < $1.key ?? 0 }.map {
                words.title(of: $0.value)
            }
            sheet.line()
            let label = phrases.say(zh: "全程不符合", en: "Never eligible")
            sheet.row(
                label, lists.joined(separator: phrases.comma), indent: 0,
                labelWidth: label.displayWidth)
        }
    }

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

    private mutating func heading() {
        let id = household.id.map { phrases.say(zh: "家庭 \($0)   ", en: "Household \($0)   ") } ?? ""
        let law =
            words.law.year.map { year in
                phrases.say(zh: "\(year)年的规定", en: "law of \(year)")
            } ?? phrases.month(Month(of: words.edition.day))
        sheet.line(id + law, .bold)
        let (from, to) = (phrases.number(curve.from), phrases.number(curve.to))
        let variable = words.variable(of: household)
        sheet.row(
            "",
            phrases.say(
                zh: "\(variable)从 \(from) 到 \(to) \(words.unit)，其余照记录；金额是取整之前的准确数",
                en:
                    "\(variable) from \(from) to \(to) \(words.unit), all else as recorded; amounts "
                    + "are exact, before rounding"), indent: 0, labelWidth: 0)
        if let caution = phrases.caution { sheet.line(caution, .yellow) }
    }

    private mutating func write(_ line: Curve.Line, title: String) {
        sheet.line()
        sheet.line(title, .bold)
        for piece in line.pieces {
            let range = phrases.say(
                zh: "\(phrases.number(piece.from)) 至 \(phrases.number(piece.to))",
                en: "\(phrases.number(piece.from)) to \(phrases.number(piece.to))")
            sheet.row(range, words.course(piece, line), indent: 2, labelWidth: 18)
        }
        guard line.programme != nil else { return }
        for point in line.breaks {
            sheet.row(
                "▸ " + words.place(point, in: line), words.change(at: point, in: line), indent: 2,
                labelWidth: 18)
            for cause in point.causes.prefix(4) {
                sheet.row("", words.cause(cause), indent: 4, labelWidth: 18)
            }
        }
    }
}
