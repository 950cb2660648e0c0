import Diagnostics
import FEEL

/// # A circle
///
/// What: a definition, standard or programme is computed from itself, over any number of steps.
/// Why: there is no order in which the values could be found.
/// Instead: where the law itself goes in a circle, a fact cuts it: the status already decided.
extension Edition {
    func cycles() -> [Diagnostic] {
        let graph = Dependencies(self)
        var walk = CycleWalk(graph)
        return walk.cycles().map { cycle in
            let steps = cycle.map { graph[$0] }
            return .cycle(steps.map { (title(of: $0), place(of: $0)) })
        }
    }

    private func title(of node: Dependencies.Node) -> Title {
        switch node {
        case .fact(let index): return facts[index].common.title
        case .definition(let index): return definitions[index].common.title
        case .standard(let index): return standards[index].common.title
        case .covers(let index):
            let title = programmes[index].common.title
            return Title(zh: title.zh + "的保障对象", en: title.en + " covers")
        case .result(let index, let name):
            let title = programmes[index].common.title
            return Title(zh: "\(title.zh).\(name.word)", en: "\(title.en).\(name)")
        }
    }

    private func place(of node: Dependencies.Node) -> SourceRange {
        switch node {
        case .fact(let index): facts[index].common.range
        case .definition(let index): definitions[index].common.range
        case .standard(let index): standards[index].common.range
        case .covers(let index), .result(let index, _): programmes[index].common.range
        }
    }
}

extension ProgrammeResultName {
    /// Its Chinese name in expressions.
    package var word: String {
        switch self {
        case .qualifies: "符合"
        case .receives: "享受"
        case .amount: "金额"
        case .share: "份额"
        }
    }
}

/// A walk in depth without recursion; each circle is found once.
private struct CycleWalk {
    private enum Colour {
        case new
        case open
        case done
    }

    private let graph: Dependencies
    private var colours: [Colour]
    private var isReported: [Bool]
    private var path: [(node: Int, next: Int)] = []

    init(_ graph: Dependencies) {
        self.graph = graph
        colours = Array(repeating: .new, count: graph.count)
        isReported = Array(repeating: false, count: graph.count)
    }

    mutating func cycles() -> [[Int]] {
        var found: [[Int]] = []
        for start in 0..<graph.count where colours[start] == .new {
            enter(start)
            while let (node, next) = path.last {
                guard next < graph.edges[node].count else {
                    colours[node] = .done
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let target = graph.edges[node][next]
                switch colours[target] {
                case .new: enter(target)
                case .open: found += cycle(to: target).map { [$0] } ?? []
                case .done: break
                }
            }
        }
        return found
    }

    private mutating func enter(_ node: Int) {
        colours[node] = .open
        path.append((node, 0))
    }

    /// The part of the path that leads back to where it is; `nil` for a variant of a known circle.
    private mutating func cycle(to target: Int) -> [Int]? {
        guard let start = path.firstIndex(where: { $0.node == target }) else { return nil }
        let nodes = path[start...].map(\.node)
        guard !nodes.allSatisfy({ isReported[$0] }) else { return nil }
        for node in nodes { isReported[node] = true }
        return nodes
    }
}

extension Diagnostic {
    fileprivate static func cycle(_ steps: [(title: Title, range: SourceRange)]) -> Diagnostic {
        let titles = steps.map(\.title) + steps.prefix(1).map(\.title)
        let path = Wording(
            zh: titles.map(\.zh).joined(separator: " → "),
            en: titles.map(\.en).joined(separator: " → "))
        let notes = zip(steps, titles.dropFirst()).map { step, next in
            Note(
                range: step.range,
                message: Wording(
                    zh: "「\(step.title.zh)」要用到「\(next.zh)」",
                    en: "“\(step.title.en)” uses “\(next.en)”"))
        }
        return Diagnostic(
            "rule/cycle", at: steps.first?.range,
            Wording(zh: "循环定义：\(path.zh)", en: "a circle of definitions: \(path.en)"),
            hint: Wording(
                zh: "其中一处改用事实，例如「已经认定」的状态",
                en: "cut it with a fact, such as a status already decided"),
            notes: notes)
    }
}
