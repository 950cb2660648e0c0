package import Diagnostics
import Engine
import FEEL
import RuleModel

/// One household under several years, as a page: the years side by side, then what made each step.
package struct ComparisonPage {
    private let comparison: YearComparison
    private let words: ComparisonWords
    private var sheet: Sheet

    package static func text(
        _ comparison: YearComparison, language: Language, hasColour: Bool = false
    ) -> String {
        var page = ComparisonPage(
            comparison: comparison,
            words: ComparisonWords(comparison: comparison, language: language),
            sheet: Sheet(hasColour: hasColour))
        page.write()
        return page.sheet.text
    }

    private mutating func write() {
        let id = comparison.record.map { words.say(zh: "家庭 \($0)", en: "Household \($0)") } ?? ""
        let years = comparison.results.map { "\($0.law.year)" }.joined(
            separator: words.say(zh: "、", en: ", "))
        sheet.line(id + words.say(zh: "   \(years)年", en: "   \(years)"), .bold)
        sheet.row("", words.standing, indent: 0, labelWidth: 0)
        if let caution = words.caution { sheet.row("", caution, indent: 0, labelWidth: 0) }
        sheet.line()
        writeTable()
        for step in comparison.steps { write(step) }
        if !comparison.steps.isEmpty {
            sheet.line()
            sheet.row("", words.method, indent: 0, labelWidth: 0)
        }
    }

    private mutating func writeTable() {
        let rows = words.rows
        let head = comparison.results.map { words.phrases($0.law).year($0.law.year) }
        let first = (rows.map(\.title.displayWidth).max() ?? 0) + 2
        let widths = head.indices.map { column in
            ([head[column]] + rows.map { $0.cells[column] }).map(\.displayWidth).max() ?? 0
        }
        func line(_ title: String, _ cells: [String]) -> String {
            zip(cells, widths).reduce(title.padded(to: first)) { line, cell in
                line + "  " + cell.0.paddedLeft(to: cell.1)
            }
        }
        sheet.line(line("", head), .faint)
        for row in rows { sheet.line(line(row.title, row.cells)) }
        if rows.isEmpty {
            sheet.line(words.say(zh: "各年都不能享受", en: "Not eligible in any of the years"))
        }
    }

    private mutating func write(_ step: YearComparison.Step) {
        sheet.line()
        let (older, newer) = (step.older.year, step.newer.year)
        guard let attribution = step.attribution else {
            sheet.line("\(older) → \(newer)", .bold)
            let reason = words.say(
                zh: "两年的规定不能放在一起计算，没有分解",
                en: "the two laws cannot be put together; the step is not taken apart")
            sheet.row("", reason, indent: 2, labelWidth: 0)
            return
        }
        guard attribution.isDetermined else {
            sheet.line("\(older) → \(newer)", .bold)
            let reason = words.undetermined(step, attribution) ?? ""
            sheet.row("", reason, indent: 2, labelWidth: 0)
            return
        }
        let phrases = words.phrases(step.newer)
        let change = phrases.signed(attribution.difference)
        let (before, after) = (phrases.number(attribution.older), phrases.number(attribution.newer))
        sheet.line(
            words.say(
                zh: "\(older) → \(newer)   每月 \(change) 元（\(before) → \(after)）",
                en: "\(older) → \(newer)   \(change) yuan a month (\(before) → \(after))"), .bold)
        write(attribution, step)
    }

    private mutating func write(_ attribution: Attribution, _ step: YearComparison.Step) {
        let phrases = words.phrases(step.newer)
        let width = 10
        for part in attribution.parts {
            let sources = words.sources(part, step, attribution)
            sheet.row(
                phrases.signed(part.amount).paddedLeft(to: width),
                words.name(part, step, attribution)
                    + (sources.isEmpty ? "" : phrases.parenthesised(sources)), indent: 2,
                labelWidth: width)
        }
        if !attribution.rounding.isZero {
            sheet.row(
                phrases.signed(attribution.rounding).paddedLeft(to: width),
                words.say(zh: "取整", en: "rounding"), indent: 2, labelWidth: width)
        }
        if attribution.parts.isEmpty, attribution.rounding.isZero {
            sheet.row(
                "", words.say(zh: "没有一项改变影响金额", en: "no change of the law moves the sum"),
                indent: 2, labelWidth: 0)
        }
        var notes = [words.grain(attribution), words.undetermined(step, attribution)]
        if attribution.lines.contains(where: \.isExact) {
            notes.append(
                words.say(
                    zh: "取整规则未定的项目按取整之前的准确金额计算。",
                    en: "Where the rounding is not set, the exact amount before it is taken."))
        }
        for note in notes.compactMap({ $0 }) { sheet.row("", note, indent: 2, labelWidth: 0) }
    }
}
