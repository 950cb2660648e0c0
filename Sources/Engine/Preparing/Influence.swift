import FEEL
import RuleModel

/// What can change when something is known that was missing.
///
/// Coarse on purpose: what a declaration says of one object is taken to change with the declaration
/// for every object.
struct Influence: Sendable {
    /// A place of the graph, by its declaration.
    struct Nodes: Sendable {
        /// Who receives a programme, what its own parts come to, and what is due in the end.
        let receipts: Int
        let parts: Int
        let amounts: Int
        let standards: Int
        let facts: Int
        let lists: Int
        let count: Int

        init(_ edition: Edition) {
            receipts = edition.definitions.count
            parts = receipts + edition.programmes.count
            amounts = parts + edition.programmes.count
            standards = amounts + edition.programmes.count
            facts = standards + edition.standards.count
            lists = facts + edition.facts.count
            count = lists + edition.entities.count
        }

        func definition(_ index: Int) -> Int { index }
        func receipt(of programme: Int) -> Int { receipts + programme }
        func parts(of programme: Int) -> Int { parts + programme }
        func amount(of programme: Int) -> Int { amounts + programme }
        func standard(_ index: Int) -> Int { standards + index }
        func fact(_ index: Int) -> Int { facts + index }
        func list(of entity: Int) -> Int { lists + entity }
    }

    let nodes: Nodes
    /// For each node what is computed from it directly.
    private let uses: [[Int]]
    /// For each combination what it changes.
    private let combinations: [[Int]]

    init(_ edition: Edition, factCounterparts: [[Int]], definitionCounterparts: [[Int]]) {
        var builder = InfluenceBuilder(edition)
        builder.add(factCounterparts, definitionCounterparts)
        nodes = builder.nodes
        uses = builder.uses
        combinations = edition.combinations.map(builder.targets)
    }

    /// Everything that can change, the thing itself included.
    func reached(from missing: Missing) -> NodeSet {
        var reached = NodeSet(count: nodes.count)
        var waiting = starts(of: missing)
        while let next = waiting.popLast() {
            guard reached.insert(next) else { continue }
            waiting += uses[next]
        }
        return reached
    }

    private func starts(of missing: Missing) -> [Int] {
        switch missing {
        case .fact(let fact, _): [nodes.fact(fact)]
        case .list(let entity, _): [nodes.list(of: entity)]
        case .standard(let standard): [nodes.standard(standard)]
        case .combination(let combination): combinations[combination]
        case .definition(let definition, _): [nodes.definition(definition)]
        case .part(_, let programme, _): [nodes.parts(of: programme)]
        case .failure: []
        }
    }
}

/// A set of nodes, one bit each.
struct NodeSet: Sendable {
    private var words: [UInt64]

    init(count: Int) {
        words = Array(repeating: 0, count: (count + 63) / 64)
    }

    func contains(_ node: Int) -> Bool { words[node >> 6] >> UInt64(node & 63) & 1 == 1 }

    /// False where it was there before.
    mutating func insert(_ node: Int) -> Bool {
        if contains(node) { return false }
        words[node >> 6] |= 1 << UInt64(node & 63)
        return true
    }

    mutating func formUnion(_ other: NodeSet) {
        for index in words.indices { words[index] |= other.words[index] }
    }
}

private struct InfluenceBuilder {
    let edition: Edition
    let nodes: Influence.Nodes
    private(set) var uses: [[Int]]

