import Diagnostics
import Engine
import FEEL
import RuleModel

/// The phrases of one household under several years.
struct ComparisonWords {
    let comparison: YearComparison
    let language: Language

    func phrases(_ law: YearLaw) -> Phrases { Phrases(law.edition, language: language) }

    func say(zh: String, en: String) -> String { Wording(zh: zh, en: en)[language] }

    /// One row for each result that some year does not plainly refuse.
    struct Row {
        let title: String
        let cells: [String]
    }

    var rows: [Row] {
        var keys: [Key] = []
        for result in comparison.results {
            for entry in result.determination.results
            where entry.outcome != .notEligible && entry.appliedFor {
                let key = Key(id: entry.id, subject: entry.subject)
                if !keys.contains(key) { keys.append(key) }
            }
        }
        return keys.map { key in
            let results = comparison.results.map { ($0.law, $0.determination.result(key)) }
            let named = results.lazy.compactMap { law, result in
                result.map { self.phrases(law).programme($0.title, $0.subject) }
            }
            return Row(title: named.first ?? key.id, cells: results.map { cell($1, $0) })
        }
    }

    struct Key: Hashable {
        let id: String
        let subject: Subject
    }

    private func cell(_ result: ProgrammeResult?, _ law: YearLaw) -> String {
        guard let result else { return "—" }
        let outcome = result.outcome.word[language]
        guard result.outcome != .notEligible else { return outcome }
        switch result.amount {
        case nil: return outcome
        case .known(_, let paid)?:
            let sum = phrases(law).number(paid)
            return result.isPayable ? sum : say(zh: "\(sum)，不发", en: "\(sum), not paid")
        case .open(let low, let high)?:
            guard let high else { return outcome }
            let (least, most) = (phrases(law).number(low ?? .zero), phrases(law).number(high))
            return say(zh: "\(least) 至 \(most)", en: "\(least) to \(most)")
        }
    }

    // MARK: Steps

    /// The programmes that a step adds up: `城市低保、特困供养（m2）`.
    func summed(_ step: YearComparison.Step, _ attribution: Attribution) -> String {
        let phrases = phrases(step.newer)
        let paid = attribution.lines.filter { !$0.older.isZero || !$0.newer.isZero }
        return paid.map { phrases.programme(title($0.programme, step), $0.subject) }
            .joined(separator: phrases.comma)
    }

    private func title(_ programme: Int, _ step: YearComparison.Step) -> Title {
        // By the numbering of both laws together: the older law's come first, in their order.
        let own = step.older.edition.programmes
        if own.indices.contains(programme) { return own[programme].common.title }
        let others = step.newer.edition.programmes.filter { new in
            !own.contains { $0.id == new.id || $0.common.title.zh == new.common.title.zh }
        }
        let index = programme - own.count
        return others.indices.contains(index) ? others[index].common.title : Title("?")
    }

    func undetermined(_ step: YearComparison.Step, _ attribution: Attribution) -> String? {
        guard !attribution.undetermined.isEmpty else { return nil }
        let phrases = phrases(step.newer)
        let names = attribution.undetermined.map {
            phrases.programme(title($0.programme, step), $0.subject)
        }.joined(separator: phrases.comma)
        return say(
            zh: "没有计入：\(names)，有一年的金额还不能确定",
            en: "not counted: \(names); in one of the years the amount is not certain")
    }

    /// What a part is due to: names, with the values before and after of a plain standard.
    func name(_ part: Attribution.Part, _ step: YearComparison.Step, _ attribution: Attribution)
        -> String
    {
        let phrases = phrases(step.newer)
        let names = part.items.map { index -> String in
            guard attribution.items.indices.contains(index) else {
                return say(zh: "家庭自身（年龄等随时间的变化）", en: "the household itself (ages)")
            }
            return phrases.name(of: attribution.items[index])
        }
        return names.joined(separator: say(zh: " 与 ", en: " together with "))
    }

    func sources(_ part: Attribution.Part, _ step: YearComparison.Step, _ attribution: Attribution)
        -> String
    {
        let citations = part.items.filter { attribution.items.indices.contains($0) }
            .flatMap { attribution.items[$0].sources }
        return phrases(step.newer).citations(citations)
    }

    func grain(_ attribution: Attribution) -> String? {
        switch attribution.grain {
        case .items: nil
        case .idle:
            say(
                zh: "影响这一家庭的不同超过十二项，单独替换时不起作用的几项合并计算。",
                en: "More than twelve changes concern this household: those without effect by "
                    + "themselves are joined.")
        case .joined:
            say(
                zh: "写在一起的几项，单独替换其中一项时结果不能确定，所以合并计算。",
                en: "Changes named together are joined: with one of them alone the result would be "
                    + "undetermined.")
        case .documents:
            say(
                zh: "影响这一家庭的不同超过十二项，按文件合并计算。",
                en: "More than twelve changes concern this household: those of the same documents "
                    + "are joined.")
        case .whole:
            say(
                zh: "只替换其中一部分时结果不能确定，所以全部合并计算。",
                en: "With only some of the changes the result would be undetermined: all are "
                    + "joined.")
        }
    }

    var method: String {
        say(
            zh: "怎样分摊：两年规定中影响这一家庭的每项不同，取它在所有先后次序下带来的增减的平均（沙普利值），"
                + "所以与次序无关；一年没有的规定或标准，在那一年按未定处理。各部分四舍五入到分，余数列为「取整」，"
                + "合计正好是总差额；两年对调，各部分变号。",
            en:
                "Method: each change of the law that concerns this household is given the mean, over "
                + "all orders in which the changes can come, of what it brings (Shapley value), so no "
                + "order counts; what one law lacks is unset there. Parts are rounded to the fen, "
                + "what is left is named rounding, and all add up to the difference exactly; with "
                + "the years exchanged every part changes its sign.")
    }

    /// In which month the household stands.
    var standing: String {
        guard let first = comparison.results.first else { return "" }
        if comparison.ages {
            return say(
                zh: "家庭随年份变化（年龄等按各年12月1日），规定为各年12月的",
                en: "the household grows older (as of 1 December of each year), under the law of "
                    + "each December")
        }
        let month = phrases(first.law).month(Month(of: first.law.edition.day))
        return say(
            zh: "家庭按\(month)不变，规定为各年12月的",
            en: "the household as of \(month), under the law of December of each year")
    }

    var caution: String? {
        Phrases.caution(comparison.results.map(\.law.edition), language)
    }
}

extension Phrases {
    /// A change of the law by its title, with the values before and after of a plain standard.
    func name(of item: AttributedItem) -> String {
        let title = item.title[language]
        if let older = item.older, let newer = item.newer {
            return "\(title) \(number(older)) → \(number(newer))"
        }
        switch item.kind {
        case .standard, .combination: return title
        case .definition: return say(zh: "\(title)的规定", en: "rule on \(title)")
        case .programme: return say(zh: "\(title)的条件和算法", en: "conditions and amount of \(title)")
        }
    }
}

extension Determination {
    func result(_ key: ComparisonWords.Key) -> ProgrammeResult? {
        results.first { $0.id == key.id && $0.subject == key.subject }
    }
}
