import Diagnostics
import FEEL

/// What each thing of a linked edition is computed from.
package struct Dependencies {
    package enum Node: Hashable {
        case fact(Int)
        case definition(Int)
        case standard(Int)
        case covers(Int)
        case result(Int, ProgrammeResultName)
    }

    private let nodes: [Node]
    private let indexes: [Node: Int]
    private(set) var edges: [[Int]]

    package init(_ edition: Edition) {
        var nodes: [Node] = edition.facts.indices.map(Node.fact)
        nodes += edition.definitions.indices.map(Node.definition)
        nodes += edition.standards.indices.map(Node.standard)
        for programme in edition.programmes.indices {
            nodes.append(.covers(programme))
            nodes += ProgrammeResultName.allCases.map { .result(programme, $0) }
        }
        self.nodes = nodes
        let indexes = Dictionary(
            uniqueKeysWithValues: nodes.enumerated().map { ($0.element, $0.offset) })
        self.indexes = indexes
        edges = nodes.map { node in edition.uses(of: node).compactMap { indexes[$0] } }
    }

    subscript(index: Int) -> Node { nodes[index] }
    var count: Int { nodes.count }

    /// What a thing is computed from directly.
    package func uses(of node: Node) -> [Node] {
        indexes[node].map { edges[$0].map { nodes[$0] } } ?? []
    }

    /// Everything that a thing is computed from, directly or not, by way of what passes.
    package func reachable(from node: Node, through passes: (Node) -> Bool = { _ in true }) -> Set<
        Node
    > {
        guard let start = indexes[node] else { return [] }
        var seen: Set<Int> = []
        var waiting = [start]
        while let next = waiting.popLast() {
            for target in edges[next] where passes(nodes[target]) && seen.insert(target).inserted {
                waiting.append(target)
            }
        }
        return Set(seen.map { nodes[$0] })
    }
}

extension Edition {
    /// What a thing is computed from directly, each once.
    fileprivate func uses(of node: Dependencies.Node) -> [Dependencies.Node] {
        switch node {
        case .fact(let index):
            return nodes(in: [facts[index].askIf, facts[index].min, facts[index].max])
        case .definition(let index):
            let definition = definitions[index]
            return nodes(in: definition.body.formulas + [definition.min, definition.max])
        case .standard(let index):
            let standard = standards[index]
            var formulas = [standard.min, standard.max]
            if case .computed(let formula, _, _) = standard.state { formulas.append(formula) }
            return nodes(in: formulas)
        case .covers(let index):
            return nodes(in: [programmes[index].covers])
        case .result(let index, .qualifies):
            return nodes(in: programmes[index].conditions.flatMap(\.test.formulas))
        case .result(let index, .receives):
            return [.result(index, .qualifies), .covers(index)]
        case .result(let index, .amount):
            let parts = programmes[index].amount.flatMap { [$0.value, $0.min, $0.max] }
            return [.result(index, .receives)] + nodes(in: parts)
        case .result(let index, .share):
            return [.result(index, .amount), .covers(index)]
        }
    }

    private func nodes(in formulas: [Formula?]) -> [Dependencies.Node] {
        var seen: Set<Dependencies.Node> = []
        var nodes: [Dependencies.Node] = []
        for formula in formulas {
            formula?.expression.forEachReference { reference in
                let node: Dependencies.Node? =
                    switch reference {
                    case .fact(let index): .fact(index)
                    case .definition(let index): .definition(index)
                    case .standard(let index): .standard(index)
                    case .programme(let index, let name): .result(index, name)
                    case .up, .list, .referenceDay, .previousYear: nil
                    }
                if let node, seen.insert(node).inserted { nodes.append(node) }
            }
        }
        return nodes
    }
}
