import Diagnostics
import FEEL
import RuleModel

/// Takes a condition apart into its tests, each with the values of its two sides.
struct ComparisonMaker {
    let record: Case
    let object: Int

    private var printer: SentencePrinter { SentencePrinter(record.edition) }
    private var types: ExpressionTypes { ExpressionTypes(edition: record.edition) }
    private var values: ValueWords { ValueWords(edition: record.edition) }

    /// The tests of an expression; names that stand for whole rules are left to their reasons.
    func comparisons(of expression: Expression) -> [Comparison] {
        expression.tests.compactMap { test in
            switch test.expression.kind {
            case .comparison(let sign, let left, let right):
                return comparison(left, test.isNegated ? sign.opposite : sign, right)
            case .membership(let value, let tests): return membership(value, tests, test)
            case .between(let value, let low, let high): return between(value, low, high, test)
            case .property(let reference, _):
                guard case .fact = Reference(rawValue: reference) else { return nil }
                return answer(test)
            case .global(let reference):
                guard case .standard = Reference(rawValue: reference) else { return nil }
                return answer(test)
            default: return nil
            }
        }
    }

    private func comparison(
        _ left: Expression, _ sign: ComparisonOperator, _ right: Expression
    ) -> Comparison {
        let (leftValue, rightValue) = (run(left), run(right))
        let verdict = Verdict(
            run(Expression(.comparison(sign, left, right), left.range)))
        let unit = types.unit(of: left) ?? types.unit(of: right)
        var distance: Number?
        if case .number(let first) = leftValue, case .number(let second) = rightValue {
            distance = first.subtracting(second)
        }
        let leftSide = side(left, leftValue, beside: right)
        let rightSide = side(right, rightValue, beside: left)
        let words = distance.flatMap {
            Distance(
                value: $0, sign: sign, verdict: verdict, unit: unit, right: rightSide.text,
                persons: persons(right) ?? persons(left), values: values
            ).words
        }
        return Comparison(
            left: leftSide, comparisonOperator: sign, right: rightSide, verdict: verdict,
            distance: distance, unit: unit, words: words)
    }

    private func side(_ side: Expression, _ value: Value, beside other: Expression)
        -> ComparisonSide
    {
        let enumeration = types.enumeration(of: side) ?? types.enumeration(of: other)
        return ComparisonSide(
            text: printer.side(side, beside: other),
            value: values.words(value, enumeration: enumeration))
    }

    /// A yes/no fact or standard: what it is, and what is wanted.
    private func answer(_ test: Expression.Test) -> Comparison {
        let value = run(test.expression)
        let wanted = values.words(.boolean(!test.isNegated))
        return Comparison(
            left: ComparisonSide(
                text: printer.words(test.expression), value: values.words(value)),
            comparisonOperator: .equal, right: ComparisonSide(text: wanted, value: wanted),
            verdict: Verdict(test.isNegated ? value.negated : value), distance: nil, unit: nil,
            words: nil)
    }

    private func membership(
        _ value: Expression, _ tests: [Expression], _ test: Expression.Test
    ) -> Comparison {
        comparison(of: value, with: printer.alternatives(tests, of: value), test)
    }

    private func between(
        _ value: Expression, _ low: Expression, _ high: Expression, _ test: Expression.Test
    ) -> Comparison {
        let (low, high) = (printer.words(low), printer.words(high))
        let wanted = Wording(zh: "\(low.zh) 至 \(high.zh)", en: "\(low.en) to \(high.en)")
        return comparison(of: value, with: wanted, test)
    }

    /// A value beside what it should be one of, said in words.
    private func comparison(
        of value: Expression, with wanted: Wording, _ test: Expression.Test
    ) -> Comparison {
        let holds = run(test.expression)
        return Comparison(
            left: side(value, run(value), beside: value),
            comparisonOperator: test.isNegated ? .notEqual : .equal,
            right: ComparisonSide(text: wanted, value: wanted),
            verdict: Verdict(test.isNegated ? holds.negated : holds), distance: nil, unit: nil,
            words: nil)
    }

    /// The number of persons that a standard is multiplied by.
    private func persons(_ side: Expression) -> Number? {
        guard case .arithmetic(.multiply, let left, let right) = side.kind else { return nil }
        for factor in [right, left] {
            guard let unit = types.unit(of: factor), unit.factors.count == 1,
                record.edition.entities.contains(where: { $0.countUnit == unit }),
                case .number(let count) = run(factor)
            else { continue }
            return count
        }
        return nil
    }

    private func run(_ expression: Expression) -> Value {
        record.run(expression, on: object)
    }
}

/// How far a comparison is from turning over.
struct Distance {
    let value: Number
    let sign: ComparisonOperator
    let verdict: Verdict
    let unit: MeasurementUnit?
    let right: Wording
    let persons: Number?
    let values: ValueWords

    var words: Wording? {
        switch sign {
        case .equal, .notEqual: return nil
        case .less where value.isZero:
            return Wording(zh: "相等不算低于", en: "equal is not below")
        case .greater where value.isZero:
            return Wording(zh: "相等不算高于", en: "equal is not above")
        case .lessOrEqual where value.isZero, .greaterOrEqual where value.isZero:
            return Wording(zh: "相等，符合", en: "equal, which is enough")
        default: break
        }
        let much = values.words(value.magnitude, in: unit)
        let each = each
        return value.isNegative
            ? Wording(zh: "低 \(much.zh)\(each.zh)", en: "\(much.en) below\(each.en)")
            : Wording(zh: "高 \(much.zh)\(each.zh)", en: "\(much.en) above\(each.en)")
    }

    /// The same for each person, where the whole is of several.
    private var each: Wording {
        guard let persons, let one = value.magnitude.divided(by: persons), persons != .one else {
            return Wording(same: "")
        }
        let much = values.text(one)
        return Wording(zh: "，每人 \(much)", en: ", \(much) for each person")
    }
}

extension Expression {
    /// A part of a condition that is true or false by itself.
    struct Test {
        let expression: Expression
        let isNegated: Bool
    }

    /// The tests that `and`, `or` and `not` join.
    var tests: [Test] { tests(isNegated: false) }

    private func tests(isNegated: Bool) -> [Test] {
        switch kind {
        case .and(let left, let right), .or(let left, let right):
            return left.tests(isNegated: isNegated) + right.tests(isNegated: isNegated)
        case .builtinCall(let function, let arguments)
        where Builtins[function].name == "not" && arguments.count == 1:
            return arguments[0].tests(isNegated: !isNegated)
        default: return [Test(expression: self, isNegated: isNegated)]
        }
    }
}

extension ComparisonOperator {
    var opposite: ComparisonOperator {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        }
    }
}
