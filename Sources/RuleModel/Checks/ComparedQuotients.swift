import Diagnostics
import FEEL

/// # A comparison that rests on a quotient
///
/// What: a comparison uses a definition that is computed by a division, over any number of steps.
/// (A division within the comparison itself is an error of the expression.)
/// Why: a quotient that does not come out even is rounded at its 34th digit, and a case on the
/// threshold may fall on the wrong side.
/// Instead: multiply out where the law allows it: compare the total with the standard × persons.
extension Edition {
    func comparedQuotients() -> [Diagnostic] {
        let quotients = quotients()
        guard !quotients.isEmpty else { return [] }
        let graph = Dependencies(self)
        let sources = quotients.keys.sorted()
        // The division that each definition rests on.
        var reached: [Int: Int] = [:]
        for index in definitions.indices where definitions[index].type.isNumeric {
            let used = graph.reachable(from: .definition(index), through: isNumeric)
            reached[index] =
                quotients[index] != nil ? index : sources.first { used.contains(.definition($0)) }
        }
        var places: Set<SourceRange> = []
        return allFormulas.flatMap { formula in
            formula.expression.comparedDefinitions.compactMap { index, range in
                guard let source = reached[index], let division = quotients[source] else {
                    return nil
                }
                let place = formula.text.range(of: range)
                guard places.insert(place).inserted else { return nil }
                return .quotientCompared(definitions[index].common.title, place, division)
            }
        }
    }

    /// A yes/no or a list of objects made with the help of a quotient is no quotient.
    private func isNumeric(_ node: Dependencies.Node) -> Bool {
        guard case .definition(let index) = node else { return false }
        return definitions[index].type.isNumeric
    }

    /// Where definitions divide numbers.
    private func quotients() -> [Int: SourceRange] {
        var places: [Int: SourceRange] = [:]
        for (index, definition) in definitions.enumerated() where definition.type.isNumeric {
            for formula in definition.body.formulas {
                guard let range = formula.expression.division else { continue }
                places[index] = formula.text.range(of: range)
            }
        }
        return places
    }
}

extension FEELType {
    fileprivate var isNumeric: Bool {
        switch self {
        case .number: true
        case .list(let element): element.isNumeric
        default: false
        }
    }
}

extension Expression {
    /// The first division in what makes up a value, conditions left out.
    fileprivate var division: TextRange? {
        switch kind {
        case .arithmetic(.divide, _, _): range
        case .conditional(_, let then, let otherwise): then.division ?? otherwise.division
        case .filter(let list, _): list.division
        case .comparison, .and, .or, .membership, .between, .quantified: nil
        default: children.lazy.compactMap(\.division).first
        }
    }

    /// The definitions whose values a comparison within looks at.
    fileprivate var comparedDefinitions: [(index: Int, range: TextRange)] {
        switch kind {
        case .comparison(_, let left, let right): left.definitions + right.definitions
        case .between(let value, let low, let high):
            value.definitions + low.definitions + high.definitions
        case .membership(let value, _): value.definitions
        default: children.flatMap(\.comparedDefinitions)
        }
    }

    private var definitions: [(index: Int, range: TextRange)] {
        var all: [(index: Int, range: TextRange)] = []
        if case .property(let number, _) = kind,
            case .definition(let index)? = Reference(rawValue: number)
        {
            all.append((index, range))
        }
        return all + children.flatMap(\.definitions)
    }
}

extension Diagnostic {
    fileprivate static func quotientCompared(
        _ title: Title, _ range: SourceRange, _ division: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            "rule/quotient-compared", .warning, at: range,
            Wording(
                zh: "「\(title.zh)」由除法得出，用于比较时除不尽会有误差",
                en: "“\(title.en)” comes from a division, which may have to be rounded, "
                    + "and is compared here"),
            hint: Wording(
                zh: "法规允许时改用乘法：总额与 标准 * 人数 比较",
                en:
                    "where the law allows it multiply out: compare the total with standard * persons"
            ),
            notes: [
                Note(
                    range: division,
                    message: Wording(zh: "除法在这里", en: "the division is here"))
            ])
    }
}
