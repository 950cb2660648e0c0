import Diagnostics
import Engine
import FEEL
import RuleModel

extension Edition {
    /// All small changes of an edition, in the order of its rules.
    var mutants: [Mutant] {
        decidingFormulas.flatMap { $0.mutants } + tableMutants
            + standards.flatMap { values(of: $0) }
    }

    /// Results of tables: the next other one of the same table.
    private var tableMutants: [Mutant] {
        definitions.flatMap { definition -> [Mutant] in
            guard case .table(let table) = definition.body else { return [] }
            let results = table.rows.compactMap { row -> (formula: Formula, text: String)? in
                guard case .literal(.string(let text)) = row.result.expression.kind else {
                    return nil
                }
                return (row.result, text)
            }
            return results.compactMap { formula, text in
                guard let other = results.first(where: { $0.text != text })?.text else {
                    return nil
                }
                return formula.mutant(
                    formula.expression, .literal(.string(other)), text, other)
            }
        }
    }

    private func values(of standard: StandardInForce) -> [Mutant] {
        guard case .values(let published) = standard.state else { return [] }
        var unit: MeasurementUnit?
        if case .number(let declared) = standard.type { unit = declared }
        let step = smallestStep(in: unit)
        return published.values.sorted { $0.range.start < $1.range.start }.flatMap { published in
            changed(published.value, by: step).map { value, before, after in
                Mutant(
                    range: published.range, carrier: published.range, change: .published(value),
                    before: before, after: after)
            }
        }
    }
}

/// A value one step to each side; the opposite of yes and no.
private func changed(_ value: Value, by step: Number) -> [(Value, String, String)] {
    switch value {
    case .boolean(let flag): return [(.boolean(!flag), "\(flag)", "\(!flag)")]
    case .number(let number):
        return [number.adding(step), number.subtracting(step)].compactMap { other in
            other.map { (.number($0), number.exactText, $0.exactText) }
        }
    default: return []
    }
}

extension Formula {
    fileprivate var mutants: [Mutant] {
        var found: [Mutant] = []
        func visit(_ part: Expression) {
            switch part.kind {
            case .comparison(let sign, _, _), .unaryComparison(let sign, _):
                let other = sign.neighbour
                found.append(mutant(part, .sign(other), sign.rawValue, other.rawValue))
            case .and: found.append(mutant(part, .connective, "and", "or"))
            case .or: found.append(mutant(part, .connective, "or", "and"))
            case .literal(let value):
                for (value, before, after) in changed(value, by: Self.step(of: value)) {
                    found.append(mutant(part, .literal(value), before, after))
                }
            case .range(_, _, let low, let high):
                let (before, after) = (low ? "[" : "(", low ? "(" : "[")
                found.append(mutant(part, .ends(low: !low, high: high), before, after))
                let (end, other) = (high ? "]" : ")", high ? ")" : "]")
                found.append(mutant(part, .ends(low: low, high: !high), end, other))
            default: break
            }
            for child in part.children { visit(child) }
        }
        visit(expression)
        return found
    }

    fileprivate func mutant(
        _ part: Expression, _ change: Mutant.Change, _ before: String, _ after: String
    ) -> Mutant {
        Mutant(
            range: text.range(of: part.range), carrier: range, change: change, before: before,
            after: after)
    }

    /// Whole numbers change by one, others by a hundredth.
    private static func step(of value: Value) -> Number {
        guard case .number(let number) = value, number.exactInt() == nil else { return Number(1) }
        return Number(coefficient: 1, exponent: -2) ?? Number(1)
    }
}

extension ComparisonOperator {
    /// The sign that differs from this one only where the sides are equal; the opposite of equality.
    fileprivate var neighbour: ComparisonOperator {
        switch self {
        case .less: .lessOrEqual
        case .lessOrEqual: .less
        case .greater: .greaterOrEqual
        case .greaterOrEqual: .greater
        case .equal: .notEqual
        case .notEqual: .equal
        }
    }
}
