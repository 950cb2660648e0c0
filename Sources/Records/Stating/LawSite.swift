import Diagnostics
import RuleModel

/// The law as a folder of static pages: an index, what is unset, and a page a programme.
///
/// Every page stands in both languages one below the other, needs no script and prints well.
package struct LawSite {
    package struct File: Sendable {
        package let name: String
        package let text: String
    }

    /// - Parameter unset: the page of what is not set.
    package static func files(_ list: ProgrammeList, _ pages: [LawPage], unset: LawPage) -> [File] {
        [
            File(name: "style.css", text: style),
            File(name: "index.html", text: index(list, unset: unset)),
            File(name: "unset.html", text: html(unset)),
        ] + pages.map { File(name: "\($0.id).html", text: html($0)) }
    }

    private static func index(_ list: ProgrammeList, unset: LawPage) -> String {
        let title = Wording(zh: "救助项目", en: "Programmes")
        let head = ProgrammeList.heads.map { "<th scope=\"col\">\(both($0))</th>" }.joined()
        let rows = list.lines.map { line in
            let cells = line.cells.enumerated().map { place, cell in
                place == 1
                    ? "<th scope=\"row\"><a href=\"\(line.id).html\">\(both(cell))</a></th>"
                    : "<td class=\"short\">\(both(cell))</td>"
            }
            return "<tr>\(cells.joined())</tr>\n"
        }
        return page(
            title, subtitle: unset.subtitleWithoutCount,
            body: """
                <div class="wide"><table>
                <thead><tr>\(head)</tr></thead>
                <tbody>
                \(rows.joined())</tbody>
                </table></div>
                <p><a href="unset.html">\(both(unset.title))</a></p>

                """)
    }

    private static func html(_ page: LawPage) -> String {
        let chapters = page.chapters.filter { !$0.passages.isEmpty }
        let contents = chapters.indices.map { place in
            "<li><a href=\"#c\(place + 1)\">\(both(chapters[place].title))</a></li>\n"
        }
        let body = chapters.enumerated().map { place, chapter in
            """
            <section id="c\(place + 1)">
            <h2>\(both(chapter.title))</h2>
            \(list(chapter.passages))</section>

            """
        }
        return self.page(
            page.title, subtitle: page.subtitle,
            body: """
                <nav aria-label="目录 Contents"><ul>
                \(contents.joined())</ul></nav>
                \(body.joined())
                """, isIndex: false)
    }

    /// Items nest as deep as rule files may.
    private static func list(_ passages: [Passage]) -> String {
        guard !passages.isEmpty else { return "" }
        let items = passages.map { passage in
            let basis = passage.basis.map { "<p class=\"basis\">\(both($0))</p>\n" } ?? ""
            return "<li><p>\(both(passage.text))</p>\n\(basis)\(table(passage.table))"
                + "\(list(passage.parts))</li>\n"
        }
        return "<ol>\n\(items.joined())</ol>\n"
    }

    private static func table(_ rows: [[Wording]]) -> String {
        guard let head = rows.first else { return "" }
        let heads = head.map { "<th scope=\"col\">\(both($0))</th>" }.joined()
        let body = rows.dropFirst().map { row in
            "<tr>" + row.map { "<td>\(both($0))</td>" }.joined() + "</tr>\n"
        }
        return "<div class=\"wide\"><table>\n<thead><tr>\(heads)</tr></thead>\n<tbody>\n"
            + body.joined() + "</tbody>\n</table></div>\n"
    }

    private static func page(
        _ title: Wording, subtitle: Wording, body: String, isIndex: Bool = true
    ) -> String {
        let back =
            isIndex ? "" : "<p class=\"back\"><a href=\"index.html\">救助项目 · Programmes</a></p>\n"
        return """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(HTML.escaped(title.zh)) · \(HTML.escaped(title.en))</title>
            <link rel="stylesheet" href="style.css">
            </head>
            <body>
            <main>
            \(back)<h1>\(both(title))</h1>
            <p class="basis">\(both(subtitle))</p>
            \(body)</main>
            </body>
            </html>

            """
    }

    /// Both languages, each marked as what it is; one alone where they are the same.
    private static func both(_ wording: Wording) -> String {
        guard wording.zh != wording.en else { return HTML.escaped(wording.zh) }
        return "<span lang=\"zh-CN\">\(HTML.escaped(wording.zh))</span> "
            + "<span lang=\"en\">\(HTML.escaped(wording.en))</span>"
    }
}

extension LawPage {
    /// Where and when, before the count.
    fileprivate var subtitleWithoutCount: Wording {
        let zh = subtitle.zh.split(separator: "；").first.map(String.init) ?? ""
        let en = subtitle.en.split(separator: ";").first.map(String.init) ?? ""
        return Wording(zh: zh, en: en)
    }
}
