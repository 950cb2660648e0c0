import Diagnostics
import FEEL
import RuleModel

/// The definitions of an edition in the order in which a reader of one programme meets them: those
/// that it names, then those that these name, and so on; the rest follows.
struct RuleOrder {
    private(set) var definitions: [Int] = []
    private var met: Set<Int> = []
    private let edition: Edition

    init(_ edition: Edition, from programme: Int) {
        self.edition = edition
        let programme = edition.programmes[programme]
        for formula in programme.conditions.flatMap(\.test.formulas) { meet(formula) }
        meet(programme.covers)
        for part in programme.amount {
            for formula in [part.value, part.min, part.max] { meet(formula) }
        }
        var next = 0
        while next < definitions.count {
            for formula in edition.definitions[definitions[next]].body.formulas { meet(formula) }
            next += 1
        }
        definitions += edition.definitions.indices.filter { !met.contains($0) }
    }

    private mutating func meet(_ formula: Formula?) {
        formula?.expression.forEachReference { reference in
            switch reference {
            case .definition(let index):
                if met.insert(index).inserted { definitions.append(index) }
            default: break
            }
        }
    }
}

extension Edition {
    /// The standards by which a programme's amount is rounded: no formula names them.
    func roundings(of programme: Int) -> Set<Int> {
        let lines = combinations.filter { $0.programmes.contains(programme) }.map(\.round)
        let rules = programmes[programme].amount.map(\.round) + lines
        return Set(
            rules.compactMap { rule in
                if case .named(_, let standard?)? = rule { standard } else { nil }
            })
    }
}
