import Charts
package import Diagnostics
import Engine
import FEEL
import RuleModel

/// The years of one household as a waterfall: each sum, and the steps that lead to the next.
package struct ComparisonChart {
    private let comparison: YearComparison
    private let words: ComparisonWords

    package init(_ comparison: YearComparison, language: Language) {
        self.comparison = comparison
        words = ComparisonWords(comparison: comparison, language: language)
    }

    package var svg: String {
        let name = comparison.record.map { " " + $0 } ?? ""
        let title = words.say(
            zh: "各年每月现金合计的变化" + name, en: "Monthly cash under each year's law" + name)
        return WaterfallChart(
            Caption(
                id: "compare", title: title,
                description: words.say(
                    zh: "从一年的金额到下一年的金额，逐项列出规定的改变带来的增减",
                    en: "From the sum of one year to that of the next by what each change of the "
                        + "law brings"), language: words.language),
            rows: rows, unit: unit
        ).svg
    }

    private var unit: String { words.say(zh: "元/月", en: "yuan a month") }

    private var rows: [WaterfallChart.Row] {
        var rows: [WaterfallChart.Row] = []
        var last: Number?
        for step in comparison.steps {
            let phrases = words.phrases(step.newer)
            guard let attribution = step.attribution, attribution.isDetermined else {
                if last == nil { rows.append(.total(phrases.year(step.older.year), nil)) }
                rows.append(
                    .note(
                        words.say(
                            zh: "\(step.older.year) → \(step.newer.year)：金额不能确定，没有分解",
                            en: "\(step.older.year) → \(step.newer.year): not certain, not taken "
                                + "apart")))
                rows.append(.total(phrases.year(step.newer.year), nil))
                last = nil
                continue
            }
            if last != attribution.older {
                rows.append(.total(phrases.year(step.older.year), attribution.older))
            }
            rows += attribution.parts.map { .step(words.name($0, step, attribution), $0.amount) }
            if !attribution.rounding.isZero {
                rows.append(.step(words.say(zh: "取整", en: "rounding"), attribution.rounding))
            }
            rows.append(.total(phrases.year(step.newer.year), attribution.newer))
            last = attribution.newer
        }
        return rows
    }
}
