import Diagnostics
import Engine
import FEEL
import RuleModel

// What follows the money and the people: thresholds, what is open, losses, and the method.
extension ImpactPage {
    var near: Section? {
        guard let moved = impact.moved else { return nil }
        let step = words.number(moved.by)
        let names = moved.items.map { impact.items[$0].title[words.language] }
            .joined(separator: words.phrases.comma)
        let lines = zip(impact.programmes, impact.tally.near).filter { $0.1 != ImpactNear() }
        let rows = lines.map { programme, near in
            [
                programme.common.title[words.language], words.households(near.above),
                words.households(near.below), words.signed(near.higher), words.signed(near.lower),
            ]
        }
        let lead = say(
            zh: "在\(words.newer)的基础上，\(names)再高或再低 \(step)（按各自单位），谁会进来、谁会出去：",
            en: "With \(names) \(step) higher or lower than in \(words.newer) (each in its own "
                + "unit), who would come in and who would go out:")
        return Section(
            title: say(zh: "临界家庭", en: "Close to the limit"), lead: lead,
            tables: rows.isEmpty
                ? []
                : [
                    Table(
                        heads: [
                            say(zh: "项目", en: "programme"),
                            say(zh: "再高 \(step) 会新增（户）", en: "in if \(step) higher"),
                            say(zh: "再低 \(step) 会退出（户）", en: "out if \(step) lower"),
                            say(zh: "再高时支出", en: "spending if higher"),
                            say(zh: "再低时支出", en: "spending if lower"),
                        ], rows: rows)
                ],
            notes: rows.isEmpty ? [say(zh: "没有这样的家庭。", en: "There are none.")] : [])
    }

    var open: Section? {
        let rows = impact.programmes.indices.compactMap { index -> [String]? in
            let line = impact.tally.programmes[index]
            guard line[.open].count > 0 else { return nil }
            let isPaid = !impact.programmes[index].amount.isEmpty
            return [
                words.programme(index), words.households(line[.open]),
                words.households(line.steady), isPaid ? words.between(line.older.open) : "",
                isPaid ? words.between(line.newer.open) : "", waiting(impact.tally.needs[index]),
            ]
        }
        guard !rows.isEmpty else { return nil }
        return Section(
            title: say(zh: "尚未确定", en: "Still open"),
            lead: say(
                zh: "下列结果至少在一种规定下不能确定（事实未查清，或者县里没有规定），不计入以上各表的金额：",
                en:
                    "These are not certain under one law or the other (a fact is missing, or a value "
                    + "is not set) and stand in no sum above:"),
            tables: [
                Table(
                    heads: [
                        say(zh: "项目", en: "programme"), say(zh: "户", en: "households"),
                        say(zh: "上下限不变（户）", en: "same bounds"),
                        say(zh: "每月（原）", en: "a month before"),
                        say(zh: "每月（新）", en: "a month after"),
                        say(zh: "等待什么", en: "waits for"),
                    ], rows: rows)
            ])
    }

    /// The needs that most open results wait for.
    private func waiting(_ needs: [String: Int]) -> String {
        needs.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map { need, count in
            let title =
                need == ImpactStanding.decision
                ? say(zh: "机关决定", en: "the office's decision")
                : impact.newer.edition.title(ofNeed: need)[words.language]
            return "\(title) \(count)"
        }.joined(separator: words.phrases.comma)
    }

    var losses: Section? {
        let title = say(zh: "损失最大的家庭", en: "The greatest losses")
        guard !impact.losses.isEmpty else {
            let count = impact.tally.total[.less].count + impact.tally.total[.newlyOut].count
            return count > 0
                ? nil
                : Section(
                    title: title,
                    notes: [
                        say(zh: "没有家庭减少或者退出。", en: "No household gets less or goes out.")
                    ])
        }
        let rows = impact.losses.map { loss, attribution in
            [
                loss.household, words.number(loss.older), words.number(loss.newer),
                words.signed(loss.change),
                words.causes(attribution).map { "\($0.name) \(words.signed($0.amount))" }
                    .joined(separator: words.phrases.semicolon),
            ]
        }
        return Section(
            title: title,
            tables: [
                Table(
                    heads: [
                        say(zh: "家庭", en: "household"), say(zh: "每月（原）", en: "a month before"),
                        say(zh: "每月（新）", en: "a month after"), say(zh: "增减", en: "change"),
                        say(zh: "由什么引起", en: "brought about by"),
                    ], rows: rows)
            ], notes: compared)
    }

