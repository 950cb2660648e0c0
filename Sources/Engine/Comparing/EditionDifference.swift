import Diagnostics
import FEEL
package import RuleModel

/// Everything in which two linked editions differ by meaning, the most important first.
///
/// Where a thing stands in the files, in which order and with which comments, is no difference.
package struct EditionDifference: Sendable {
    package let older: Edition
    package let newer: Edition
    package let changes: [Change]
    /// What rests on what in the newer edition.
    package let consequences: Consequences

    /// - Parameter comparesPeriods: Whether another first or last day is a difference. Two days
    ///   of one law meet other periods of it by themselves.
    package init(_ older: Edition, _ newer: Edition, comparesPeriods: Bool = false) {
        self.older = older
        self.newer = newer
        let (before, after) = (older.provisions, newer.provisions)
        var meanings = Meanings(older: Meaning(older), newer: Meaning(newer))
        meanings = Renaming(meanings, before, after).meanings
        let found = meanings.differences(before, after)
        let shown = comparesPeriods ? found : found.compactMap(\.withoutPeriods)
        consequences = Consequences(of: newer)
        let importance = Importance(older: Consequences(of: older), newer: consequences)
        changes = shown.enumerated().map { (importance.rank(of: $1), $0, $1) }.sorted {
            ($0.2.topic, $0.0, $0.1) < ($1.2.topic, $1.0, $1.1)
        }.map(\.2)
    }

    package var isEmpty: Bool { changes.isEmpty }

    /// The names of what decides something differently: not of what only cites another text.
    package var items: [ChangedItem] {
        changes.filter { $0.nature != .changed || $0.aspects.contains { $0.name.isOfMeaning } }
            .map(\.item)
    }
}

extension Meanings {
    /// What differs between two lists of things of one kind, and below them.
    func differences(
        _ older: [Provision], _ newer: [Provision], below trail: [Title] = []
    ) -> [Change] {
        var before = Dictionary(
            older.map { (self.older.renamed[$0.item] ?? $0.item, $0) },
            uniquingKeysWith: { first, _ in first })
        var pairs: [(Provision?, Provision?)] = []
        for provision in newer {
            let match = before.removeValue(forKey: provision.item)
            pairs.append((match, provision))
        }
        let gone = older.filter { before[self.older.renamed[$0.item] ?? $0.item] != nil }
        let added = pairs.filter { $0.0 == nil }.compactMap(\.1)
        let found = again(gone, added)
        pairs = pairs.map { pair in
            guard pair.0 == nil, let new = pair.1,
                let match = found.first(where: { $0.1.item == new.item })
            else { return pair }
            return (match.0, new)
        }
        let rest = gone.filter { old in !found.contains { $0.0.item == old.item } }
        return (pairs + rest.map { ($0, nil) }).flatMap { changes($0.0, $0.1, trail) }
    }

    private func changes(
        _ older: Provision?, _ newer: Provision?, _ trail: [Title]
    ) -> [Change] {
        guard let older, let newer else {
            let shown = newer ?? older
            return [
                Change(
                    nature: newer == nil ? .removed : .added, older: older, newer: newer,
                    trail: trail, aspects: [], topic: shown.map { $0.topic([]) } ?? .bases)
            ]
        }
        let aspects = changes(older, newer)
        let below = differences(older.parts, newer.parts, below: trail + [newer.title])
        guard !aspects.isEmpty || older.item.isRenamed(newer.item) else { return below }
        return [
            Change(
                nature: .changed, older: older, newer: newer, trail: trail, aspects: aspects,
                topic: newer.topic(aspects.map(\.name)))
        ] + below
    }
}

extension ChangedItem {
    /// By its own id, not by that of something above it.
    fileprivate func isRenamed(_ other: ChangedItem) -> Bool {
        path.isEmpty ? id != other.id : path.last != other.path.last
    }
}

extension Provision {
    /// - Parameter changed: What of it differs; empty where it came or went as a whole.
    fileprivate func topic(_ changed: [Aspect.Name]) -> Change.Topic {
        if !changed.isEmpty, !changed.contains(where: \.isOfMeaning) {
            return changed.contains(.ask) ? .facts : .bases
        }
        let meant = changed.filter(\.isOfMeaning)
        if !meant.isEmpty, meant.allSatisfy(\.isOfCompetence) { return .competences }
        switch item.kind {
        case .standard: return .standards
        case .programme: return item.path.first == "amount" ? .amounts : .conditions
        case .definition: return self[.condition] != nil || hasItems ? .conditions : .amounts
        case .combination: return .amounts
        case .procedure: return .procedures
        case .fact, .enumeration: return .facts
        case .check: return .bases
        }
    }

    private var hasItems: Bool { self[.grouping] != nil || self[.type].map(\.isBoolean) == true }
}

extension Aspect.Content {
    fileprivate var isBoolean: Bool { if case .type(.boolean) = self { true } else { false } }
}

extension Change {
    /// The same without first and last days; `nil` where nothing else differs.
    fileprivate var withoutPeriods: Change? {
        guard nature == .changed else { return self }
        let rest = aspects.filter { $0.name != .from && $0.name != .to }
        guard !rest.isEmpty || olderName != nil else { return nil }
        return Change(
            nature: nature, older: older, newer: newer, trail: trail, aspects: rest, topic: topic)
    }
}
