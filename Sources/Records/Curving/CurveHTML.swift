package import Diagnostics
package import Engine
import FEEL
import RuleModel

/// Curves as a page for a browser or for paper: the chart, then each piece and each break.
package struct CurveHTML {
    private let laws: [CurveUnderLaw]
    private let household: Household
    private let language: Language

    package init(_ laws: [CurveUnderLaw], of household: Household, language: Language) {
        self.laws = laws
        self.household = household
        self.language = language
    }

    private func say(zh: String, en: String) -> String { Wording(zh: zh, en: en)[language] }

    package var text: String {
        let title =
            say(zh: "救助金额曲线", en: "A curve of assistance") + (household.id.map { " \($0)" } ?? "")
        let pages = laws.map { CurvePage($0, of: household, language: language) }
        let chart = CurveChart(laws, of: household, language: language).svg
        return StaticPage(
            title: title, subtitle: pages.first?.standing ?? "",
            body: chart + pages.map(section).joined(), language: language
        ).html
    }

    private func section(_ page: CurvePage) -> String {
        let caution = page.caution.map { "<p><strong>\(HTML.escaped($0))</strong></p>\n" } ?? ""
        let never =
            page.never.map {
                let label = page.neverLabel + say(zh: "：", en: ": ")
                return "<p class=\"basis\">\(HTML.escaped(label + $0))</p>\n"
            } ?? ""
        let title = "<h2>\(HTML.escaped(page.law))</h2>\n"
        return title + caution + page.tables.map(table).joined() + never
    }

    private func table(_ table: CurvePage.Table) -> String {
        let rows = table.rows.map { row in
            let causes = row.causes.map { "<small>\(HTML.escaped($0))</small>" }.joined()
            return "<tr><th scope=\"row\">\(HTML.escaped(row.place))</th>"
                + "<td>\(HTML.escaped(row.said))\(causes)</td></tr>\n"
        }
        return "<p><b>\(HTML.escaped(table.title))</b></p>\n"
            + "<div class=\"wide\"><table>\n<tbody>\n\(rows.joined())</tbody></table></div>\n"
    }
}
