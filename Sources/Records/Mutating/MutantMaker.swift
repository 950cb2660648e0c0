import Diagnostics
import Engine
import FEEL
import RuleModel

/// Finds the small changes of one formula.
struct MutantMaker {
    private let formula: Formula
    private let rule: String
    private let edition: Edition
    /// The enumeration of which the formula itself is a value.
    private var own: Int?

    init(_ formula: RuleFormula, in edition: Edition) {
        self.formula = formula.formula
        rule = formula.rule
        self.edition = edition
        if case .enumeration(let index) = formula.formula.type { own = index }
    }

    var mutants: [Mutant] { mutants(in: formula.expression, enumeration: own) }

    /// - Parameters:
    ///   - enumeration: of which texts in this place are values.
    ///   - comparison: in which the part stands: what it is known by.
    private func mutants(
        in part: Expression, enumeration: Int?, comparison: Expression? = nil
    ) -> [Mutant] {
        var found: [Mutant] = []
        var inner = enumeration
        var around = comparison
        switch part.kind {
        case .comparison(let sign, let left, let right):
            inner = edition.enumeration(of: left) ?? edition.enumeration(of: right)
            around = part
            found.append(
                mutant(part, .sign(sign.neighbour), sign.rawValue, sign.neighbour.rawValue))
        case .unaryComparison(let sign, _):
            found.append(
                mutant(part, .sign(sign.neighbour), sign.rawValue, sign.neighbour.rawValue))
        case .hostCall(let index, _):
            if case .standard(let standard)? = Reference(rawValue: index) {
                inner = edition.standards[standard].keys.first
            }
        case .membership(let operand, _): inner = edition.enumeration(of: operand)
        case .and: found.append(mutant(part, .connective, "and", "or"))
        case .or: found.append(mutant(part, .connective, "or", "and"))
        case .arithmetic(.add, _, _): found.append(mutant(part, .arithmetic(.subtract), "+", "-"))
        case .arithmetic(.subtract, _, _): found.append(mutant(part, .arithmetic(.add), "-", "+"))
        case .literal(let value):
            if isWritten(value, part) {
                found += changes(of: value, enumeration).map { change in
                    mutant(
                        part, .literal(change.value), change.before, change.after,
                        within: comparison)
                }
            }
        case .range(_, _, let low, let high):
            let (before, after) = (low ? "[" : "(", low ? "(" : "[")
            found.append(mutant(part, .ends(low: !low, high: high), before, after))
            let (end, other) = (high ? "]" : ")", high ? ")" : "]")
            found.append(mutant(part, .ends(low: low, high: !high), end, other))
        default: break
        }
        return found
            + part.children.flatMap { mutants(in: $0, enumeration: inner, comparison: around) }
    }

    /// The twelve months of `yearly(x)` stand nowhere.
    private func isWritten(_ value: Value, _ part: Expression) -> Bool {
        guard case .number = value else { return true }
        return Number(written(part)) != nil
    }

    private func written(_ part: Expression) -> String {
        formula.text.slice(Int(part.range.start)..<Int(part.range.end)).value
    }

    private typealias ValueChange = (value: Value, before: String, after: String)

    private func changes(of value: Value, _ enumeration: Int?) -> [ValueChange] {
        guard case .string(let id) = value else {
            return value.neighbours(by: Self.step(of: value))
        }
        guard let enumeration, edition.enumerations.indices.contains(enumeration) else { return [] }
        let cases = edition.enumerations[enumeration].cases
        guard cases.count > 1, let place = cases.firstIndex(where: { $0.id == id }) else {
            return []
        }
        let other = cases[(place + 1) % cases.count]
        return [(.string(other.id), cases[place].title.zh, other.title.zh)]
    }

    private func mutant(
        _ part: Expression, _ change: Mutant.Change, _ before: String, _ after: String,
        within whole: Expression? = nil
    ) -> Mutant {
        Mutant(
            rule: rule, part: written(whole ?? part), range: formula.text.range(of: part.range),
            carrier: formula.range, change: change, before: before, after: after)
    }

    /// Whole numbers change by one, others by a hundredth.
    private static func step(of value: Value) -> Number {
        guard case .number(let number) = value, number.exactInt() == nil else { return Number(1) }
        return Number(coefficient: 1, exponent: -2) ?? Number(1)
    }
}

extension Value {
    /// One step to each side, a month for durations; the opposite of yes and no.
    func neighbours(by step: Number) -> [(value: Value, before: String, after: String)] {
        switch self {
        case .boolean(let flag): return [(.boolean(!flag), "\(flag)", "\(!flag)")]
        case .number(let number):
            return [number.adding(step), number.subtracting(step)].compactMap { other in
                other.map { (.number($0), number.exactText, $0.exactText) }
            }
        case .yearsMonths(let duration):
            return [1, -1].compactMap { step in
                YearsMonthsDuration(months: duration.months &+ step).map {
                    (.yearsMonths($0), duration.description, $0.description)
                }
            }
        default: return []
        }
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
