import Diagnostics
import Engine
import FEEL
import RuleModel

/// What decides as before and rests on another text, or has another name: a line for each text.
struct BasisPassages {
    let changes: [Change]
    let words: ChangePassages
    /// Articles that are named elsewhere on the page.
    let told: Set<[String]>
    let isFull: Bool

    /// Of an article that many things rest on, the first stand for all.
    private var most: Int { isFull ? 5 : 2 }

    var all: [Passage] {
        let gone = citations(words.older) { $0.citedBefore }
        return citations(words.newer) { $0.citedAnew }.map {
            Passage(Wording(zh: "新引用", en: "newly cited: ") + $0)
        }
            + (gone.isEmpty
                ? [] : [Passage(Wording(zh: "不再引用", en: "no longer cited: ") + .semicolons(gone))])
            + words.passages(changes.filter { $0.nature != .changed })
            + (isFull ? others : [])
    }

    /// A document with its articles in their order, and of each article what rests on it.
    private func citations(
        _ words: ChangeWords, _ cited: (Change) -> [Citation]
    ) -> [Wording] {
        var articles: [String: [String: [Title]]] = [:]
        var order: [String] = []
        // In brief not what every step of an office rests on.
        for change in changes where isFull || change.item.kind != .procedure {
            for citation in cited(change)
            where !told.contains([citation.document, citation.article]) {
                if articles[citation.document] == nil { order.append(citation.document) }
                let owner = change.trail.first ?? change.title
                var titles = articles[citation.document]?[citation.article] ?? []
                if !titles.contains(where: { $0.zh == owner.zh }) { titles.append(owner) }
                articles[citation.document, default: [:]][citation.article] = titles
            }
        }
        return order.map { document in
            let parts = Self.joined(articles[document] ?? [:]).map { articles, titles in
                Wording.sequence(articles.map { Self.name(of: $0, words) }).colon(list(titles))
            }
            return words.law.both { $0.name(ofDocument: document) }.colon(.semicolons(parts))
        }
    }

    /// In their order; articles next to each other on which the same rests stand together.
    private static func joined(_ articles: [String: [Title]]) -> [([String], [Title])] {
        var joined: [([String], [Title])] = []
        for (article, titles) in articles.sorted(by: { Article.precedes($0.key, $1.key) }) {
            if let last = joined.last, last.1 == titles {
                joined[joined.count - 1].0.append(article)
            } else {
                joined.append(([article], titles))
            }
        }
        return joined
    }

    private static func name(of article: String, _ words: ChangeWords) -> Wording {
        words.law.both { phrases in
            article.isEmpty
                ? phrases.say(zh: "全文", en: "the whole text")
                : Article.text(article, phrases.language)
        }
    }

    private func list(_ titles: [Title]) -> Wording {
        let list = Wording.sequence(Array(titles.prefix(most)))
        return titles.count <= most
            ? list
            : Wording(
                zh: "\(list.zh)等 \(titles.count) 项",
                en: "\(list.en) and \(titles.count - most) more")
    }

    /// Evidence, names and the rest: a line for each thing, or for all of which the same is said.
    private var others: [Passage] {
        let brief = changes.compactMap { change -> (title: Wording, said: Wording)? in
            let rest = change.aspects.filter { $0.name != .sources }
            guard change.nature == .changed, !rest.isEmpty || change.olderName != nil else {
                return nil
            }
            return (Wording.trail(change.trail, change.title), words.brief(change, rest))
        }
        var told: [(titles: [Wording], said: Wording)] = []
        for (title, said) in brief {
            if let place = told.firstIndex(where: { $0.said == said }) {
                told[place].titles.append(title)
            } else {
                told.append(([title], said))
            }
        }
        return told.map { Passage(Wording.sequence($0.titles).colon($0.said)) }
    }
}

extension Change {
    private func sources(_ provision: Provision?) -> [Citation] {
        guard aspects.contains(where: { $0.name == .sources }) else { return [] }
        return provision?.sources ?? []
    }

    /// What the newer side cites and the older one did not.
    var citedAnew: [Citation] {
        let known = Set(sources(older).map { [$0.document, $0.article] })
        return sources(newer).filter { !known.contains([$0.document, $0.article]) }
    }

    fileprivate var citedBefore: [Citation] {
        let known = Set(sources(newer).map { [$0.document, $0.article] })
        return sources(older).filter { !known.contains([$0.document, $0.article]) }
    }
}
