import Diagnostics
import FEEL
import RuleModel

/// A test of a condition, prepared for the values of its two sides.
final class ComparisonPlan: Sendable {
    enum Form: Sendable {
        /// Two sides that are compared.
        case sides
        /// A yes/no fact or standard: what it is, and what is wanted.
        case answer
        /// A value beside the values that it should be one of.
        case alternatives([Expression])
        /// A value beside two ends.
        case ends(low: Expression, high: Expression)
    }

    let form: Form
    let test: Expression
    let isNegated: Bool
    /// As it is shown: the opposite where the test is negated.
    let sign: ComparisonOperator
    let left: Expression
    let right: Expression?
    let unit: MeasurementUnit?
    /// What counts the persons that a side is multiplied by.
    let persons: [Expression]
    /// The left side, where it is the time up to the reference day.
    let elapsed: ElapsedTime?
    let wordbook: Wordbook
    private let enumeration: Int?

    /// Nothing for names that stand for whole rules: they are left to their reasons.
    init?(_ test: Expression.Test, _ wordbook: Wordbook) {
        var sign = ComparisonOperator.equal
        let left: Expression
        var right: Expression?
        switch test.expression.kind {
        case .comparison(let written, let first, let second):
            // That there is anything at all the condition's own name says better.
            guard !first.isZero, !second.isZero else { return nil }
            (form, sign, left, right) = (.sides, written, first, second)
        case .membership(let value, let tests): (form, left) = (.alternatives(tests), value)
        case .between(let value, let low, let high):
            (form, left) = (.ends(low: low, high: high), value)
        case .property(let reference, _):
            guard case .fact = Reference(rawValue: reference) else { return nil }
            (form, left) = (.answer, test.expression)
        case .global(let reference):
            guard case .standard = Reference(rawValue: reference) else { return nil }
            (form, left) = (.answer, test.expression)
        default: return nil
        }
        self.test = test.expression
        self.left = left
        self.right = right
        self.wordbook = wordbook
        isNegated = test.isNegated
        // What is wanted of a yes or no says itself that it is negated.
        let isAnswer = if case .answer = form { true } else { false }
        self.sign = test.isNegated && !isAnswer ? sign.opposite : sign
        let types = wordbook.types
        unit = right.flatMap { types.unit(of: left) ?? types.unit(of: $0) }
        enumeration = types.enumeration(of: left) ?? right.flatMap(types.enumeration)
        elapsed = right.flatMap { _ in ElapsedTime(left, wordbook.edition) }
        persons = right.map { types.persons(in: $0) + types.persons(in: left) } ?? []
    }

    // MARK: In words

    var leftText: Wording {
        switch form {
        case .sides: wordbook.printer.side(left, beside: right ?? left)
        case .answer: wordbook.printer.words(left)
        case .alternatives, .ends: wordbook.printer.side(left, beside: left)
        }
    }

    /// The other side, or what is wanted in its place.
    var rightText: Wording {
        switch form {
        case .sides: return wordbook.printer.side(right ?? left, beside: left)
        case .answer: return wordbook.values.words(.boolean(!isNegated))
        case .alternatives(let tests): return wordbook.printer.alternatives(tests, of: left)
        case .ends(let low, let high):
            let (low, high) = (wordbook.printer.words(low), wordbook.printer.words(high))
            return Wording(zh: "\(low.zh) 至 \(high.zh)", en: "\(low.en) to \(high.en)")
        }
    }

    func words(_ value: Value) -> Wording {
        wordbook.values.words(value, enumeration: enumeration)
    }
}

extension ExpressionTypes {
    /// The factors of a product that count persons, the last one first.
    fileprivate func persons(in side: Expression) -> [Expression] {
        guard case .arithmetic(.multiply, let left, let right) = side.kind else { return [] }
        return [right, left].filter { factor in
            guard let unit = unit(of: factor), unit.factors.count == 1 else { return false }
            return edition.entities.contains { $0.countUnit == unit }
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

extension Expression {
    fileprivate var isZero: Bool {
        if case .literal(.number(let number)) = kind { number.isZero } else { false }
    }
}
