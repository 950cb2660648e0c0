package import Diagnostics
import Engine
import RuleModel

/// One household under several years as a page for a browser or for paper: table, chart, steps.
package struct ComparisonHTML {
    private let comparison: YearComparison
    private let words: ComparisonWords

    package init(_ comparison: YearComparison, language: Language) {
        self.comparison = comparison
        words = ComparisonWords(comparison: comparison, language: language)
    }

    package var text: String {
        let title =
            words.say(zh: "各年规定下的家庭", en: "A household under each year's law")
            + (comparison.record.map { " \($0)" } ?? "")
        let head = comparison.results.map { "<th>\($0.law.year)</th>" }.joined()
        let rows = words.rows.map { row in
            "<tr><th scope=\"row\">\(HTML.escaped(row.title))</th>"
                + row.cells.map { "<td>\(HTML.escaped($0))</td>" }.joined() + "</tr>\n"
        }.joined()
        let notes = comparison.steps.compactMap { step -> String? in
            guard let attribution = step.attribution else { return nil }
            let found = [words.grain(attribution), words.undetermined(step, attribution)]
                .compactMap { $0 }.map(HTML.escaped).joined(separator: " ")
            return found.isEmpty
                ? nil : "<p>\(step.older.year) → \(step.newer.year): \(found)</p>\n"
        }.joined()
        let caution = words.caution.map { "<p><strong>\(HTML.escaped($0))</strong></p>\n" } ?? ""
        return """
            <!doctype html>
            <html lang="\(words.language == .zh ? "zh-CN" : "en")">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(HTML.escaped(title))</title>
            <style>
            \(LawSite.style).chart { max-width: 100%; height: auto; }
            </style>
            <main>
            <h1>\(HTML.escaped(title))</h1>
            <p>\(HTML.escaped(words.standing))</p>
            \(caution)<div class="wide"><table>
            <thead><tr><td></td>\(head)</tr></thead>
            <tbody>
            \(rows)</tbody></table></div>
            \(ComparisonChart(comparison, language: words.language).svg)\(notes)\
            <p>\(HTML.escaped(words.method))</p>
            </main>
            </html>

            """
    }
}
