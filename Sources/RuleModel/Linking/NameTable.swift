import Diagnostics
import FEEL

/// What every name means where it stands, found once for an edition.
struct NameTable {
    enum Entry: Hashable {
        case fact(Int)
        case definition(Int)
        /// The list of the objects of an entity.
        case list(Int)
        /// An entity's word.
        case entity(Int)
        case standard(Int)
        case programme(Int)
        case referenceDay
        /// An id that several things share, with their Chinese names.
        case ambiguous([String])
    }

    /// What belongs to no object.
    private(set) var globals: [String: Entry] = [:]
    /// What belongs to the objects of an entity, by entity.
    private(set) var own: [[String: Entry]]

    init(_ edition: Edition, into found: inout DiagnosticBag) {
        own = Array(repeating: [:], count: edition.entities.count)
        addGlobals(of: edition, into: &found)
        for entity in edition.entities.indices { addOwn(entity, of: edition, into: &found) }
    }

    /// What a bare name means for a subject.
    func entry(_ name: String, for entity: Int?) -> Entry? {
        guard let entity, own.indices.contains(entity) else { return globals[name] }
        return own[entity][name] ?? globals[name]
    }

    func names(for entity: Int?) -> [String] {
        guard let entity, own.indices.contains(entity) else { return Array(globals.keys) }
        return Array(own[entity].keys) + globals.keys
    }

    private mutating func addGlobals(of edition: Edition, into found: inout DiagnosticBag) {
        globals["reference_day"] = .referenceDay
        globals["基准日"] = .referenceDay
        var group = Group(edition: edition, names: globals)
        for (index, standard) in edition.standards.enumerated() {
            group.add(.standard(index), standard.id, standard.common.title.zh, into: &found)
        }
        for (index, programme) in edition.programmes.enumerated() {
            group.add(.programme(index), programme.id, programme.common.title.zh, into: &found)
        }
        globals = group.names
    }

    private mutating func addOwn(
        _ entity: Int, of edition: Edition, into found: inout DiagnosticBag
    ) {
        var group = Group(edition: edition, names: [:], outer: globals)
        for (index, fact) in edition.facts.enumerated() where fact.entity == entity {
            group.add(.fact(index), fact.id, fact.common.title.zh, into: &found)
        }
        for (index, definition) in edition.definitions.enumerated()
        where definition.entity == entity {
            group.add(.definition(index), definition.id, definition.common.title.zh, into: &found)
        }
        for (index, child) in edition.entities.enumerated() where child.parent == entity {
            guard let list = child.list else { continue }
            group.add(.list(index), list.id, list.title.zh, into: &found)
        }
        var above: Int? = entity
        var steps = 0
        while let index = above, edition.entities.indices.contains(index),
            steps <= edition.entities.count
        {
            let object = edition.entities[index]
            group.add(.entity(index), object.id, object.title.zh, into: &found)
            above = object.parent
            steps += 1
        }
        own[entity] = group.names
    }
}

/// Names that stand beside each other.
private struct Group {
    let edition: Edition
    var names: [String: NameTable.Entry]
    var outer: [String: NameTable.Entry] = [:]

    /// One Chinese name for two things is a mistake; one id for two things is written in Chinese.
    mutating func add(
        _ entry: NameTable.Entry, _ id: String, _ title: String, into found: inout DiagnosticBag
    ) {
        if let other = names[title] ?? outer[title], title != id {
            found.add(
                .duplicateName(
                    title, at: edition.place(of: entry), other: edition.place(of: other)))
        } else {
            names[title] = entry
        }
        guard id != title else { return }
        guard let other = names[id] ?? outer[id] else {
            names[id] = entry
            return
        }
        if case .ambiguous(let titles) = other {
            names[id] = .ambiguous(titles + [title])
        } else {
            names[id] = .ambiguous([edition.title(of: other).zh, title])
        }
    }
}

extension Edition {
    func title(of entry: NameTable.Entry) -> Title {
        switch entry {
        case .fact(let index): facts[index].common.title
        case .definition(let index): definitions[index].common.title
        case .list(let index): entities[index].list?.title ?? entities[index].title
        case .entity(let index): entities[index].title
        case .standard(let index): standards[index].common.title
        case .programme(let index): programmes[index].common.title
        case .referenceDay: Title(zh: "基准日", en: "reference day")
        case .ambiguous(let titles):
            Title(zh: titles.first ?? "", en: titles.first ?? "")
        }
    }

    func place(of entry: NameTable.Entry) -> SourceRange? {
        switch entry {
        case .fact(let index): facts[index].common.range
        case .definition(let index): definitions[index].common.range
        case .list(let index), .entity(let index): entities[index].range
        case .standard(let index): standards[index].common.range
        case .programme(let index): programmes[index].common.range
        case .referenceDay, .ambiguous: nil
        }
    }
}

extension Diagnostic {
    fileprivate static func duplicateName(
        _ name: String, at range: SourceRange?, other: SourceRange?
    ) -> Diagnostic {
        Diagnostic(
            "rule/duplicate-name", at: range,
            Wording(zh: "“\(name)”这个名称已经用过", en: "the name \"\(name)\" is taken"),
            hint: Wording(
                zh: "同一处能用的中文名称不能相同，请改其中一个",
                en: "Chinese names in one scope must differ: change one of them"),
            notes: [
                Diagnostic.Note(
                    range: other, message: Wording(zh: "另一处在这里", en: "the other one is here"))
            ])
    }
}
