import Diagnostics
import Engine
import FEEL

extension ImpactPage {
    /// One page that stands by itself: the sentence, the figures, the tables, the charts.
    package func html() -> String {
        let caution = words.caution.map {
            "<ul class=\"alerts\"><li><b>!</b> \(HTML.escaped($0))</li></ul>\n"
        }
        let lead = summary.map { "<p class=\"lead\">\(HTML.escaped($0))</p>\n" }.joined()
        let charts = ImpactCharts(impact: impact, words: words)
        var body = (caution ?? "") + lead + tiles
        body += [money].compactMap { $0 }.map(html).joined()
        body += causes.map(html) ?? ""
        body += charts.budget ?? ""
        body += people.map(html) ?? ""
        body += charts.distribution ?? ""
        // What is more than a meeting needs begins on a new sheet of paper.
        body += "<div class=\"more\">\n"
        body += [groups, near, open].compactMap { $0 }.map(html).joined()
        body += lossesHTML
        body += (method.map(html) ?? "") + "</div>\n"
        return StaticPage(
            title: title, subtitle: subtitle, body: body, language: words.language,
            style: Self.style
        ).html
    }

    /// The figures that are talked about.
    private var tiles: String {
        let total = impact.tally.total
        let figures = [
            (words.signed(total.change), say(zh: "\(words.money)/月", en: "\(words.money) a month")),
            (words.households(total[.newlyIn]), say(zh: "户新增", en: "newly in")),
            (words.households(total[.more]), say(zh: "户增加", en: "with more")),
            (words.households(total[.less]), say(zh: "户减少", en: "with less")),
            (words.households(total[.newlyOut]), say(zh: "户退出", en: "out")),
            (words.households(total[.open]), say(zh: "户未定", en: "open")),
        ]
        let cells = figures.map {
            "<li><b>\(HTML.escaped($0.0))</b> \(HTML.escaped($0.1))</li>\n"
        }
        return "<ul class=\"tiles\">\n\(cells.joined())</ul>\n"
    }

    private func html(_ section: Section) -> String {
        let lead = section.lead.isEmpty ? "" : "<p>\(HTML.escaped(section.lead))</p>\n"
        let notes = section.notes.map { "<p class=\"basis\">\(HTML.escaped($0))</p>\n" }
        return heading(section.title) + lead + section.tables.map { html($0) }.joined()
            + notes.joined()
    }

    private func heading(_ title: String) -> String { "<h2>\(HTML.escaped(title))</h2>\n" }

    private func html(_ table: Table, links: [String] = []) -> String {
        let numbers = table.numbers
        func style(_ column: Int) -> String { numbers.contains(column) ? " class=\"n\"" : "" }
        let heads = table.heads.enumerated().map { column, head in
            "<th scope=\"col\"\(style(column))>\(HTML.escaped(head))</th>"
        }
        let rows = table.rows.enumerated().map { place, row in
            let cells = row.enumerated().map { column, cell in
                guard column == 0 else {
                    // What is nothing stands back, so that the rest is seen.
                    let style = cell == "0" ? " class=\"n nil\"" : style(column)
                    return "<td\(style)>\(HTML.escaped(cell))</td>"
                }
                let text = HTML.escaped(cell)
                let link = links.indices.contains(place) ? links[place] : ""
                return "<th scope=\"row\">"
                    + (link.isEmpty ? text : "<a href=\"#\(link)\">\(text)</a>") + "</th>"
            }
            return "<tr\(place < table.sums ? " class=\"sum\"" : "")>\(cells.joined())</tr>\n"
        }
        let note =
            table.note.isEmpty ? "" : "\n<p class=\"basis\">\(HTML.escaped(table.note))</p>"
        let caption =
            table.caption.isEmpty ? "" : "<caption>\(HTML.escaped(table.caption))</caption>\n"
        return "<div class=\"wide\"><table>\n\(caption)<thead><tr>\(heads.joined())</tr></thead>\n"
            + "<tbody>\n\(rows.joined())</tbody>\n</table>\(note)</div>\n"
    }

    // MARK: - Losses

    /// The list, each household with a link to its comparison below.
    private var lossesHTML: String {
        guard let section = losses else { return "" }
        guard let table = section.tables.first else { return html(section) }
        let links = impact.losses.indices.map { "loss\($0 + 1)" }
        let notes = section.notes.map { "<p class=\"basis\">\(HTML.escaped($0))</p>\n" }
        return heading(section.title) + html(table, links: links) + notes.joined()
            + impact.losses.indices.map { comparison(links[$0], impact.losses[$0], $0) }.joined()
    }

    /// One household under both laws, and what each change brings.
    private func comparison(
        _ link: String, _ entry: (loss: ImpactLoss, attribution: Attribution?), _ place: Int
    ) -> String {
        let (loss, causes) = (entry.loss, words.causes(entry.attribution))
        let files = files.indices.contains(place) ? files[place] : []
        let more = files.map { "<a href=\"\(HTML.escaped($0))\">\(HTML.escaped($0))</a>" }
        let lines = loss.lines.map { line in
            [
                words.programme(line.programme), words.number(line.older.paid),
                words.number(line.newer.paid),
                words.signed(line.newer.paid.minus(line.older.paid)),
            ]
        }
        let sum = [
            say(zh: "合计", en: "in all"), words.number(loss.older), words.number(loss.newer),
            words.signed(loss.change),
        ]
        let table = Table(
            heads: [
                say(zh: "项目", en: "programme"), say(zh: "每月（原）", en: "a month before"),
                say(zh: "每月（新）", en: "a month after"), say(zh: "增减", en: "change"),
            ], rows: [sum] + lines, sums: 1)
        let items = causes.map {
            "<li>\(HTML.escaped(words.signed($0.amount))): \(HTML.escaped($0.name))</li>\n"
        }
        let household = HTML.escaped(
            say(zh: "家庭 \(loss.household) 的比较", en: "Household \(loss.household) compared"))
        return "<details id=\"\(link)\" open><summary>\(household)</summary>\n\(html(table))"
            + (items.isEmpty ? "" : "<ul>\n\(items.joined())</ul>\n")
            + (more.isEmpty ? "" : "<p>\(more.joined(separator: " "))</p>\n") + "</details>\n"
    }

    private static let style = """
        .lead { font-size: 1.08rem; font-weight: bold; }
        .lead + .lead { font-weight: normal; font-size: 1rem; }
        .tiles { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
        .tiles li { border: 1px solid var(--line); padding: .3rem .8rem; margin: 0;
          color: var(--faint); }
        .tiles b { display: block; color: var(--ink); font-size: 1.25rem;
          font-variant-numeric: tabular-nums; }
        td.nil { color: var(--faint); }
        caption { text-align: left; color: var(--faint); padding: .3rem 0 .1rem; }
        tr.sum td, tr.sum th { font-weight: bold; }
        .chart { max-width: 100%; height: auto; margin: .6rem 0; }
        details { margin: .4rem 0; }
        summary { cursor: pointer; }
        @media print {
          .more { break-before: page; }
          h2 { font-size: 10pt; }
          .chart { max-height: 50mm; width: auto; margin: 0; break-inside: avoid; }
          .tiles { margin: .2rem 0; }
          .tiles li { padding: .1rem .6rem; }
          .tiles b { font-size: 11pt; }
          .lead { font-size: 9.5pt; }
          .lead + .lead { font-size: 8.8pt; }
        }

        """
}
