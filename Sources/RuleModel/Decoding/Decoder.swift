import Diagnostics
import FEEL
import YAML

/// Reads the declarations of one file; mistakes are collected and never stop it.
struct Decoder {
    let file: SourceFile
    /// The document that articles without one belong to.
    var document: Located<String>?
    var found = DiagnosticBag()

    /// Opens a mapping: every key and every value's form is checked here, once.
    mutating func open(_ node: YAMLNode, _ keys: KeyList) -> Scope? {
        guard let entries = node.entries else {
            found.add(.wrongForm(keys.title, wanted: .mapping(keys.name), node: node))
            return nil
        }
        var values: [YAMLNode.Entry] = []
        for entry in entries {
            guard let key = keys[entry.name] else {
                found.add(.unknownKey(entry.key, in: keys))
                continue
            }
            let isRight = key.shape.check(entry.value, key: key.name, into: &found)
            if isRight || key.shape.isTitle && entry.value.text != nil {
                values.append(entry)
            }
        }
        for name in keys.required where entries[name] == nil {
            found.add(.missingKey(name, in: keys, at: node.range))
        }
        return Scope(range: node.range, keys: keys, values: values)
    }

    /// A declaration's periods: itself, or its `versions`, each completed by what they share.
    ///
    /// What a version says beats what stands beside `versions`.
    mutating func periods(of node: YAMLNode) -> [YAMLNode] {
        guard let entries = node.entries, let versions = node["versions"] else { return [node] }
        let shape = Shape.list(.mapping("version"))
        guard shape.check(versions, key: "versions", into: &found) else { return [] }
        let items = versions.items ?? []
        if items.isEmpty { found.add(.noPeriods(at: versions.range)) }
        let shared = entries.filter { $0.name != "versions" }
        return items.compactMap { item in
            guard let own = item.entries else {
                found.add(.wrongForm(Wording("versions"), wanted: .mapping("version"), node: item))
                return nil
            }
            if let inner = item["versions"] {
                found.add(.nestedVersions(at: inner.range))
            }
            let names = Set(own.map(\.name))
            let merged = own + shared.filter { !names.contains($0.name) }
            return YAMLNode(.mapping(merged), range: item.range, isFlow: item.isFlow)
        }
    }

    /// At most one of the keys that exclude each other.
    mutating func exclusive(_ names: [String], in scope: Scope) {
        let present = names.filter { scope[$0] != nil }
        guard present.count > 1, let second = scope[present[1]] else { return }
        found.add(.conflictingKeys(present, at: second.range))
    }
}

/// A mapping whose keys and values are known to have their form.
struct Scope {
    let range: SourceRange
    let keys: KeyList
    fileprivate let values: [YAMLNode.Entry]

    fileprivate init(range: SourceRange, keys: KeyList, values: [YAMLNode.Entry]) {
        self.range = range
        self.keys = keys
        self.values = values
    }

    subscript(key: String) -> YAMLNode? { values[key] }

    func text(_ key: String) -> String? { self[key]?.text }
    func located(_ key: String) -> Located<String>? { self[key].flatMap(Located.init(text:)) }
    func flag(_ key: String) -> Bool { text(key) == "true" }
    func count(_ key: String) -> Int? { text(key).flatMap { Int($0) } }
    func number(_ key: String) -> Number? { text(key).flatMap { Number($0) } }
    func date(_ key: String) -> CalendarDate? { text(key).flatMap { CalendarDate($0) } }
    func formula(_ key: String) -> Formula? { self[key]?.embeddedText.map(Formula.init(text:)) }
    func choice<Choice: RawRepresentable<String>>(_ key: String, _: Choice.Type) -> Choice? {
        text(key).flatMap(Choice.init(rawValue:))
    }

    /// The items of a list; the one value where there are no brackets.
    func items(_ key: String) -> [YAMLNode] {
        guard let node = self[key] else { return [] }
        return node.items ?? [node]
    }

    func texts(_ key: String) -> [Located<String>] { items(key).compactMap(Located.init(text:)) }
    func entries(_ key: String) -> [YAMLNode.Entry] { self[key]?.entries ?? [] }

    /// Empty where the declaration of a higher layer states it.
    var title: Title { Title(zh: text("zh") ?? "", en: text("en") ?? "") }
}
