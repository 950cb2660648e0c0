package import Diagnostics
import Engine
import FEEL
import RuleModel

/// The matrix for people: each case with its results year by year, and what changed by which rule.
package struct MatrixPage {
    let matrix: YearMatrix
    let language: Language

    package init(_ matrix: YearMatrix, language: Language) {
        self.matrix = matrix
        self.language = language
    }

    func say(zh: String, en: String) -> String { Wording(zh: zh, en: en)[language] }

    // MARK: Words

    func name(_ result: MatrixResult) -> String {
        let titles = matrix.laws.lazy.compactMap { law in
            law.edition.programmes.first { $0.id == result.programme }?.common.title
        }
        let title = titles.first?[language] ?? result.programme
        guard let member = result.member else { return title }
        return say(zh: "\(title)（\(member)）", en: "\(title) (\(member))")
    }

    func cell(_ result: MatrixResult?) -> String {
        guard let result else { return "—" }
        let outcome = result.outcome.word[language]
        guard result.low != nil || result.high != nil else { return outcome }
        guard let low = result.low, let high = result.high else {
            return result.low.map {
                say(zh: "至少 \($0.exactText)", en: "at least \($0.exactText)")
            } ?? outcome
        }
        let sum =
            low == high
            ? low.exactText
            : say(
                zh: "\(low.exactText) 至 \(high.exactText)",
                en: "\(low.exactText) to \(high.exactText)")
        return result.isPayable || low != high
            ? sum : say(zh: "\(sum)，不发", en: "\(sum), not paid")
    }

    struct Line {
        let title: String
        let cells: [String]
    }

    func lines(_ row: YearMatrix.Row) -> [Line] {
        var keys: [MatrixResult] = []
        for result in row.cells.joined()
        where !keys.contains(where: { $0.isSameResult(as: result) }) {
            keys.append(result)
        }
        return keys.map { key in
            Line(
                title: name(key),
                cells: row.cells.map { results in
                    cell(results.first { $0.isSameResult(as: key) })
                })
        }
    }

    func sentence(_ change: MatrixChange) -> String {
        guard let shown = change.newer ?? change.older else { return "" }
        let causes = change.causes.map { $0[language] }.joined(separator: say(zh: "、", en: ", "))
        return "\(name(shown)) \(cell(change.older)) → \(cell(change.newer))"
            + (causes.isEmpty ? "" : say(zh: "：", en: ": ") + causes)
    }

    var caution: String? {
        Phrases.caution(matrix.laws.map(\.edition), language)
    }

    /// `200 个案例，2024、2025年`.
    var total: String {
        let years = matrix.years.map(String.init).joined(separator: say(zh: "、", en: ", "))
        return say(
            zh: "\(matrix.rows.count) 个案例，\(years)年", en: "\(matrix.rows.count) cases, \(years)")
    }

    /// How many cases changed at each step, and the changes of the law that were named most.
    var summary: [String] {
        matrix.years.indices.dropLast().map { step in
            let changed = matrix.rows.filter { !$0.changes[step].isEmpty }
            var counts: [String: Int] = [:]
            for row in changed {
                let causes = Set(row.changes[step].flatMap(\.causes).map { $0[language] })
                for cause in causes { counts[cause, default: 0] += 1 }
            }
            let most = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
                .map { "\($0.key) \($0.value)" }.joined(separator: say(zh: "、", en: ", "))
            let years = "\(matrix.years[step]) → \(matrix.years[step + 1])"
            return say(
                zh: "\(years)：\(changed.count) 个案例有变化",
                en: "\(years): \(changed.count) cases changed")
                + (most.isEmpty ? "" : say(zh: "（\(most)）", en: " (\(most))"))
        }
    }

    // MARK: Text

    package func text(hasColour: Bool = false) -> String {
        var sheet = Sheet(hasColour: hasColour)
        if let caution { sheet.row("", caution, indent: 0, labelWidth: 0) }
        for row in matrix.rows {
            sheet.line()
            sheet.line(row.title[language], .bold)
            for finding in row.findings.prefix(1) {
                sheet.row("", finding.message[language], indent: 2, labelWidth: 0)
            }
            let lines = lines(row)
            if lines.isEmpty {
                sheet.line("  " + say(zh: "各年都不能享受", en: "not eligible in any year"))
            }
            write(lines, to: &sheet)
            for (step, changes) in row.changes.enumerated() {
                for change in changes {
                    sheet.row(
                        "\(matrix.years[step]) → \(matrix.years[step + 1])", sentence(change),
                        indent: 4, labelWidth: 11)
                }
            }
        }
        sheet.line()
        sheet.line(total, .bold)
        for line in summary { sheet.row("", line, indent: 0, labelWidth: 0) }
        return sheet.text
    }

    private func write(_ lines: [Line], to sheet: inout Sheet) {
        let first = lines.map(\.title.displayWidth).max() ?? 0
        let widths = matrix.years.indices.map { column in
            (lines.map { $0.cells[column].displayWidth } + [4]).max() ?? 4
        }
        guard !lines.isEmpty else { return }
        let head = zip(matrix.years, widths).map { "\($0)".paddedLeft(to: $1) }
        sheet.line("  " + "".padded(to: first) + "  " + head.joined(separator: "  "), .faint)
        for line in lines {
            let cells = zip(line.cells, widths).map { $0.paddedLeft(to: $1) }
            sheet.line("  " + line.title.padded(to: first) + "  " + cells.joined(separator: "  "))
        }
    }

    // MARK: Comparison with a kept run

    package func text(of differences: [MatrixDifference]) -> String {
        guard !differences.isEmpty else {
            return say(zh: "与保存的结果相同\n", en: "the same as the kept run\n")
        }
        return differences.map { difference in
            let place = difference.key + (difference.year.map { " \($0)" } ?? "")
            let words =
                switch difference.kind {
                case .newCase: say(zh: "新案例", en: "a new case")
                case .missingCase: say(zh: "案例没有了", en: "the case is gone")
                case .changed(let kept, let now):
                    "\((kept ?? now).map(name) ?? "") \(cell(kept)) → \(cell(now))"
                }
            return "\(place)\(say(zh: "：", en: ": "))\(words)\n"
        }.joined()
            + say(
                zh: "与保存的结果有 \(differences.count) 处不同\n",
                en: "\(differences.count) differences from the kept run\n")
    }
}
