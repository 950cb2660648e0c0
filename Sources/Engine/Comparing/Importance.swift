package import RuleModel

/// How much a difference matters to people: what moves money every month before what only counts,
/// a programme as a whole before a condition of it.
struct Importance {
    let older: Consequences
    let newer: Consequences

    /// The smaller, the earlier in its chapter; the same for all parts of one thing, so that they
    /// stay together.
    func rank(of change: Change) -> Int {
        let whole = change.item.kind == .programme && change.item.path.isEmpty
        let isNew = whole && change.nature != .changed
        return isNew ? -1 : min(weight(change.newer, newer), weight(change.older, older))
    }

    private func weight(_ provision: Provision?, _ consequences: Consequences) -> Int {
        guard let provision else { return ProgrammeKind.allCases.count + 1 }
        return consequences.programmes(restingOn: provision.item).map(\.kind.weight).min()
            ?? ProgrammeKind.allCases.count
    }
}

/// Which programmes rest on a thing of an edition, directly or not.
package struct Consequences: Sendable {
    private let edition: Edition
    private var resting: [ChangedItem: [Int]] = [:]

    package init(of edition: Edition) {
        self.edition = edition
        let dependencies = Dependencies(edition)
        for programme in edition.programmes.indices {
            for node in dependencies.reachable(from: .result(programme, .share)) {
                let item: ChangedItem? =
                    switch node {
                    case .definition(let index): edition.item(of: .definition(index))
                    case .standard(let index): edition.item(of: .standard(index))
                    case .fact(let index): edition.item(of: .fact(index))
                    case .covers, .result: nil
                    }
                if let item { add(programme, to: item) }
            }
            for part in edition.programmes[programme].amount {
                guard case .named(_, let standard?) = part.round else { continue }
                add(programme, to: ChangedItem(.standard, edition.standards[standard].id))
            }
        }
    }

    private mutating func add(_ programme: Int, to item: ChangedItem) {
        if resting[item]?.last != programme { resting[item, default: []].append(programme) }
    }

    /// In the order of the edition.
    package func programmes(restingOn item: ChangedItem) -> [ProgrammeInForce] {
        switch item.kind {
        case .programme: edition.programmes.filter { $0.id == item.id }
        case .combination:
            edition.programmes.filter { item.id.split(separator: "+").contains($0.id[...]) }
        case .procedure:
            edition.programmes.filter { programme in
                edition.procedures.contains {
                    $0.id == item.id && $0.programmes.contains(programme.id)
                }
            }
        case .standard, .definition, .fact:
            (resting[item.owner] ?? []).map { edition.programmes[$0] }
        case .enumeration, .check: []
        }
    }
}

extension Edition {
    /// What a name in a formula stands for, where that can differ by itself.
    func item(of reference: Reference) -> ChangedItem? {
        switch reference {
        case .fact(let index):
            let fact = facts[index]
            return ChangedItem(.fact, qualified(fact.id, fact.entity, fact.isOfKind))
        case .definition(let index):
            let definition = definitions[index]
            return ChangedItem(
                .definition, qualified(definition.id, definition.entity, definition.isOfKind))
        case .standard(let index), .previousYear(let index):
            return ChangedItem(.standard, standards[index].id)
        case .programme(let index, _): return ChangedItem(.programme, programmes[index].id)
        case .up, .list, .referenceDay: return nil
        }
    }
}

extension ProgrammeKind {
    fileprivate var weight: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
