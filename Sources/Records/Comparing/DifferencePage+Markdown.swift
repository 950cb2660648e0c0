package import Diagnostics
import Engine

extension DifferencePage {
    /// The page as Markdown; what differs within a sentence is bold.
    package func markdown(_ language: Language) -> String {
        var text = "# \(Markdown.escaped(title[language]))\n\n"
        text += "\(Markdown.escaped(subtitle[language]))\n"
        if let reading { text += "\n\(Markdown.escaped(reading[language]))\n" }
        for law in [older, newer] where !law.beginnings.isEmpty {
            let days = Markdown.escaped(Self.words(of: law.beginnings)[language])
            text += "\n- \(Markdown.escaped(law.label[language])): \(days)"
        }
        if !older.beginnings.isEmpty || !newer.beginnings.isEmpty { text += "\n" }
        if isEmpty, toldAlerts.isEmpty { return text + "\n\(Self.nothing[language])\n" }
        if !toldAlerts.isEmpty {
            text += "\n## \(Self.alertsTitle[language])\n\n"
            for alert in toldAlerts { text += "- \(Markdown.escaped(alert.text[language]))\n" }
        }
        text += standardsTable(language)
        for chapter in chapters {
            text += "\n## \(chapter.title[language])\n\n"
            for (place, passage) in chapter.passages.enumerated() {
                write(passage, mark: "\(place + 1).", indent: "", to: &text, language)
            }
        }
        return text + "\n\(summary[language])\n"
    }

    private func standardsTable(_ language: Language) -> String {
        guard !standards.isEmpty else { return "" }
        var text = "\n## \(Self.standardsTitle[language])\n\n"
        text += Markdown.row(heads.map { $0[language] })
        text += Markdown.rule(heads.count, numbers: [1, 2, 3, 4])
        for row in standards {
            let cells = cells(row, language) + [row.basis?[language] ?? ""]
            text += Markdown.row(cells.map(Markdown.escaped))
        }
        for line in steady { text += "\n\(Markdown.escaped(line[language]))\n" }
        return text
    }

    private func write(
        _ passage: Passage, mark: String, indent: String, to text: inout String,
        _ language: Language
    ) {
        let said = ChangeMarks.segments(of: passage.text[language]).map { segment in
            let part = Markdown.escaped(segment.text)
            return segment.isChanged ? "**\(part)**" : part
        }.joined()
        let basis = passage.basis.map { " 〔\(Markdown.escaped($0[language]))〕" } ?? ""
        text += "\(indent)\(mark) \(said)\(basis)\n"
        let inner = indent + String(repeating: " ", count: mark.count + 1)
        for row in passage.table {
            let cells = row.map { Markdown.escaped($0[language]) }
            text += "\(inner)- \(cells.joined(separator: " \\| "))\n"
        }
        for part in passage.parts { write(part, mark: "-", indent: inner, to: &text, language) }
    }
}
