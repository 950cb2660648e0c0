package import Diagnostics

extension LawPage {
    /// The page for a terminal: chapters of numbered sentences.
    package func text(_ language: Language, hasColour: Bool = false) -> String {
        var sheet = Sheet(hasColour: hasColour)
        sheet.line(title[language], .bold)
        sheet.line(subtitle[language], .faint)
        for chapter in chapters where !chapter.passages.isEmpty {
            sheet.line()
            sheet.line(
                Wording(zh: "【\(chapter.title.zh)】", en: chapter.title.en.uppercased())[language],
                .bold)
            Self.write(chapter.passages, above: "", to: &sheet, language)
        }
        return sheet.text
    }

    /// Items nest as deep as rule files may.
    private static func write(
        _ passages: [Passage], above number: String, to sheet: inout Sheet, _ language: Language
    ) {
        let depth = number.count { $0 == "." } + 1
        for (place, passage) in passages.enumerated() {
            let own = "\(number)\(place + 1)."
            let label = own.dropLast()
            sheet.row(
                "\(label)", passage.text[language], indent: 2 * depth, labelWidth: label.count)
            let inner = 2 * depth + label.count + 2
            if let basis = passage.basis {
                sheet.row("", "〔\(basis[language])〕", indent: inner, labelWidth: 0)
            }
            write(passage.table, indent: inner, to: &sheet, language)
            write(passage.parts, above: own, to: &sheet, language)
        }
    }

    private static func write(
        _ table: [[Wording]], indent: Int, to sheet: inout Sheet, _ language: Language
    ) {
        let rows = table.map { $0.map { $0[language] } }
        let columns = rows.first?.count ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? $0[column].displayWidth : 0 }.max() ?? 0
        }
        for row in rows {
            let cells = zip(row, widths).map { $0.padded(to: $1) }
            let margin = String(repeating: " ", count: indent)
            sheet.line((margin + cells.joined(separator: " | ")).trimmedEnd)
        }
    }
}
