package import Diagnostics
import Engine

extension DifferencePage {
    /// One page for a browser or for paper.
    package func html(_ language: Language) -> String {
        var body = reading.map { "<p class=\"basis\">\(HTML.escaped($0[language]))</p>\n" } ?? ""
        body += beginningsHTML(language)
        if isEmpty, toldAlerts.isEmpty { body += "<p>\(Self.nothing[language])</p>\n" }
        if !toldAlerts.isEmpty {
            let items = toldAlerts.map { "<li><b>!</b> \(HTML.escaped($0.text[language]))</li>\n" }
            body +=
                section(Self.alertsTitle, language)
                + "<ul class=\"alerts\">\n\(items.joined())</ul>\n"
        }
        body += standardsHTML(language)
        for chapter in chapters {
            let items = chapter.passages.map { html($0, language) }
            let list = chapter.isMinor ? "<ol class=\"minor\">" : "<ol>"
            body += section(chapter.title, language) + "\(list)\n\(items.joined())</ol>\n"
        }
        if !isEmpty { body += "<p class=\"basis\">\(HTML.escaped(summary[language]))</p>\n" }
        return StaticPage(
            title: title[language], subtitle: subtitle[language], body: body, language: language
        ).html
    }

    private func section(_ title: Wording, _ language: Language) -> String {
        "<h2>\(HTML.escaped(title[language]))</h2>\n"
    }

    private func beginningsHTML(_ language: Language) -> String {
        [older, newer].filter { !$0.beginnings.isEmpty }.map { law in
            let colon = Wording(zh: "：", en: ": ")[language]
            let days = Self.words(of: law.beginnings)[language]
            return "<p class=\"basis\">\(HTML.escaped(law.label[language] + colon + days))</p>\n"
        }.joined()
    }

    private func standardsHTML(_ language: Language) -> String {
        guard !standards.isEmpty else { return "" }
        let heads = heads.enumerated().map { place, head in
            let style = (1...4).contains(place) ? " class=\"n\"" : ""
            return "<th scope=\"col\"\(style)>\(HTML.escaped(head[language]))</th>"
        }
        let notes = Footnotes(standards.map { $0.basis?[language] })
        let rows = zip(standards, notes.numbers).map { row, note in
            let cells = cells(row, language)
            let numbers = cells.dropFirst().map { "<td class=\"n\">\(HTML.escaped($0))</td>" }
            let mark = row.isDecrease ? "<b>!</b> " : ""
            return "<tr><th scope=\"row\">\(mark)\(HTML.escaped(cells[0]))</th>\(numbers.joined())"
                + "<td>\(note.map { "[\($0)]" } ?? "")</td></tr>\n"
        }
        let texts = notes.texts.enumerated().map { place, text in
            "<p class=\"basis\">[\(place + 1)] \(HTML.escaped(text))</p>\n"
        }
        let steady = steady.map { "<p class=\"basis\">\(HTML.escaped($0[language]))</p>\n" }
        return section(Self.standardsTitle, language)
            + "<div class=\"wide\"><table>\n<thead><tr>\(heads.joined())</tr></thead>\n<tbody>\n"
            + rows.joined() + "</tbody>\n</table></div>\n" + texts.joined()
            + steady.joined()
    }

    private func html(_ passage: Passage, _ language: Language) -> String {
        let said = ChangeMarks.segments(of: passage.text[language]).map { segment in
            let part = HTML.escaped(segment.text)
            return segment.isChanged ? "<mark>\(part)</mark>" : part
        }.joined()
        let basis = passage.basis.map {
            " <span class=\"basis\">〔\(HTML.escaped($0[language]))〕</span>"
        }
        let parts = passage.parts.map { html($0, language) }
        let list = parts.isEmpty ? "" : "\n<ul>\n\(parts.joined())</ul>"
        return "<li><p>\(said)\(basis ?? "")</p>\(table(passage.table, language))\(list)</li>\n"
    }

    private func table(_ rows: [[Wording]], _ language: Language) -> String {
        guard !rows.isEmpty else { return "" }
        let lines = rows.map { row in
            "<tr>" + row.map { "<td>\(HTML.escaped($0[language]))</td>" }.joined() + "</tr>\n"
        }
        return "\n<div class=\"wide\"><table>\n\(lines.joined())</table></div>"
    }
}
