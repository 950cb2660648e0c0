package import Diagnostics
import Engine
import FEEL
import RuleModel

extension YearTable {
    /// The table for a terminal: below each line the change against the year before.
    package func text(_ language: Language, hasColour: Bool = false) -> String {
        var sheet = Sheet(hasColour: hasColour)
        sheet.line(title[language], .bold)
        sheet.line(subtitle[language], .faint)
        sheet.line()
        let sources = sources
        var rows: [[String]] = []
        for (place, line) in lines.enumerated() {
            if !line.row.isEmpty, place == 0 || lines[place - 1].standard != line.standard {
                rows.append([name(line.group, line.unit, language)])
            }
            let own =
                line.row.isEmpty
                ? name(line.title, line.unit, language) : "  " + line.title[language]
            rows.append(
                [own] + line.cells.map { shown($0, language) } + [marks(line, sources)])
            let steps = line.cells.map { Self.step($0) }
            if steps.contains(where: { !$0.isEmpty }) { rows.append([""] + steps + [""]) }
        }
        let heads =
            [Wording(zh: "标准", en: "standard")[language]] + years.map { String($0.year) }
            + [Wording(zh: "出处", en: "sources")[language]]
        let table = ColumnTable(
            heads: heads, rows: rows, numbers: Set(1...max(1, years.count)))
        for line in table.lines(indent: 0) { sheet.line(line) }
        sheet.line()
        for (place, source) in sources.enumerated() {
            let label = "[\(place + 1)]"
            sheet.row(label, source[language], indent: 0, labelWidth: 4)
        }
        sheet.line()
        sheet.row("", Self.legend[language], indent: 0, labelWidth: 0)
        return sheet.text
    }

    var title: Wording {
        Wording(zh: "\(place.zh)：历年标准", en: "\(place.en): standards over the years")
    }

    var subtitle: Wording {
        Wording(
            zh: "各年十二月的规定，截至\(knownOn)所知",
            en: "The law of each December, as known on \(knownOn)")
    }

    static let legend = Wording(
        zh: "— 未定；[ ] 沿用以前公布的数值，本年没有确认；= 按规则计算；* 年中起执行；？ 草案；~ 示例，不是正式标准。",
        en: "— not set; [ ] carried on from an earlier notice, not confirmed for this year; "
            + "= computed by rule; * in force from a day within the year; ? a draft; ~ an "
            + "illustration and no law.")

    private func name(_ title: Wording, _ unit: Wording, _ language: Language) -> String {
        let unit = unit[language]
        guard !unit.isEmpty else { return title[language] }
        return Wording(
            zh: "\(title.zh)（\(unit)）", en: "\(title.en) (\(unit))")[language]
    }

    /// The value with its signs.
    func shown(_ cell: YearCell, _ language: Language) -> String {
        switch cell.state {
        case .absent: return ""
        case .unset: return "—"
        default: break
        }
        var text = cell.text[language]
        if cell.since != nil { text += "*" }
        switch cell.status {
        case .draft: text += language == .zh ? "？" : "?"
        case .illustrative: text += "~"
        case .inForce, nil: break
        }
        return text
    }

    /// `+36 +5.0%`; nothing where nothing changed.
    static func step(_ cell: YearCell) -> String {
        guard let step = cell.step, !step.isZero else { return "" }
        return [step.signed, cell.percent?.signedPercent].compactMap(\.self).joined(separator: " ")
    }

    /// The numbers of the sources of a line.
    private func marks(_ line: Line, _ sources: [Wording]) -> String {
        var numbers: [Int] = []
        for source in line.cells.compactMap(\.source) {
            guard let place = sources.firstIndex(of: source) else { continue }
            if !numbers.contains(place + 1) { numbers.append(place + 1) }
        }
        return numbers.map { "[\($0)]" }.joined()
    }
}
