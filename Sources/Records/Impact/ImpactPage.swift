package import Diagnostics
import Engine
import FEEL
import RuleModel

/// An impact for people: one sentence, the money, who, who stands near, the greatest losses, charts,
/// and how all of it was reckoned.
package struct ImpactPage {
    let impact: Impact
    let words: ImpactWords
    /// For each household of the list of losses the files that tell more.
    package var files: [[String]] = []

    package init(_ impact: Impact, language: Language) {
        self.impact = impact
        words = ImpactWords(impact, language)
    }

    /// A part of the page below a heading.
    struct Section {
        let title: String
        var lead = ""
        var tables: [Table] = []
        var notes: [String] = []
    }

    struct Table {
        var caption = ""
        let heads: [String]
        let rows: [[String]]
        /// How many rows, from the first on, are sums of others.
        var sums = 0
        var note = ""
    }

    func say(zh: String, en: String) -> String { words.say(zh: zh, en: en) }

    var title: String {
        say(
            zh: "影响测算：\(words.older) → \(words.newer)",
            en: "Impact: \(words.older) → \(words.newer)")
    }

    var subtitle: String {
        let place = (impact.newer.edition.ruleSets.last?.title ?? Title(""))[words.language]
        let known = words.phrases.day(impact.newer.edition.knownOn)
        let all = words.number(impact.tally.households.weight)
        let read = words.number(Number(impact.counts.read))
        let sample =
            impact.weights == nil
            ? "" : say(zh: "，按权数代表 \(all) 户", en: ", standing for \(all) by their weights")
        return say(
            zh: "\(place)；家庭按\(words.month)，共 \(read) 户\(sample)；规定截至\(known)所知",
            en: "\(place); households as of \(words.month), \(read) of them\(sample); the law as "
                + "known on \(known)")
    }

    // MARK: - In one sentence

    /// What a superior reads if nothing else.
    var summary: [String] { [moneySentence, peopleSentence, openSentence].compactMap { $0 } }

    private var moneySentence: String { plainChange + spending }

    /// `城市低保标准 800 → 850：`, where that is all that changes.
    private var plainChange: String {
        let items = impact.items
        guard !items.isEmpty, items.count <= 2,
            items.allSatisfy({ $0.older != nil && $0.newer != nil })
        else { return "" }
        return words.name(ofItems: Array(items.indices), joinedBy: words.phrases.comma)
            + words.phrases.colon
    }

    private var spending: String {
        let total = impact.tally.total
        let (old, new) = (words.number(total.older.paid), words.number(total.newer.paid))
        guard !total.change.isZero else {
            return say(
                zh: "每月支出不变：\(new) \(words.money)。",
                en: "Monthly spending stays the same: \(new) \(words.money).")
        }
        let change = words.number(total.change.magnitude)
        let percent = words.percent(total.change, of: total.older.paid)
        let year = words.number(total.change.magnitude.times(Number(12)))
        let isLess = total.change.isNegative
        return say(
            zh: "每月支出由 \(old) \(words.money)变为 \(new) \(words.money)，"
                + "\(isLess ? "减少" : "增加") \(change) \(words.money)（\(percent)），"
                + "十二个月共 \(year) \(words.money)。",
            en: "Monthly spending goes from \(old) to \(new) \(words.money), \(change) "
                + "\(isLess ? "less" : "more") (\(percent)): \(year) \(words.money) in twelve "
                + "months.")
    }

    private var peopleSentence: String {
        let total = impact.tally.total
        func of(_ kind: ImpactKind) -> String { words.count(total[kind]) }
        return say(
            zh: "\(of(.newlyIn))新增，\(of(.more))增加，\(of(.same))不变，\(of(.less))减少，"
                + "\(of(.newlyOut))不再享受。",
            en: "\(of(.newlyIn)) newly in, \(of(.more)) with more, \(of(.same)) with the same, "
                + "\(of(.less)) with less, \(of(.newlyOut)) with nothing any more.")
    }

    private var openSentence: String? {
        let open = impact.tally.total[.open]
        guard open.count > 0 else { return nil }
        let steady = impact.tally.total.steady
        let alike =
            steady.count == 0
            ? ""
            : say(
                zh: "（其中 \(words.count(steady))的上下限在两种规定下相同）",
                en: " (\(words.count(steady)) with the same bounds under both)")
        return say(
            zh: "另有 \(words.count(open))的金额还不能确定\(alike)，单独列出，不算增加也不算减少。",
            en: "What \(words.count(open)) would be paid is not certain\(alike): counted apart, "
                + "neither as gain nor as loss.")
    }

    // MARK: - Sections

    var sections: [Section] {
        [money, causes, people, groups, near, open, losses, method].compactMap { $0 }
    }

    private var paying: [(programme: ProgrammeInForce, line: ImpactLine)] {
        impact.lines.filter { $0.programme.kind == .monthlyCash }
    }

    var money: Section? {
        let heads = [
            say(zh: "项目", en: "programme"), say(zh: "户（原）", en: "households before"),
            say(zh: "户（新）", en: "households after"), say(zh: "人（原）", en: "persons before"),
            say(zh: "人（新）", en: "persons after"),
            say(zh: "每月（原）", en: "a month before"), say(zh: "每月（新）", en: "a month after"),
            say(zh: "增减", en: "change"), say(zh: "幅度", en: "percent"),
            say(zh: "另：未定（户）", en: "open households"),
        ]
        func row(_ title: String, _ line: ImpactLine, hasPersons: Bool = true) -> [String] {
            let (old, new) = (line.older, line.newer)
            let open = line[.open].count > 0 ? words.households(line[.open]) : ""
            guard !old.households.isZero || !new.households.isZero else {
                return [title] + Array(repeating: "", count: 8) + [open]
            }
            return [title, words.number(old.households), words.number(new.households)]
                + (hasPersons ? [words.number(old.persons), words.number(new.persons)] : ["", ""])
                + [
                    words.number(old.paid), words.number(new.paid), words.signed(line.change),
                    words.percent(line.change, of: old.paid), open,
                ]
        }
        let all = row(
            say(zh: "每月发放合计", en: "all monthly cash"), impact.tally.total, hasPersons: false)
        var tables = [
            Table(
                heads: heads,
                rows: [all]
                    + paying.map { row($0.programme.common.title[words.language], $0.line) },
                sums: 1)
        ]
        let once = impact.lines.filter { $0.programme.kind == .oneOffCash }
        if !once.isEmpty {
            tables.append(
                Table(
                    caption: say(zh: "一次性发放（不计入合计）", en: "Paid once (not in the sum)"),
                    heads: heads,
                    rows: once.map { row($0.programme.common.title[words.language], $0.line) }))
        }
        return Section(
            title: say(zh: "每月支出（\(words.money)）", en: "Money a month (\(words.money))"),
            tables: tables)
    }

    var causes: Section? {
        let total = impact.tally.total
        guard impact.method != .none, !total.change.isZero || !impact.causes.parts.isEmpty else {
            return nil
        }
        var rows: [[String]] = impact.causes.parts.map { part in
            [
                words.name(ofItems: part.items), words.signed(part.amount),
                words.percent(part.amount, of: total.older.paid),
                words.sources(ofItems: part.items),
            ]
        }
        func add(_ name: String, _ amount: Number) {
            guard !amount.isZero else { return }
            rows.append(
                [name, words.signed(amount), words.percent(amount, of: total.older.paid), ""])
        }
        add(restName, impact.causes.rest)
        add(say(zh: "取整", en: "rounding"), impact.causes.rounding)
        let sum = [
            say(zh: "合计", en: "in all"), words.signed(total.change),
            words.percent(total.change, of: total.older.paid), "",
        ]
        return Section(
            title: say(zh: "由哪些改变引起", en: "Which changes bring it about"),
            tables: [
                Table(
                    heads: [
                        say(zh: "改变", en: "change"), words.money, say(zh: "幅度", en: "percent"),
                        say(zh: "依据", en: "source"),
                    ], rows: [sum] + rows, sums: 1)
            ])
    }

    var restName: String { Self.restName(words) }

    var people: Section? {
        let kinds = ImpactKind.allCases
        let heads = [say(zh: "项目", en: "programme")] + kinds.map(words.title)
        func row(_ title: String, _ line: ImpactLine) -> [String] {
            [title] + kinds.map { words.households(line[$0]) }
        }
        let all = row(say(zh: "每月发放合计", en: "all monthly cash"), impact.tally.total)
        let programmes = Table(
            heads: heads,
            rows: [all]
                + impact.lines.map { row($0.programme.common.title[words.language], $0.line) },
            sums: 1, note: moves)
        return Section(
            title: say(zh: "谁受影响（户）", en: "Who is concerned (households)"),
            tables: [programmes])
    }

    var groups: Section? {
        let tables = zip(impact.groupings, impact.tally.groups).map { grouping, tally in
            table(of: grouping, tally)
        }.filter { !$0.rows.isEmpty }
        guard !tables.isEmpty else { return nil }
        return Section(
            title: say(
                zh: "各类家庭（户，\(words.money)；按每月发放合计）",
                en: "Kinds of households (by all their monthly cash, \(words.money))"),
            tables: tables)
    }

    /// Who goes out of one programme because the other one takes its place.
    private var moves: String {
        let moves = impact.tally.moves.sorted {
            ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to)
        }
        guard !moves.isEmpty else { return "" }
        let list = moves.map { move, share in
            let (from, to) = (words.programme(move.from), words.programme(move.to))
            return say(
                zh: "由\(from)转入\(to) \(words.count(share))",
                en: "from \(from) to \(to): \(words.count(share))")
        }
        return say(zh: "其中：", en: "Of these ") + list.joined(separator: words.phrases.semicolon)
    }

    private func table(of grouping: ImpactGrouping, _ tally: [String: ImpactLine]) -> Table {
        let kinds = ImpactKind.allCases
        return Table(
            caption: say(zh: "按\(grouping.title.zh)", en: "By \(grouping.title.en)"),
            heads: [grouping.title[words.language]] + kinds.map(words.title) + [
                say(zh: "每月（原）", en: "a month before"), say(zh: "每月（新）", en: "a month after"),
                say(zh: "增减", en: "change"),
            ],
            rows: grouping.lines(of: tally).filter { !$0.line.isEmpty }.map { group in
                [group.title[words.language]] + kinds.map { words.households(group.line[$0]) } + [
                    words.number(group.line.older.paid), words.number(group.line.newer.paid),
                    words.signed(group.line.change),
                ]
            })
    }
}
