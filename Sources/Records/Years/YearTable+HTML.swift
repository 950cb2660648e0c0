import Charts
package import Diagnostics
import Engine
import FEEL
import RuleModel

extension YearTable {
    /// One page for a browser or for paper, with a small line for each standard.
    package func html(_ language: Language) -> String {
        let sources = sources
        let heads = years.map { "<th scope=\"col\" class=\"n\">\($0.year)</th>" }.joined()
        let name = Wording(zh: "标准", en: "standard")[language]
        let course = Wording(zh: "走势", en: "course")[language]
        var rows = ""
        for (place, line) in lines.enumerated() {
            if !line.row.isEmpty, place == 0 || lines[place - 1].standard != line.standard {
                rows +=
                    "<tr><th scope=\"rowgroup\" colspan=\"\(years.count + 2)\">"
                    + "<b>\(label(line.group, line.unit, language))</b></th></tr>\n"
            }
            rows += row(line, sources, language)
        }
        let list = sources.map { "<li>\(HTML.escaped($0[language]))</li>\n" }.joined()
        let body = """
            <div class="wide"><table>
            <thead><tr><th scope="col">\(name)</th>\(heads)<th scope="col">\(course)</th></tr></thead>
            <tbody>
            \(rows)</tbody>
            </table></div>
            <p class="basis">\(HTML.escaped(Self.legend[language]))</p>
            <h2>\(Wording(zh: "出处", en: "Sources")[language])</h2>
            <ol class="basis">
            \(list)</ol>

            """
        return StaticPage(
            title: title[language], subtitle: subtitle[language], body: body, language: language
        ).html
    }

    private func row(_ line: Line, _ sources: [Wording], _ language: Language) -> String {
        let own =
            line.row.isEmpty
            ? label(line.title, line.unit, language) : HTML.escaped(line.title[language])
        let cells = line.cells.map { cell in
            let number = cell.source.flatMap { sources.firstIndex(of: $0) }
            let mark = number.map { "<sup>\($0 + 1)</sup>" } ?? ""
            let step = Self.step(cell)
            let change = step.isEmpty ? "" : "<small>\(HTML.escaped(step))</small>"
            return "<td class=\"n \(cell.state.rawValue)\">"
                + "\(HTML.escaped(shown(cell, language)))\(mark)\(change)</td>"
        }
        return
            "<tr><th scope=\"row\">\(own)</th>\(cells.joined())<td>\(course(line, language))</td></tr>\n"
    }

    /// Nothing where fewer than two years have a number.
    private func course(_ line: Line, _ language: Language) -> String {
        let numbers = line.cells.map(\.number)
        guard numbers.count(where: { $0 != nil }) > 1 else { return "" }
        let title = line.row.isEmpty ? line.title : Wording.trail([line.group], line.title)
        let text = numbers.map { $0?.exactText ?? "—" }.joined(separator: ", ")
        return Sparkline(
            Caption(
                id: ([line.standard] + line.row).joined().filter { $0.isLetter || $0.isNumber },
                title: title[language], description: text, language: language), values: numbers
        ).svg
    }

    private func label(_ title: Wording, _ unit: Wording, _ language: Language) -> String {
        let small = unit[language].isEmpty ? "" : " <small>\(HTML.escaped(unit[language]))</small>"
        return HTML.escaped(title[language]) + small
    }
}
