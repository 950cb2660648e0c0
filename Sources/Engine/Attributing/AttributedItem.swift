import Diagnostics
package import FEEL
package import RuleModel

/// Something that two laws have differently, and that is taken from one or the other as a whole.
package struct AttributedItem: Sendable {
    package enum Kind: String, Sendable {
        case standard
        case definition
        case programme
        case combination
    }

    package let kind: Kind
    package let id: String
    package let title: Title
    /// Of a standard that is one number: before and after.
    package let older: Number?
    package let newer: Number?
    /// What the newer law cites for it, else the older one.
    package let sources: [Citation]
    /// Where it stands in both laws.
    let standards: [Int]
    let definitions: [Int]
    let programmes: [Int]
    let combination: Set<Int>?
    /// Whether only published values differ, so that nothing has to be linked anew.
    let isValue: Bool
    /// The documents of both sides, for grouping.
    let documents: Set<String>
}

extension AttributedItem {
    /// What is changed by meaning, each once, in the order of the differences.
    static func all(
        _ changed: [ChangedItem], _ older: Edition, _ newer: Edition
    ) -> [AttributedItem] {
        var seen: Set<ChangedItem> = []
        return changed.map(\.owner).filter { seen.insert($0).inserted }.compactMap { item in
            switch item.kind {
            case .standard: standard(item.id, older, newer)
            case .definition: definition(item.id, older, newer)
            case .programme: programme(item.id, older, newer)
            case .combination: combination(item.id, older, newer)
            case .procedure, .fact, .enumeration, .check: nil
            }
        }
    }

    private static func standard(
        _ id: String, _ older: Edition, _ newer: Edition
    ) -> AttributedItem? {
        let slots = newer.standards.indices.filter {
            newer.standards[$0].id == id || older.standards[$0].id == id
        }
        guard let slot = slots.first else { return nil }
        let (old, new) = (older.standards[slot], newer.standards[slot])
        let shown = new.state.isUnset ? old : new
        return AttributedItem(
            kind: .standard, id: id, title: new.common.title, older: old.state.number,
            newer: new.state.number, sources: shown.state.sources ?? shown.common.sources,
            standards: slots, definitions: [], programmes: [], combination: nil,
            isValue: old.isPublished && new.isPublished && old.keys == new.keys,
            documents: old.state.documents.union(new.state.documents))
    }

    private static func definition(
        _ id: String, _ older: Edition, _ newer: Edition
    ) -> AttributedItem? {
        func isMeant(_ definition: DefinitionInForce) -> Bool {
            let entity = newer.entities[definition.entity]
            let owner = definition.isOfKind ? entity.kind ?? entity.id : entity.id
            return "\(owner).\(definition.id)" == id
        }
        let slots = newer.definitions.indices.filter {
            isMeant(newer.definitions[$0]) || isMeant(older.definitions[$0])
        }
        guard let slot = slots.first else { return nil }
        let (old, new) = (older.definitions[slot].common, newer.definitions[slot].common)
        return AttributedItem(
            kind: .definition, id: id, title: new.title, older: nil, newer: nil,
            sources: new.sources.isEmpty ? old.sources : new.sources, standards: [],
            definitions: slots, programmes: [], combination: nil, isValue: false,
            documents: Set((old.sources + new.sources).map(\.document)))
    }

    private static func programme(
        _ id: String, _ older: Edition, _ newer: Edition
    ) -> AttributedItem? {
        guard
            let slot = newer.programmes.indices.first(where: {
                newer.programmes[$0].id == id || older.programmes[$0].id == id
            })
        else { return nil }
        let (old, new) = (older.programmes[slot].common, newer.programmes[slot].common)
        return AttributedItem(
            kind: .programme, id: id, title: new.title, older: nil, newer: nil,
            sources: new.sources.isEmpty ? old.sources : new.sources, standards: [],
            definitions: [], programmes: [slot], combination: nil, isValue: false,
            documents: Set((old.sources + new.sources).map(\.document)))
    }

    private static func combination(
        _ id: String, _ older: Edition, _ newer: Edition
    ) -> AttributedItem? {
        func ids(_ line: Combination, _ edition: Edition) -> String {
            line.programmes.map { edition.programmes[$0].id }.sorted().joined(separator: "+")
        }
        let new = newer.combinations.first { ids($0, newer) == id }
        let old = older.combinations.first { ids($0, older) == id }
        guard let line = new ?? old else { return nil }
        let edition = new == nil ? older : newer
        let titles = line.programmes.map { edition.programmes[$0].common.title }
        return AttributedItem(
            kind: .combination, id: id,
            title: Title(
                zh: titles.map(\.zh).joined(separator: "与") + "能否兼得",
                en: "having both " + titles.map(\.en).joined(separator: " and ")), older: nil,
            newer: nil, sources: line.common.sources, standards: [], definitions: [],
            programmes: [], combination: Set(line.programmes), isValue: false,
            documents: Set(
                ((old?.common.sources ?? []) + (new?.common.sources ?? [])).map(\.document)))
    }
}

extension StandardInForce {
    fileprivate var isPublished: Bool {
        if case .computed = state { false } else { true }
    }
}

extension StandardState {
    fileprivate var isUnset: Bool { if case .unset = self { true } else { false } }

    /// The one number that it is.
    fileprivate var number: Number? {
        guard case .values(let values) = self, case .number(let number)? = values[[]]?.value else {
            return nil
        }
        return number
    }

    private var published: [PublishedValue] {
        guard case .values(let values) = self else { return [] }
        return values.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    }

    fileprivate var sources: [Citation]? { published.first?.sources }

    fileprivate var documents: Set<String> {
        Set(published.flatMap { $0.sources.map(\.document) })
    }
}
