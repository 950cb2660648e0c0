package import Diagnostics
package import Engine
import FEEL
import RuleModel

/// The difference between two states of the law as people read it: first what to look at, then the
/// numbers, then who gets something, how much, who decides, and what it rests on.
package struct DifferencePage: Sendable {
    package let title: Wording
    package let subtitle: Wording
    /// Which document's articles are named without it.
    package let reading: Wording?
    package let older: ComparedLaw
    package let newer: ComparedLaw
    package let difference: EditionDifference
    package let alerts: [Alert]
    package let standards: [StandardRow]
    /// The unit of most of them, which their head names once.
    let usualUnit: Wording?
    /// What stayed, in one sentence each for what was stated and what is only carried on.
    package let steady: [Wording]
    package let chapters: [Chapter]
    let isFull: Bool

    /// - Parameters:
    ///   - tried: Formulas and values that tests try; `nil` where nobody asked.
    ///   - isFull: Whether everything is told that differs. Else it is a page for who answers for
    ///     the law: every difference in a line or two, and little of what changes no result.
    package init(
        _ older: ComparedLaw, _ newer: ComparedLaw, comparesPeriods: Bool,
        tried: Set<SourceRange>? = nil, isFull: Bool = false
    ) {
        let difference = EditionDifference(
            older.edition, newer.edition, comparesPeriods: comparesPeriods)
        let home = isFull ? nil : difference.mostCited
        let before = ChangeWords(older.edition)
        let after = ChangeWords(newer.edition, home: home)
        let rows = difference.changes.filter { $0.topic == .standards }
            .compactMap { StandardRow($0, before, after) }
        self.older = older
        self.newer = newer
        self.difference = difference
        self.isFull = isFull
        title = Wording(
            zh: "\(older.label.zh)与\(newer.label.zh)：规定的差异",
            en: "\(older.label.en) and \(newer.label.en): what differs in the law")
        subtitle = Self.subtitle(older, newer, after.law)
        reading = home.map { home in
            let name = after.law.both { $0.name(ofDocument: home) }
            return Wording(
                zh: "条款前没有写文件的，都出自\(name.zh)",
                en: "Articles without a document are those of the \(name.en)")
        }
        standards = rows.filter(\.isDecrease) + rows.filter { !$0.isDecrease }
        usualUnit = rows.usualUnit
        alerts =
            Alerts(
                difference: difference, older: older, newer: newer, words: after, rows: rows,
                tried: tried
            ).all
        steady = isFull ? Self.steady(difference, rows) : []
        chapters =
            Chapters(difference: difference, older: before, newer: after, isFull: isFull).all
    }

    package var isEmpty: Bool { difference.isEmpty }

    /// Told on the page, the most pressing first.
    var toldAlerts: [Alert] { alerts.filter(\.isTold) }

    private static func subtitle(
        _ older: ComparedLaw, _ newer: ComparedLaw, _ words: LawWords
    ) -> Wording {
        let (before, after) = (words.day(older.edition.day), words.day(newer.edition.day))
        let known = words.day(newer.edition.knownOn)
        let place = newer.edition.ruleSets.last?.title ?? Title("")
        return Wording(
            zh: "\(place.zh)：\(before.zh)和\(after.zh)有效的规定，截至\(known.zh)所知",
            en: "\(place.en): the law in force on \(before.en) and on \(after.en), as known on "
                + known.en)
    }

    /// Published values that did not change; those that nobody confirmed apart.
    private static func steady(_ difference: EditionDifference, _ rows: [StandardRow]) -> [Wording]
    {
        let changed = Set(rows.map(\.item.id))
        var (stated, carried): ([Title], [Title]) = ([], [])
        for standard in difference.newer.standards where !changed.contains(standard.id) {
            guard case .values(let values) = standard.state else { continue }
            let notices = values.values.compactMap(\.notice).map { difference.newer.notices[$0] }
            guard !notices.isEmpty else { continue }
            if notices.allSatisfy({ $0.reviewBy < difference.newer.day }) {
                carried.append(standard.common.title)
            } else {
                stated.append(standard.common.title)
            }
        }
        return [
            (Wording(zh: "数值未变", en: "unchanged"), stated),
            (Wording(zh: "沿用、尚未确认", en: "carried on, not confirmed"), carried),
        ].compactMap { lead, titles in titles.isEmpty ? nil : lead.colon(.sequence(titles)) }
    }
}

/// The chapters after the table of standards, in the order of their importance.
struct Chapters {
    let difference: EditionDifference
    let older: ChangeWords
    let newer: ChangeWords
    let isFull: Bool

    var all: [Chapter] {
        let words = ChangePassages(
            older: older, newer: newer, folding: Folding(difference), isFull: isFull)
        // In brief an article that a chapter above names is not named again.
        let above = isFull ? [] : difference.changes.filter { $0.topic != .bases }
        let told = Set(above.flatMap { $0.newly.map { [$0.document, $0.article] } })
        let chapters = Change.Topic.allCases.map { topic in
            let changes = difference.changes.filter { $0.topic == topic }
            return Chapter(
                title: topic.title,
                passages: topic == .bases
                    ? BasisPassages(changes: changes, words: words, told: told, isFull: isFull).all
                    : words.passages(changes))
        }
        return chapters.filter { !$0.passages.isEmpty }
    }
}

extension EditionDifference {
    /// The document on which more than half of what decides otherwise rests; `nil` where there is
    /// none.
    fileprivate var mostCited: String? {
        let cited = changes.filter { $0.topic != .bases && !$0.isRow }.flatMap { change in
            Set(change.newly.map(\.document))
        }
        let counts = Dictionary(cited.map { ($0, 1) }, uniquingKeysWith: +)
        guard let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
            most.value > 2, most.value * 2 > cited.count
        else { return nil }
        return most.key
    }
}

extension Change {
    /// What it rests on and did not before.
    fileprivate var newly: [Citation] {
        nature == .added || isRow ? shown.sources : citedAnew
    }
}

extension Chapter {
    /// What decides nothing: smaller, after all that does.
    var isMinor: Bool { title == Change.Topic.bases.title }
}

extension Change {
    /// Whether it stands in the table of standards.
    var isRow: Bool { topic == .standards && item.kind == .standard && !item.path.isEmpty }
}

extension Change.Topic {
    package var title: Wording {
        switch self {
        case .standards: Wording(zh: "标准的设置", en: "Standards as such")
        case .conditions: Wording(zh: "谁能享受", en: "Who gets it")
        case .amounts: Wording(zh: "怎样计算、能否兼得", en: "How much, and what goes together")
        case .procedures: Wording(zh: "怎样办理", en: "How the offices proceed")
        case .competences: Wording(zh: "由谁规定、由谁认定", en: "Who sets and who decides")
        case .facts: Wording(zh: "要问的事项", en: "What is asked")
        case .bases: Wording(zh: "依据、名称和核对", en: "Texts, names and checks")
        }
    }
}
