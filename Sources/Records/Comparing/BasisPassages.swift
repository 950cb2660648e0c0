import Diagnostics
import Engine
import FEEL
import RuleModel

/// What decides as before and rests on another text, or has another name: a line for each text.
struct BasisPassages {
    let difference: EditionDifference
    let older: ChangeWords
    let newer: ChangeWords

    private var changes: [Change] { difference.changes.filter { $0.topic == .bases } }

    var all: [Passage] {
        citations(Wording(zh: "新引用", en: "newly cited:"), newer) { $0.added }
            + citations(Wording(zh: "不再引用", en: "no longer cited:"), older) { $0.removed }
            + others
    }

    /// A document with its articles, and of each article what rests on it.
    private func citations(
        _ lead: Wording, _ words: ChangeWords, _ cited: (Change) -> [Citation]
    ) -> [Passage] {
        var articles: [String: [(article: String, things: [(title: Title, count: Int)])]] = [:]
        var order: [String] = []
        for change in changes {
            for citation in cited(change) {
                if articles[citation.document] == nil { order.append(citation.document) }
                var known = articles[citation.document] ?? []
                let place = known.firstIndex { $0.article == citation.article } ?? known.count
                if place == known.count { known.append((citation.article, [])) }
                let owner = change.trail.first ?? change.title
                if let thing = known[place].things.firstIndex(where: { $0.title == owner }) {
                    known[place].things[thing].count += 1
                } else {
                    known[place].things.append((owner, 1))
                }
                articles[citation.document] = known
            }
        }
        return order.map { document in
            let parts = (articles[document] ?? []).map { article, things in
                Self.name(of: article, words).colon(
                    .sequence(things.map { Self.counted($0.title, $0.count) }))
            }
            let name = words.law.both { $0.name(ofDocument: document) }
            let list = Wording(
                zh: parts.map(\.zh).joined(separator: "；"),
                en: parts.map(\.en).joined(separator: "; "))
            return Passage(
                Wording(zh: "\(lead.zh)\(name.zh)", en: "\(lead.en) \(name.en)").colon(list))
        }
    }

    private static func name(of article: String, _ words: ChangeWords) -> Wording {
        words.law.both { phrases in
            article.isEmpty
                ? phrases.say(zh: "全文", en: "the whole text")
                : Article.text(article, phrases.language)
        }
    }

    /// `城市低保（3 处）`.
    private static func counted(_ title: Title, _ count: Int) -> Wording {
        count == 1
            ? title
            : Wording(zh: "\(title.zh)（\(count) 处）", en: "\(title.en) (\(count) places)")
    }

    /// Evidence, names and the rest, a line for each thing.
    private var others: [Passage] {
        changes.compactMap { change in
            let words = ChangePassages(older: older, newer: newer)
            guard change.nature == .changed else { return words.passage(change) }
            let rest = change.aspects.filter { $0.name != .sources }
            guard !rest.isEmpty || change.olderName != nil else { return nil }
            return words.brief(change, rest)
        }
    }
}

extension Change {
    private func sources(_ provision: Provision?) -> [Citation] {
        guard aspects.contains(where: { $0.name == .sources }) else { return [] }
        return provision?.sources ?? []
    }

    fileprivate var added: [Citation] {
        let known = Set(sources(older).map { [$0.document, $0.article] })
        return sources(newer).filter { !known.contains([$0.document, $0.article]) }
    }

    fileprivate var removed: [Citation] {
        let known = Set(sources(newer).map { [$0.document, $0.article] })
        return sources(older).filter { !known.contains([$0.document, $0.article]) }
    }
}
