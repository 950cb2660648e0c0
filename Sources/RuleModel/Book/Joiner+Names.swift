import Diagnostics
import FEEL

extension Joiner {
    /// In no scope do two things share a Chinese name.
    mutating func checkNames() {
        var global: [String: SourceRange?] = Self.reserved.reduce(into: [:]) { $0[$1] = .some(nil) }
        for entity in book.entities {
            declare(entity.title.zh, entity.range, in: &global)
            if let list = entity.list { declare(list.title.zh, entity.range, in: &global) }
        }
        for standard in book.standards { declare(standard.title.zh, standard.range, in: &global) }
        for programme in book.programmes {
            declare(programme.title.zh, programme.range, in: &global)
        }
        for entity in book.entities {
            var own = global
            var ids: [String: SourceRange?] = [:]
            for child in book.entities {
                guard let list = child.list, let parent = child.parent else { continue }
                if book.entities[parent].id == entity.id { declare(list.id, child.range, in: &ids) }
            }
            for fact in book.facts where book.entities[fact.entity].id == entity.id {
                declare(fact.common.title.zh, fact.common.range, in: &own)
                declare(fact.id, fact.common.range, in: &ids)
            }
            for definition in book.definitions
            where definition.owner == entity.id || definition.owner == entity.kind {
                declare(definition.title.zh, definition.range, in: &own)
                declare(definition.name, definition.range, in: &ids)
            }
        }
    }

    /// Names that expressions have from the start.
    private static let reserved = ["基准日", "reference_day"]

    private mutating func declare(
        _ name: String, _ range: SourceRange, in scope: inout [String: SourceRange?]
    ) {
        guard let first = scope[name] else {
            scope[name] = range
            return
        }
        found.add(
            Diagnostic(
                "rule/name-twice", at: range,
                Wording(
                    zh: "名称「\(name)」已经用过，表达式里分不清是哪一个",
                    en: "the name “\(name)” is taken: an expression could not tell which is meant"),
                hint: Wording(zh: "请换一个名称", en: "choose another name"),
                notes: first.map { place in
                    [.init(range: place, message: Wording(zh: "已经用在这里", en: "taken here"))]
                } ?? []))
    }

    /// The days between which one edition follows another.
    mutating func joinDays() {
        var days: Set<CalendarDate> = []
        var knowledge: Set<CalendarDate> = []
        func add(_ validity: Validity) {
            if let from = validity.from { days.insert(from) }
            if let next = validity.to?.adding(days: 1) { days.insert(next) }
        }
        for common in book.allCommons { add(common.validity) }
        for document in book.documents.values {
            add(Validity(from: document.from, to: document.to))
            if let issued = document.issued { knowledge.insert(issued) }
        }
        for notice in book.notices.map(\.content) {
            add(notice.validity)
            add(Validity(from: nil, to: notice.identity.reviewBy))
            knowledge.insert(notice.identity.issued)
        }
        book.changeDays = days.sorted()
        book.knowledgeDays = knowledge.sorted()
    }
}