    private var compared: [String] {
        impact.command.map { command in
            [
                say(
                    zh: "一户的全部比较：\(command)", en: "One household in full: \(command)")
            ]
        } ?? []
    }

    // MARK: - Method

    var method: Section? {
        Section(
            title: say(zh: "怎样算的", en: "How it was reckoned"),
            notes: [both, counting, attributing, nearness, rows, weighing].compactMap { $0 })
    }

    private var both: String {
        say(
            zh: "同一批家庭、同一个月（\(words.month)），分别按两种规定逐户核算；不估计谁会因此改变行为，"
                + "也不估计没有在册的家庭。",
            en:
                "The same households in the same month (\(words.month)) are decided under both laws; "
                + "nothing is assumed of what anybody would do differently, nor of households that "
                + "the file does not hold.")
    }

    private var counting: String {
        let counts = impact.counts
        func number(_ count: Int) -> String { words.number(Number(count)) }
        return say(
            zh: "读入 \(number(counts.read)) 户：两种规定下都能确定 \(number(counts.decided)) 户，"
                + "有未定结果 \(number(counts.undetermined)) 户，退回 \(number(counts.rejected)) 户。"
                + "表中金额只含两边都能确定的结果；户按每月发放的合计归入一类，有未定结果的另归一类。",
            en: "\(number(counts.read)) households read: \(number(counts.decided)) certain under "
                + "both laws, \(number(counts.undetermined)) with an open result, "
                + "\(number(counts.rejected)) rejected. Sums hold only what is certain on both "
                + "sides; a household is classed by all its monthly cash, and apart where any of it "
                + "is open.")
    }

    private var attributing: String? {
        switch impact.method {
        case .none:
            say(zh: "两种规定的意思相同。", en: "Both laws mean the same.")
        case .mixtures where impact.items.count == 1:
            say(
                zh: "两种规定只有一项不同，差额全部由它引起。",
                en: "The two laws differ in one thing, which all of the difference is due to.")
        case .mixtures:
            say(
                zh: "分摊：\(impact.items.count) 项改变的每种组合都对全部家庭核算一遍，每项取它在所有先后次序下"
                    + "带来的增减的平均（沙普利值），与次序无关，合计正好是总差额；各部分四舍五入到分，余数列为「取整」。",
                en: "Attribution: all households are decided under every combination of the "
                    + "\(impact.items.count) changes, and each is given the mean of what it brings "
                    + "over all orders in which they can come (Shapley value): no order counts and "
                    + "the parts add up to the difference; they are rounded to the fen and what is "
                    + "left is named rounding.") + single
        case .households:
            say(
                zh: "分摊：有 \(impact.items.count) 项改变，逐户把增减分给影响这一户的各项（沙普利值，与 yingbao "
                    + "compare 相同）再相加；只能一起生效的几项写在一起。",
                en: "Attribution: there are \(impact.items.count) changes; each household's change "
                    + "is taken apart by those that concern it (Shapley values, as yingbao compare "
                    + "does) and the parts are added up; changes that only work together stand "
                    + "together.")
        }
    }

    private var single: String {
        let count = impact.tally.causes.households
        guard count > 0 else { return "" }
        return say(
            zh: "其中 \(count) 户在某种组合下不能确定，逐户分摊。",
            en: " Of these \(count) are not certain under some combination and are taken apart one "
                + "by one.")
    }

    private var nearness: String? {
        guard impact.moved != nil else { return nil }
        return say(
            zh: "临界：把改变了的金额标准上下移动后重新核算，结果随之进出的家庭。",
            en:
                "Close to the limit: those whose result comes or goes when the changed standards, as "
                + "far as they are sums of money, are moved up and down and all is decided again.")
    }

    private var rows: String {
        say(
            zh: "每一户每一项的数字可用 --changes 写出，各表的合计与这些行之和完全相等。",
            en: "--changes writes the figures of every household and programme; all sums here are "
                + "exactly those of its rows.")
    }

    private var weighing: String? {
        impact.weights.map { column in
            say(
                zh: "各数按「\(column)」列加权。",
                en: "All figures are weighted by the column “\(column)”.")
        }
    }
}
