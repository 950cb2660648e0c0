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
        let caution = words.caution.map { "<p><strong>\(HTML.escaped($0))</strong></p>\n" } ?? ""
        let chart = ComparisonChart(comparison, language: words.language).svg
        let method = "<p class=\"basis\">\(HTML.escaped(words.method))</p>\n"
        return StaticPage(
            title: title, subtitle: words.standing, body: caution + table + chart + notes + method,
            language: words.language
        ).html
    }

    private var table: String {
        let heads = comparison.results.map { "<th scope=\"col\" class=\"n\">\($0.law.year)</th>" }
        let rows = words.rows.map { row in
            let cells = row.cells.map { "<td class=\"n\">\(HTML.escaped($0))</td>" }.joined()
            return "<tr><th scope=\"row\">\(HTML.escaped(row.title))</th>\(cells)</tr>\n"
        }
        return "<div class=\"wide\"><table>\n<thead><tr><td></td>\(heads.joined())</tr></thead>\n"
            + "<tbody>\n\(rows.joined())</tbody></table></div>\n"
    }

    /// What of a step could not be told apart, or is not known.
    private var notes: String {
        comparison.steps.compactMap { step -> String? in
            guard let attribution = step.attribution else { return nil }
            let found = [words.grain(attribution), words.undetermined(step, attribution)]
                .compactMap { $0 }.map(HTML.escaped).joined(separator: " ")
            return found.isEmpty
                ? nil
                : "<p>\(step.older.year) → \(step.newer.year)\(words.say(zh: "：", en: ": "))\(found)</p>\n"
        }.joined()
    }
}
