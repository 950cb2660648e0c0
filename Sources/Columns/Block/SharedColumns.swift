import Engine
import RuleModel

/// The columns that a row which is the same person as another one (`same_as`) takes from it.
///
/// What a kind declares is read where that person stands. Copying the other row's cells gives the
/// same as long as a kind's definitions rest on nothing but what the kind declares, standards, and
/// what stands above both rows.
struct SharedColumns: Sendable {
    struct Pair: Sendable {
        let own: Int
        let other: Int
    }

    /// For each entity and each that its rows may be the same as; `nil` where copying would not do.
    private let pairs: [[[Pair]?]]

    init(_ edition: Edition, findings: [Finding.Subject: Int]) {
        let dependencies = Dependencies(edition)
        let entities = edition.entities
        pairs = entities.indices.map { own in
            entities.indices.map { other in
                guard let kind = entities[own].kind else { return [] }
                guard entities[other].kind == kind else { return [] }
                let matching = Matching(edition, own, other)
                guard matching.isClosed(dependencies) else { return nil }
                return matching.columns(findings)
            }
        }
    }

    func pairs(of entity: Int, from other: Int) -> [Pair]? { pairs[entity][other] }
}

/// What two entities of a kind have in common.
private struct Matching {
    let edition: Edition
    let entity: Int
    let other: Int
    /// By the index of the entity's fact or definition that of the other's.
    private(set) var facts: [Int: Int] = [:]
    private(set) var definitions: [Int: Int] = [:]

    init(_ edition: Edition, _ entity: Int, _ other: Int) {
        (self.edition, self.entity, self.other) = (edition, entity, other)
        for (index, fact) in edition.facts.enumerated()
        where fact.isOfKind && fact.entity == entity {
            facts[index] = edition.facts.firstIndex {
                $0.isOfKind && $0.entity == other && $0.id == fact.id
            }
        }
        for (index, definition) in edition.definitions.enumerated()
        where definition.isOfKind && definition.entity == entity {
            definitions[index] = edition.definitions.firstIndex {
                $0.isOfKind && $0.entity == other && $0.id == definition.id
            }
        }
    }

    func columns(_ findings: [Finding.Subject: Int]) -> [SharedColumns.Pair] {
        var pairs = facts.map { SharedColumns.Pair(own: $0.key, other: $0.value) }
        for (own, other) in definitions {
            guard let column = findings[.definition(own)],
                let source = findings[.definition(other)]
            else { continue }
            pairs.append(SharedColumns.Pair(own: column, other: source))
        }
        return pairs.sorted { $0.own < $1.own }
    }

    func isClosed(_ dependencies: Dependencies) -> Bool {
        let own = facts.keys.map(Dependencies.Node.fact) + definitions.keys.map { .definition($0) }
        return own.allSatisfy { node in
            dependencies.uses(of: node).allSatisfy(isShared) && !hasList(node)
        }
    }

    private func isShared(_ node: Dependencies.Node) -> Bool {
        switch node {
        case .standard: true
        case .fact(let index): facts[index] != nil || isAboveBoth(edition.facts[index].entity)
        case .definition(let index):
            definitions[index] != nil || isAboveBoth(edition.definitions[index].entity)
        case .covers, .result: false
        }
    }

    private func isAboveBoth(_ upper: Int) -> Bool {
        [entity, other].allSatisfy { lower in
            let above = sequence(first: lower) { edition.entities[$0].parent }
            return above.dropFirst().contains(upper)
        }
    }

    /// Rows below a row are its own.
    private func hasList(_ node: Dependencies.Node) -> Bool {
        guard case .definition(let index) = node else { return false }
        var hasList = false
        for formula in edition.definitions[index].body.formulas {
            formula.expression.forEachReference { reference in
                if case .list = reference { hasList = true }
            }
        }
        return hasList
    }
}
