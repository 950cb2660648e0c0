package import Diagnostics
import Engine
import FEEL

extension DifferencePage {
    /// The page for a terminal; what differs within a sentence stands in ⟦ ⟧.
    package func text(_ language: Language, hasColour: Bool = false) -> String {
        var sheet = Sheet(hasColour: hasColour)
        sheet.line(title[language], .bold)
        sheet.line(subtitle[language], .faint)
        if let reading { sheet.line(reading[language], .faint) }
        write(beginnings: &sheet, language)
        sheet.line()
        if isEmpty, toldAlerts.isEmpty {
            sheet.line(Self.nothing[language])
            return sheet.text
        }
        write(alerts: &sheet, language)
        write(standards: &sheet, language)
        for chapter in chapters {
            sheet.line(heading(chapter.title, language), .bold)
            for (place, passage) in chapter.passages.enumerated() {
                write(passage, label: "\(place + 1)", indent: 2, to: &sheet, language)
            }
        }
        sheet.line()
        let more = Wording(zh: "用 --full 查看全部细节。", en: " --full shows all details.")
        sheet.line((isFull ? summary : summary + more)[language])
        return sheet.text
    }

    static let nothing = Wording(
        zh: "两边的规定意思完全相同。", en: "Both sides mean the same.")

    /// `共 12 个标准数值、5 处规定不同`.
    var summary: Wording {
        let rules = difference.changes.count { !$0.isRow && $0.topic != .bases }
        let bases = difference.changes.count { $0.topic == .bases }
        return Wording(
            zh: "共 \(standards.count) 个标准数值、\(rules) 处规定不同；另有 \(bases) 处只换了依据或名称。",
            en: "\(standards.count) values and \(rules) rules differ; \(bases) more have only "
                + "other texts or names.")
    }

    func heading(_ title: Wording, _ language: Language) -> String {
        Wording(zh: "【\(title.zh)】", en: title.en.uppercased())[language]
    }

    static let alertsTitle = Wording(zh: "请先看", en: "Look at this first")
    static let standardsTitle = Wording(zh: "标准", en: "Standards")

    private func write(beginnings sheet: inout Sheet, _ language: Language) {
        for (law, beginnings) in [(older, older.beginnings), (newer, newer.beginnings)]
        where !beginnings.isEmpty {
            let days = Self.words(of: beginnings)[language]
            let label = law.label[language]
            sheet.row(label, days, indent: 0, labelWidth: label.displayWidth)
        }
    }

    /// `2024-01-01《…》；2024-07-01《…》`.
    static func words(of beginnings: [ComparedLaw.Beginning]) -> Wording {
        let parts = beginnings.map { beginning in
            let titles = Wording.sequence(
                beginning.titles.map { Wording(zh: "《\($0.zh)》", en: "“\($0.en)”") })
            let day = beginning.day.description
            return beginning.titles.isEmpty
                ? Wording(zh: "\(day) 起有规定改变", en: "rules change on \(day)")
                : Wording(zh: "\(day) 起\(titles.zh)", en: "from \(day) \(titles.en)")
        }
        return Wording(
            zh: parts.map(\.zh).joined(separator: "；"), en: parts.map(\.en).joined(separator: "; "))
    }

    private func write(alerts sheet: inout Sheet, _ language: Language) {
        guard !toldAlerts.isEmpty else { return }
        sheet.line(heading(Self.alertsTitle, language), .bold)
        for alert in toldAlerts {
            sheet.row("!", alert.text[language], indent: 2, labelWidth: 1)
        }
    }

    private func write(standards sheet: inout Sheet, _ language: Language) {
        guard !standards.isEmpty else { return }
        sheet.line(heading(Self.standardsTitle, language), .bold)
        let notes = Footnotes(standards.map { $0.basis?[language] })
        let rows = zip(standards, notes.numbers).map { row, note in
            cells(row, language) + [note.map { "[\($0)]" } ?? ""]
        }
        let table = ColumnTable(
            heads: heads.map { $0[language] }, rows: rows, numbers: [1, 2, 3, 4])
        for line in table.lines(indent: 2, within: Sheet.width) { sheet.line(line) }
        if !notes.texts.isEmpty {
            let texts = notes.texts.enumerated().map { "[\($0 + 1)] \($1)" }
            sheet.row("", texts.joined(separator: "  "), indent: 2, labelWidth: 0)
        }
        for line in steady { sheet.row("", line[language], indent: 2, labelWidth: 0) }
    }

    var heads: [Wording] {
        let first = Wording(zh: "标准", en: "standard")
        let unit = usualUnit.map { unit in
            Wording(zh: "（\(unit.zh)，另注的除外）", en: " (\(unit.en) unless said)")
        }
        return [
            unit.map { first + $0 } ?? first, Wording(zh: "原", en: "before"),
            Wording(zh: "现", en: "now"), Wording(zh: "变动", en: "change"),
            Wording(zh: "幅度", en: "percent"), Wording(zh: "依据", en: "source"),
        ]
    }

    /// All but the source.
    func cells(_ row: StandardRow, _ language: Language) -> [String] {
        let unit = usualUnit == nil ? row.unit : row.unit(besides: usualUnit)
        let title = unit.zh.isEmpty ? row.title : row.title.parenthesised(unit)
        return [
            title[language], row.older[language], row.newer[language], row.step?.signed ?? "",
            row.percent?.signedPercent ?? "",
        ]
    }

    private func write(
        _ passage: Passage, label: String, indent: Int, to sheet: inout Sheet,
        _ language: Language
    ) {
        let said = ChangeMarks.text(passage.text[language], "⟦", "⟧")
        let basis = passage.basis.map { basis in
            Wording(zh: "〔\(basis.zh)〕", en: " 〔\(basis.en)〕")[language]
        }
        sheet.row(label, said + (basis ?? ""), indent: indent, labelWidth: label.count)
        let inner = indent + (label.isEmpty ? 2 : label.count + 2)
        for row in passage.table {
            sheet.line(
                String(repeating: " ", count: inner + 2)
                    + row.map { $0[language] }.joined(separator: " | "))
        }
        for part in passage.parts {
            write(part, label: "", indent: inner, to: &sheet, language)
        }
    }
}