    init(_ edition: Edition) {
        self.edition = edition
        nodes = Influence.Nodes(edition)
        uses = Array(repeating: [], count: nodes.count)
        for (index, fact) in edition.facts.enumerated() {
            add([fact.askIf, fact.min, fact.max], to: nodes.fact(index))
        }
        for (index, definition) in edition.definitions.enumerated() {
            let node = nodes.definition(index)
            add(definition.body.formulas + [definition.min, definition.max], to: node)
            if case .value(_, let rounding) = definition.body { add(rounding, to: node) }
        }
        for (index, standard) in edition.standards.enumerated() {
            let node = nodes.standard(index)
            add([standard.min, standard.max], to: node)
            guard case .computed(let formula, let rounding, _) = standard.state else { continue }
            add([formula], to: node)
            add(rounding, to: node)
        }
        for (index, programme) in edition.programmes.enumerated() {
            let receipt = nodes.receipt(of: index)
            add(programme.conditions.flatMap(\.test.formulas) + [programme.covers], to: receipt)
            let node = nodes.parts(of: index)
            uses[receipt].append(nodes.amount(of: index))
            uses[node].append(nodes.amount(of: index))
            for part in programme.amount {
                add([part.value, part.min, part.max], to: node)
                add(part.round, to: node)
            }
        }
        for line in edition.combinations { add(line) }
    }

    /// Who receives a benefit that is kept does not receive the others.
    ///
    /// What the others come to is taken off from the one that pays the rest. Of those to choose from
    /// the highest is received.
    private mutating func add(_ line: Combination) {
        for programme in line.programmes {
            for other in line.programmes where other != programme {
                if line.mayExclude(programme), other == line.keep {
                    uses[nodes.receipt(of: other)].append(nodes.receipt(of: programme))
                }
                if line.mayChoose {
                    let receipt = nodes.receipt(of: programme)
                    uses[nodes.receipt(of: other)].append(receipt)
                    uses[nodes.parts(of: other)].append(receipt)
                    uses[nodes.parts(of: programme)].append(receipt)
                }
                if line.mayReduce(programme) {
                    uses[nodes.amount(of: other)].append(nodes.amount(of: programme))
                }
            }
            add(line.round, to: nodes.amount(of: programme))
        }
    }

    /// What changes with the rule of a line.
    func targets(of line: Combination) -> [Int] {
        line.programmes.filter { line.mayExclude($0) || line.mayChoose }.map(nodes.receipt)
            + line.programmes.filter(line.mayReduce).map(nodes.amount)
    }

    /// One person may stand in several places, whose facts and definitions are the same.
    mutating func add(_ factCounterparts: [[Int]], _ definitionCounterparts: [[Int]]) {
        for (index, others) in factCounterparts.enumerated() {
            for other in others where other >= 0 && other != index {
                uses[nodes.fact(index)].append(nodes.fact(other))
            }
        }
        for (index, others) in definitionCounterparts.enumerated() {
            for other in others where other >= 0 && other != index {
                uses[nodes.definition(index)].append(nodes.definition(other))
            }
        }
    }

    private mutating func add(_ formulas: [Formula?], to node: Int) {
        for formula in formulas {
            formula?.expression.forEachReference { reference in
                let source: Int? =
                    switch reference {
                    case .fact(let index): nodes.fact(index)
                    case .definition(let index): nodes.definition(index)
                    case .standard(let index): nodes.standard(index)
                    case .programme(let index, .qualifies), .programme(let index, .receives):
                        nodes.receipt(of: index)
                    case .programme(let index, .amount), .programme(let index, .share):
                        nodes.amount(of: index)
                    case .list(let entity): nodes.list(of: entity)
                    case .up, .referenceDay, .previousYear: nil
                    }
                if let source { uses[source].append(node) }
            }
        }
    }

    private mutating func add(_ rounding: RoundingRule?, to node: Int) {
        guard case .named(_, let standard?) = rounding else { return }
        uses[nodes.standard(standard)].append(node)
    }
}

extension Combination {
    private func may(_ wanted: CombinationRule) -> Bool {
        rule.map { $0 == wanted } ?? among.contains(wanted)
    }

    fileprivate func mayExclude(_ programme: Int) -> Bool {
        may(.exclusive) && keep != programme
    }

    fileprivate var mayChoose: Bool { may(.choice) }

    fileprivate func mayReduce(_ programme: Int) -> Bool {
        may(.difference) && pays == programme
    }
}
