package import Diagnostics

/// One page of the law as people read it, in both languages; how it looks is decided elsewhere.
package struct LawPage: Sendable {
    package let id: String
    package let title: Wording
    package let subtitle: Wording
    package let chapters: [Chapter]
}

package struct Chapter: Sendable {
    package let title: Wording
    package let passages: [Passage]
}

/// A sentence, what it rests on, and what stands below it.
package struct Passage: Sendable {
    package let text: Wording
    /// Articles, and how sure they are where that is worth a word.
    package let basis: Wording?
    package let parts: [Passage]
    /// A decision table: the headings, then the rows.
    package let table: [[Wording]]

    init(
        _ text: Wording, basis: Wording? = nil, parts: [Passage] = [], table: [[Wording]] = []
    ) {
        self.text = text
        self.basis = basis
        self.parts = parts
        self.table = table
    }
}

extension LawPage {
    package var json: JSONValue {
        [
            "id": .string(id), "title": title.json, "subtitle": subtitle.json,
            "chapters": .array(
                chapters.map { chapter in
                    [
                        "title": chapter.title.json,
                        "passages": .array(chapter.passages.map(\.json)),
                    ]
                }),
        ]
    }
}

extension Passage {
    fileprivate var json: JSONValue {
        var members: [(String, JSONValue)] = [("text", text.json)]
        if let basis { members.append(("basis", basis.json)) }
        if !parts.isEmpty { members.append(("parts", .array(parts.map(\.json)))) }
        if !table.isEmpty {
            members.append(("table", .array(table.map { .array($0.map(\.json)) })))
        }
        return .object(members)
    }
}

extension Wording {
    var json: JSONValue { ["zh": .string(zh), "en": .string(en)] }
}
