import Diagnostics
import Engine
import RuleModel

extension MatrixPage {
    /// One page for a browser or for paper: what changed in all, then case by case.
    package var html: String {
        let caution = caution.map { "<p><strong>\(HTML.escaped($0))</strong></p>\n" } ?? ""
        let summary = summary.map { "<p>\(HTML.escaped($0))</p>\n" }.joined()
        return StaticPage(
            title: say(zh: "各年规定下的案例", en: "Cases under each year's law"), subtitle: total,
            body: caution + summary + matrix.rows.map(section).joined(), language: language
        ).html
    }

    private func section(_ row: YearMatrix.Row) -> String {
        let title = "<h2>\(HTML.escaped(row.title[language]))</h2>\n"
        let findings = row.findings.prefix(1).map {
            "<p>\(HTML.escaped($0.message[language]))</p>\n"
        }.joined()
        let lines = lines(row)
        guard !lines.isEmpty else {
            return title + findings
                + "<p>\(say(zh: "各年都不能享受", en: "not eligible in any year"))</p>\n"
        }
        return title + findings + table(lines) + list(row)
    }

    private func table(_ lines: [Line]) -> String {
        let heads = matrix.years.map { "<th scope=\"col\" class=\"n\">\($0)</th>" }.joined()
        let rows = lines.map { line in
            let cells = line.cells.map { "<td class=\"n\">\(HTML.escaped($0))</td>" }.joined()
            return "<tr><th scope=\"row\">\(HTML.escaped(line.title))</th>\(cells)</tr>\n"
        }
        return "<div class=\"wide\"><table>\n<thead><tr><td></td>\(heads)</tr></thead>\n<tbody>\n"
            + rows.joined() + "</tbody></table></div>\n"
    }

    private func list(_ row: YearMatrix.Row) -> String {
        let items = row.changes.enumerated().flatMap { step, changes in
            changes.map { change in
                let years = "\(matrix.years[step]) → \(matrix.years[step + 1])"
                return "<li>\(HTML.escaped("\(years) \(sentence(change))"))</li>\n"
            }
        }
        return items.isEmpty ? "" : "<ul>\n\(items.joined())</ul>\n"
    }
}
