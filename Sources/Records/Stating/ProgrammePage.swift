import Diagnostics
import Engine
import FEEL
package import RuleModel

/// One programme in sentences: what it is, who gets it, by which rules and standards.
package struct ProgrammePage {
    let book: RuleBook
    let edition: Edition
    let index: Int
    let words: LawWords
    /// What its results are computed from, short of the rules of other programmes.
    private let reached: Set<Dependencies.Node>

    var programme: ProgrammeInForce { edition.programmes[index] }

    /// - Parameter edition: linked, of the same book.
    package static func page(
        of index: Int, in edition: Edition, book: RuleBook, dependencies: Dependencies
    ) -> LawPage {
        ProgrammePage(book, edition, index, dependencies).page
    }

    private init(_ book: RuleBook, _ edition: Edition, _ index: Int, _ dependencies: Dependencies) {
        self.book = book
        self.edition = edition
        self.index = index
        words = LawWords(edition)
        reached = dependencies.reachable(from: .result(index, .share)) { node in
            if case .result(let other, _) = node { other == index } else { true }
        }
    }

    private var page: LawPage {
        let title = programme.common.title
        let (day, known) = (words.day(edition.day), words.day(edition.knownOn))
        let place = edition.ruleSets.last?.title ?? Title("")
        return LawPage(
            id: programme.id, title: title,
            subtitle: Wording(
                zh: "\(place.zh)，\(day.zh)有效的规定，截至\(known.zh)所知",
                en: "\(place.en): the law in force on \(day.en), as known on \(known.en)"),
            chapters: [
                Chapter(title: Wording(zh: "概况", en: "What it is"), passages: overview),
                Chapter(title: Wording(zh: "条件", en: "Conditions"), passages: conditions),
                Chapter(
                    title: Wording(zh: "条件和金额所依据的定义", en: "Definitions behind them"),
                    passages: definitions.map { words.passage($0) }),
                Chapter(title: Wording(zh: "金额", en: "Amount"), passages: amount),
                Chapter(
                    title: Wording(zh: "标准", en: "Standards"),
                    passages: standards.map { words.passage($0) }),
                Chapter(
                    title: Wording(zh: "与其他项目并享", en: "Other programmes"), passages: combinations),
            ] + procedures + [
                Chapter(title: Wording(zh: "沿革", en: "History"), passages: history),
                Chapter(title: Wording(zh: "文件", en: "Texts"), passages: documents),
            ])
    }

    // MARK: - What it is

    private var overview: [Passage] {
        let entity = edition.entities[programme.entity].title
        var whose = Wording(zh: "对象：\(entity.zh)", en: "Decided for: \(entity.en)")
        if let covers = programme.covers {
            whose = whose.adding(
                Wording(
                    zh: "覆盖\(words.sentence(covers).zh)",
                    en: "covering \(words.sentence(covers).en)"))
        }
        let kind = Wording(zh: "救助方式", en: "What is granted").colon(programme.kind.title)
        var passages = [
            Passage(
                kind,
                basis: words.basis(
                    programme.common.sources, programme.common.evidence, isFull: true)),
            Passage(whose),
        ]
        if programme.isPower {
            passages.append(
                Passage(
                    Wording(zh: "符合条件的可以给予，不是应当给予", en: "The office may grant it, but need not")))
        }
        if programme.isOnRequest {
            passages.append(
                Passage(Wording(zh: "提出申请的才核算", en: "It is decided only where it is applied for")))
        }
        switch programme.starts {
        case .monthAfterDecision:
            passages.append(
                Passage(Wording(zh: "从决定的次月起", en: "From the month after the decision")))
        case .onDecision: passages.append(Passage(Wording(zh: "自决定时起", en: "From the decision on")))
        }
        if let since = words.beginning(of: programme.common),
            let period = words.period(from: since, to: programme.common.to)
        {
            passages.append(Passage(Wording(zh: "施行时间", en: "In force").colon(period)))
        }
        return passages
    }

    private var conditions: [Passage] {
        let parts = programme.conditions.map { words.passage($0) }
        guard parts.count > 1 else { return parts }
        return [
            Passage(
                Wording(zh: "以下各项须全部成立：", en: "All of the following must hold:"), parts: parts)
        ]
    }

    private var amount: [Passage] {
        let parts = programme.amount.map { words.passage($0) }
        guard parts.count > 1 else { return parts }
        return [
            Passage(Wording(zh: "以下各部分之和：", en: "The sum of these parts:"), parts: parts)
        ]
    }

    // MARK: - What it rests on

    /// In the order in which a reader meets their names; those of a kind are told once.
    var definitions: [DefinitionInForce] {
        var told: Set<String> = []
        return RuleOrder(edition, from: index).definitions
            .filter { reached.contains(.definition($0)) }.map { edition.definitions[$0] }
            .filter { told.insert(words.qualifiedID($0)).inserted }
    }

    var standards: [StandardInForce] {
        let roundings = edition.roundings(of: index)
        return edition.standards.indices
            .filter { reached.contains(.standard($0)) || roundings.contains($0) }
            .map { edition.standards[$0] }
    }

    /// Where the rules hold any.
    private var procedures: [Chapter] {
        let passages = edition.proceduresOnce
            .filter { $0.programmes.contains(programme.id) }.map { words.passage($0) }
        guard !passages.isEmpty else { return [] }
        return [
            Chapter(
                title: Wording(zh: "办理程序和期限", en: "Procedures and their terms"),
                passages: passages)
        ]
    }

    private var combinations: [Passage] {
        edition.combinations.filter { $0.programmes.contains(index) }.map { line in
            Passage(words.sentence(line, seenFrom: index), basis: words.basis(line.common))
        }
    }
}
