import Diagnostics

/// Finds the same thing under another id.
///
/// A declared thing keeps its identity while its Chinese title, by which formulas name it, or its
/// whole content stays; a condition while its formula stays.
struct Renaming {
    private(set) var meanings: Meanings

    init(_ meanings: Meanings, _ older: [Provision], _ newer: [Provision]) {
        self.meanings = meanings
        // A thing found again may show that what rests on it is the same, too.
        while true {
            let found = pairs(older, newer)
            guard found.contains(where: { self.meanings.older.renamed[$0.0] == nil }) else {
                return
            }
            for (before, after) in found { self.meanings.older.renamed[before] = after }
        }
    }

    private func pairs(
        _ older: [Provision], _ newer: [Provision]
    ) -> [(ChangedItem, ChangedItem)] {
        let (before, after) = (Set(older.map(\.item)), Set(newer.map(\.item)))
        let gone = older.filter { !after.contains($0.item) }
        let added = newer.filter { !before.contains($0.item) }
        return meanings.again(gone, added).map { ($0.item, $1.item) }
    }
}

extension Meanings {
    /// Of what is gone and what is new, those that are one thing; only where there is no choice.
    func again(_ gone: [Provision], _ added: [Provision]) -> [(Provision, Provision)] {
        gone.compactMap { old in
            let matches = added.filter { isAgain(old, $0) }
            guard matches.count == 1, let match = matches.first,
                gone.count(where: { isAgain($0, match) }) == 1
            else { return nil }
            return (old, match)
        }
    }

    private func isAgain(_ old: Provision, _ new: Provision) -> Bool {
        guard old.item.kind == new.item.kind, old.item.path.count == new.item.path.count else {
            return false
        }
        if old.item.kind == .combination || old.item.kind == .enumeration { return false }
        let changed = changes(old, new).map(\.name)
        if old.title.zh == new.title.zh, !changed.contains(.type) { return true }
        guard old.hasRule, !changed.contains(where: \.isOfMeaning) else { return false }
        return differences(old.parts, new.parts).allSatisfy { change in
            !change.aspects.contains { $0.name.isOfMeaning } && change.nature == .changed
        }
    }
}

extension Provision {
    /// Content of its own, by which it can be told from others.
    fileprivate var hasRule: Bool {
        self[.condition] != nil || self[.formula] != nil || self[.table] != nil || !parts.isEmpty
    }
}

extension Aspect.Name {
    /// What decides something; the rest says where it comes from and what it is called.
    package var isOfMeaning: Bool {
        switch self {
        case .title, .id, .ask, .from, .to, .sources, .evidence, .suggest: false
        default: true
        }
    }

    /// Who may say it.
    package var isOfCompetence: Bool { self == .setBy || self == .decidedBy }
}
