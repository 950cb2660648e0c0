import FEEL
import RuleModel

/// What can change when something is known that was missing.
///
/// What is said of one object changes with that object as long as it leads to nothing but what is
/// said of the same one; what another object looks at is taken to change for every object.
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

    /// Something that is computed from a node directly.
    struct Use: Sendable {
        let node: Int
        /// Whether what it says of an object comes from the node of the same object.
        let isOfSameObject: Bool
    }

    /// The nodes that can change.
    struct Reached {
        /// Those of the object itself.
        var own: NodeSet
        /// Those of any object.
        var any: NodeSet
    }

    let nodes: Nodes
    /// For each node what is computed from it directly.
    private let uses: [[Use]]
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
    func reached(from missing: Missing) -> Reached {
        let none = NodeSet(count: nodes.count)
        var reached = Reached(own: none, any: none)
        let isOwn = missing.object != nil
        var waiting = starts(of: missing).map { Use(node: $0, isOfSameObject: isOwn) }
        while let next = waiting.popLast() {
            if reached.any.contains(next.node) { continue }
            let isNew =
                next.isOfSameObject
                ? reached.own.insert(next.node) : reached.any.insert(next.node)
            guard isNew else { continue }
            for use in uses[next.node] {
                waiting.append(
                    Use(
                        node: use.node,
                        isOfSameObject: next.isOfSameObject && use.isOfSameObject))
            }
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
    private(set) var uses: [[Influence.Use]]
    /// For each node the entity of whose objects it is; -1 for what is of none.
    private let entities: [Int]

    init(_ edition: Edition) {
        self.edition = edition
        nodes = Influence.Nodes(edition)
        let programmes = edition.programmes.map(\.entity)
        entities =
            edition.definitions.map(\.entity) + programmes + programmes + programmes
            + edition.standards.map { _ in -1 } + edition.facts.map(\.entity)
            + edition.entities.map { $0.parent ?? -1 }
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
            add(from: receipt, to: nodes.amount(of: index))
            add(from: node, to: nodes.amount(of: index))
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
                    add(from: nodes.receipt(of: other), to: nodes.receipt(of: programme))
                }
                if line.mayChoose {
                    let receipt = nodes.receipt(of: programme)
                    add(from: nodes.receipt(of: other), to: receipt)
                    add(from: nodes.parts(of: other), to: receipt)
                    add(from: nodes.parts(of: programme), to: receipt)
                }
                if line.mayReduce(programme) {
                    add(from: nodes.amount(of: other), to: nodes.amount(of: programme))
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
                add(from: nodes.fact(index), to: nodes.fact(other), isOfSameObject: false)
            }
        }
        for (index, others) in definitionCounterparts.enumerated() {
            for other in others where other >= 0 && other != index {
                add(
                    from: nodes.definition(index), to: nodes.definition(other),
                    isOfSameObject: false)
            }
        }
    }

    private mutating func add(_ formulas: [Formula?], to node: Int) {
        for formula in formulas {
            formula?.expression.forEachSubexpression { part in
                switch part.kind {
                case .property(let property, let owner):
                    let isOfSubject = if case .subject = owner.kind { true } else { false }
                    add(property, to: node, isOfSameObject: isOfSubject)
                case .global(let global): add(global, to: node, isOfSameObject: false)
                case .hostCall(let call, _): add(call, to: node, isOfSameObject: false)
                default: break
                }
            }
        }
    }

    private mutating func add(_ reference: Int, to node: Int, isOfSameObject: Bool) {
        let source: Int
        switch Reference(rawValue: reference) {
        case .fact(let index): source = nodes.fact(index)
        case .definition(let index): source = nodes.definition(index)
        case .standard(let index): source = nodes.standard(index)
        case .programme(let index, .qualifies), .programme(let index, .receives):
            source = nodes.receipt(of: index)
        case .programme(let index, .amount), .programme(let index, .share):
            source = nodes.amount(of: index)
        case .list(let entity): source = nodes.list(of: entity)
        case .up, .referenceDay, .previousYear, nil: return
        }
        add(from: source, to: node, isOfSameObject: isOfSameObject)
    }

    private mutating func add(_ rounding: RoundingRule?, to node: Int) {
        guard case .named(_, let standard?) = rounding else { return }
        add(from: nodes.standard(standard), to: node, isOfSameObject: false)
    }

    /// - Parameter isOfSameObject: Whether nothing but the entities can tell the two apart: what is
    ///   of another entity is of another object.
    private mutating func add(from source: Int, to node: Int, isOfSameObject: Bool = true) {
        uses[source].append(
            Influence.Use(
                node: node,
                isOfSameObject: isOfSameObject && entities[source] == entities[node]))
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
