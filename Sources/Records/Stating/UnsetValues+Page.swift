package import Diagnostics
import Engine
import FEEL
package import RuleModel

extension UnsetValues {
    /// All of it as a page: a chapter a kind.
    package func page(of edition: Edition) -> LawPage {
        let words = LawWords(edition)
        let day = words.day(edition.day)
        let place = edition.ruleSets.last?.title ?? Title("")
        return LawPage(
            id: "unset", title: Wording(zh: "尚未规定的事项", en: "What is not set yet"),
            subtitle: Wording(
                zh: "\(place.zh)，\(day.zh)；共 \(entries.count) 项",
                en: "\(place.en), \(day.en); in all: \(entries.count)"),
            chapters: Kind.allCases.map { kind in
                Chapter(
                    title: kind.title,
                    passages: entries.filter { $0.kind == kind }.map { $0.passage(words) })
            })
    }

    package var json: JSONValue {
        .array(
            entries.map { entry in
                [
                    "kind": .string(entry.kind.rawValue), "id": .string(entry.id),
                    "title": entry.title.json, "missing": .array(entry.missing.map(\.json)),
                    "set_by": entry.setBy?.json ?? .null, "ask": entry.question?.json ?? .null,
                    "since": .text(entry.since?.description),
                    "programmes": .array(entry.programmeIDs.map { .string($0) }),
                ]
            })
    }
}

extension UnsetValues.Kind {
    fileprivate var title: Wording {
        switch self {
        case .standard: Wording(zh: "标准", en: "Standards")
        case .definition: Wording(zh: "定义", en: "Definitions")
        case .part: Wording(zh: "金额", en: "Amounts")
        case .combination: Wording(zh: "能否同时享受", en: "Benefits beside each other")
        }
    }
}

extension UnsetValues.Entry {
    fileprivate func passage(_ words: LawWords) -> Passage {
        var parts: [Passage] = []
        if !missing.isEmpty {
            parts.append(
                Passage(Wording(zh: "缺", en: "Without a value").colon(.sequence(missing))))
        }
        if let question { parts.append(Passage(Wording(zh: "问", en: "To ask").colon(question))) }
        if let setBy {
            parts.append(Passage(Wording(zh: "由谁规定", en: "For whom to set").colon(setBy)))
        }
        if let since {
            parts.append(Passage(Wording(zh: "起始", en: "Since").colon(words.day(since))))
        }
        let waiting =
            programmes.isEmpty
            ? Wording(zh: "没有项目在等它", en: "no programme waits for it")
            : Wording(zh: "等待它的项目", en: "Programmes that wait for it").colon(.sequence(programmes))
        parts.append(Passage(waiting))
        return Passage(title + Wording(zh: "（\(id)）", en: " (\(id))"), parts: parts)
    }
}
