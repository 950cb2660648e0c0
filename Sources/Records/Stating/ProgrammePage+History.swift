import Diagnostics
import FEEL
import RuleModel

// What changed when, and where it is written.
extension ProgrammePage {
    /// The periods of the programme, and of what is in it or below it and changed.
    var history: [Passage] {
        guard let own = book.programmes.first(where: { $0.id == programme.id }) else { return [] }
        var passages: [Passage] = []
        for version in own.declarations.flatMap(\.content.versions) {
            let title = version.common.title
            let common = version.common
            passages.append(period(of: title, from: words.beginning(of: common), common))
            for item in version.conditions where item.common.isDated {
                passages.append(
                    period(
                        of: Wording(
                            zh: "条件「\(item.common.title.zh)」",
                            en: "condition “\(item.common.title.en)”"),
                        from: item.common.from, item.common))
            }
            for part in version.amount where part.common.isDated {
                passages.append(
                    period(
                        of: Wording(
                            zh: "金额「\(part.common.title.zh)」",
                            en: "amount “\(part.common.title.en)”"),
                        from: part.common.from, part.common))
            }
        }
        for definition in definitions { passages += history(of: definition) }
        for standard in standards { passages += history(of: standard) }
        return passages
    }

    /// What notices published, each with its values' first day.
    private func history(of standard: StandardInForce) -> [Passage] {
        guard let stated = book.standards.first(where: { $0.id == standard.id }) else { return [] }
        let title = standard.common.title
        return stated.publications.filter { book.notices.indices.contains($0.notice) }.map { one in
            let notice = book.notices[one.notice].content.identity
            let since = words.day(notice.effective)
            let value = one.values?[[]].map { words.words($0.value, $0.rounding, of: standard) }
            return Passage(
                Wording(zh: "标准「\(title.zh)」", en: "standard “\(title.en)”").colon(
                    Wording(zh: "自\(since.zh)起", en: "since \(since.en)")
                ).adding(value),
                basis: Wording(zh: "《\(notice.title.zh)》", en: "“\(notice.title.en)”"))
        }
    }

    private func history(of definition: DefinitionInForce) -> [Passage] {
        let id = words.qualifiedID(definition)
        let title = definition.common.title
        let versions = book.definitions.filter { $0.id == id }
            .flatMap { $0.declarations.flatMap(\.content.versions) }.map(\.common)
        guard versions.contains(where: \.isDated) else { return [] }
        return versions.map { common in
            period(
                of: Wording(zh: "定义「\(title.zh)」", en: "definition “\(title.en)”"),
                from: common.from, common)
        }
    }

    private func period(of title: Wording, from: CalendarDate?, _ common: Common) -> Passage {
        let period =
            words.period(from: from, to: common.to)
            ?? Wording(zh: "施行日期未写明", en: "without a stated period")
        return Passage(title.colon(period), basis: words.basis(common))
    }

    /// The texts that the programme and what it rests on cite, in the order of their ids.
    var documents: [Passage] {
        var ids = Set(programme.common.sources.map(\.document))
        ids.formUnion(programme.conditions.flatMap(\.documents))
        ids.formUnion(programme.amount.flatMap { $0.common.sources.map(\.document) })
        for definition in definitions {
            ids.formUnion(definition.common.sources.map(\.document))
            if case .test(let test) = definition.body { ids.formUnion(test.documents) }
        }
        for standard in standards { ids.formUnion(standard.common.sources.map(\.document)) }
        return ids.sorted().compactMap { edition.documents[$0] }.map(passage)
    }

    private func passage(_ document: Document) -> Passage {
        let number = document.number.map { Wording(zh: "（\($0)）", en: " (\($0))") } ?? Wording("")
        let name = Wording(zh: "《\(document.title.zh)》", en: document.title.en) + number
        let objection = document.objection.map { objection in
            [
                Passage(
                    objection.wording,
                    basis: words.both { $0.citation(document.id, objection.article) })
            ]
        }
        let evidence = document.evidence.title
        return Passage(
            name.adding(words.period(from: document.from, to: document.to)),
            basis: document.url.map {
                Wording(zh: "\(evidence.zh)；\($0)", en: "\(evidence.en); \($0)")
            } ?? evidence,
            parts: objection ?? [])
    }
}

extension Common {
    fileprivate var isDated: Bool { from != nil || to != nil }
}

extension Item {
    fileprivate var documents: [String] { common.sources.map(\.document) + test.documents }
}

extension Test {
    /// The documents that the items of a test cite.
    fileprivate var documents: [String] {
        switch self {
        case .when: []
        case .any(let items, let unless), .all(let items, let unless):
            (items + unless).flatMap(\.documents)
        }
    }
}
