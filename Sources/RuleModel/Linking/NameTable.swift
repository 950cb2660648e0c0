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

    init(_ edition: Edition) {
        own = Array(repeating: [:], count: edition.entities.count)
        addGlobals(of: edition)
        for entity in edition.entities.indices { addOwn(entity, of: edition) }
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

    private mutating func addGlobals(of edition: Edition) {
        globals["reference_day"] = .referenceDay
        globals["基准日"] = .referenceDay
        var group = Group(edition: edition, names: globals)
        for (index, standard) in edition.standards.enumerated() {
            group.add(.standard(index), standard.id, standard.common.title.zh)
        }
        for (index, programme) in edition.programmes.enumerated() {
            group.add(.programme(index), programme.id, programme.common.title.zh)
        }
        globals = group.names
    }

    private mutating func addOwn(_ entity: Int, of edition: Edition) {
        var group = Group(edition: edition, names: [:], outer: globals)
        for (index, fact) in edition.facts.enumerated() where fact.entity == entity {
            group.add(.fact(index), fact.id, fact.common.title.zh)
        }
        for (index, definition) in edition.definitions.enumerated()
        where definition.entity == entity {
            group.add(.definition(index), definition.id, definition.common.title.zh)
        }
        for (index, child) in edition.entities.enumerated() where child.parent == entity {
            guard let list = child.list else { continue }
            group.add(.list(index), list.id, list.title.zh)
        }
        var above: Int? = entity
        var steps = 0
        while let index = above, edition.entities.indices.contains(index),
            steps <= edition.entities.count
        {
            let object = edition.entities[index]
            group.add(.entity(index), object.id, object.title.zh)
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

    /// One id for two things is written in Chinese; that Chinese names differ was seen to when
    /// the layers were joined.
    mutating func add(_ entry: NameTable.Entry, _ id: String, _ title: String) {
        if names[title] == nil, outer[title] == nil { names[title] = entry }
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
}
