package import Diagnostics
package import FEEL
package import RuleModel

/// Writes a checked expression as people read it, names by their titles; or, where values are
/// given for its leaves, with the values put in.
package struct SentencePrinter {
    let edition: Edition
    /// The value to write in place of a leaf.
    var valueOfLeaf: (Expression) -> Value? = { _ in nil }
    /// Parts to mark as changed, by where they stand in the text.
    private var marks: Set<TextRange> = []
    /// Names of the variables around the current node.
    private var locals: [String] = []

    private let types: ExpressionTypes
    private let values: ValueWords

    init(_ edition: Edition, valueOfLeaf: @escaping (Expression) -> Value?) {
        self.edition = edition
        self.valueOfLeaf = valueOfLeaf
        types = ExpressionTypes(edition: edition)
        values = ValueWords(edition: edition)
    }

    package init(_ edition: Edition) {
        self.init(edition, valueOfLeaf: { _ in nil })
    }

    package func words(_ expression: Expression) -> Wording {
        words(expression, binding: 0)
    }

    /// A printer that marks these parts (see `ChangeMarks`).
    package func marking(_ marks: Set<TextRange>) -> SentencePrinter {
        var printer = self
        printer.marks = marks
        return printer
    }

    /// Marked where it is one of the parts to mark.
    func marked(_ words: Wording, as expression: Expression) -> Wording {
        marks.contains(expression.range) ? words.marked : words
    }

    // MARK: How tightly a node binds

    private func binding(of kind: Expression.Kind) -> Int {
        switch kind {
        case .conditional, .iteration, .quantified: 0
        case .or: 1
        case .and: 2
        case .comparison, .between, .membership: 3
        case .arithmetic(.add, _, _), .arithmetic(.subtract, _, _): 4
        case .arithmetic(.multiply, _, _), .arithmetic(.divide, _, _): 5
        case .arithmetic(.power, _, _), .negation: 6
        default: 10
        }
    }

    private func words(_ expression: Expression, binding needed: Int) -> Wording {
        if let value = valueOfLeaf(expression) {
            let words = values.words(value, enumeration: types.enumeration(of: expression))
            return value.needsBrackets && needed > 4 ? words.bracketed : words
        }
        let words = marked(words(expression.kind, of: expression), as: expression)
        return binding(of: expression.kind) < needed ? words.bracketed : words
    }

    // MARK: The kinds of nodes

    private func words(_ kind: Expression.Kind, of expression: Expression) -> Wording {
        switch kind {
        case .literal(let value): return values.words(value)
        case .property(let reference, let object): return property(reference, of: object)
        case .global(let reference): return title(of: reference)
        case .hostCall(let reference, let keys): return keyed(reference, keys)
        case .negation(let operand): return joined("−", words(operand, binding: 6))
        case .arithmetic(let sign, let left, let right):
            return arithmetic(sign, left, right, binding(of: kind))
        case .comparison(let sign, let left, let right):
            return comparison(sign, left, right)
        case .and(let left, let right): return infix(left, ("且", "and"), right, 2)
        case .or(let left, let right): return infix(left, ("或", "or"), right, 1)
        case .conditional(let test, let then, let otherwise):
            return Self.conditional(words(test), words(then), words(otherwise))
        case .path(let object, let name): return path(object, name)
        case .subject: return Wording(zh: "本人", en: "the person")
        case .local(let index):
            return Wording(same: locals.indices.contains(index) ? locals[index] : "…")
        default: return rest(kind)
        }
    }

    private func rest(_ kind: Expression.Kind) -> Wording {
        switch kind {
        case .between(let value, let low, let high):
            let (value, low, high) = (words(value), words(low), words(high))
            return Wording(
                zh: "\(value.zh)在\(low.zh)至\(high.zh)之间",
                en: "\(value.en) between \(low.en) and \(high.en)")
        case .membership(let value, let tests): return membership(value, tests)
        case .filter(let list, let test):
            return filter(list, test)
        case .quantified(let quantifier, let iterators, let test):
            return quantified(quantifier, iterators, test)
        case .builtinCall(let function, let arguments):
            return call(Builtins[function].name, arguments)
        case .list(let elements), .unaryTests(let elements): return list(elements)
        case .negatedTests(let tests):
            let list = list(tests)
            return Wording(zh: "非\(list.zh)", en: "not \(list.en)")
        case .range(let low, let high, _, _):
            let (low, high) = (words(low), words(high))
            return Wording(zh: "\(low.zh)至\(high.zh)", en: "\(low.en) to \(high.en)")
        case .unaryComparison(let sign, let operand):
            let operand = words(operand, binding: 4)
            return Wording(zh: sign.words.zh + operand.zh, en: "\(sign.words.en) \(operand.en)")
        default: return Wording(same: "…")
        }
    }

    private func arithmetic(
        _ sign: ArithmeticOperator, _ left: Expression, _ right: Expression, _ level: Int
    ) -> Wording {
        let sign =
            switch sign {
            case .add: "+"
            case .subtract: "−"
            case .multiply: "×"
            case .divide: "÷"
            case .power: "^"
            }
        let left = words(left, binding: level)
        let right = words(right, binding: level + 1)
        return Wording(zh: "\(left.zh) \(sign) \(right.zh)", en: "\(left.en) \(sign) \(right.en)")
    }

    private func comparison(
        _ sign: ComparisonOperator, _ left: Expression, _ right: Expression
    ) -> Wording {
        let (first, second) = (side(left, beside: right), side(right, beside: left))
        let sign = sign.words
        return Wording(
            zh: "\(first.zh)\(sign.zh)\(second.zh)", en: "\(first.en) \(sign.en) \(second.en)")
    }

    /// One side of a comparison: a text is a value of the other side's enumeration.
    func side(_ side: Expression, beside other: Expression) -> Wording {
        guard case .literal(let value) = side.kind else { return words(side, binding: 4) }
        return marked(
            values.words(value, enumeration: types.enumeration(of: other)), as: side)
    }

    func membership(_ value: Expression, _ tests: [Expression]) -> Wording {
        let list = alternatives(tests, of: value)
        let value = words(value, binding: 4)
        return Wording(zh: "\(value.zh)为\(list.zh)", en: "\(value.en) is \(list.en)")
    }

    /// `一级或二级`.
    func alternatives(_ tests: [Expression], of value: Expression) -> Wording {
        let parts = tests.map { side($0, beside: value) }
        return Wording(
            zh: parts.map(\.zh).joined(separator: "或"),
            en: parts.map(\.en).joined(separator: " or "))
    }

    private func infix(
        _ left: Expression, _ word: (zh: String, en: String), _ right: Expression, _ level: Int
    ) -> Wording {
        let (left, right) = (operand(left, of: level), operand(right, of: level))
        return Wording(
            zh: "\(left.zh)\(word.zh)\(right.zh)", en: "\(left.en) \(word.en) \(right.en)")
    }

    /// Of 'and' and 'or' a reader does not know which binds tighter: one within the other stands
    /// in brackets, and so does a name that holds such a word.
    private func operand(_ side: Expression, of level: Int) -> Wording {
        let isMixed = [1, 2].contains(binding(of: side.kind)) && binding(of: side.kind) != level
        let said = words(side, binding: isMixed ? 3 : level)
        switch side.kind {
        case .property, .global: return said.bracketedIfJoined
        default: return said
        }
    }

    private func joined(_ sign: String, _ operand: Wording) -> Wording {
        Wording(zh: sign + operand.zh, en: sign + operand.en)
    }

    private func list(_ elements: [Expression]) -> Wording {
        let parts = elements.map { words($0) }
        return Wording(
            zh: parts.map(\.zh).joined(separator: "、"), en: parts.map(\.en).joined(separator: ", "))
    }

    // MARK: Variables

    private func filter(_ list: Expression, _ test: Expression) -> Wording {
        let list = words(list, binding: 9)
        let test = with([""]).words(test)
        return Wording(zh: "\(list.zh)中\(test.zh)的", en: "\(list.en) for whom \(test.en)")
    }

    private func quantified(
        _ quantifier: Expression.Quantifier, _ iterators: [Expression.Iterator], _ test: Expression
    ) -> Wording {
        guard let first = iterators.first else { return Wording(same: "…") }
        let source = words(first.source, binding: 9)
        let test = with(iterators.map(\.name)).words(test)
        return switch quantifier {
        case .every:
            Wording(zh: "\(source.zh)中每一位：\(test.zh)", en: "each of \(source.en): \(test.en)")
        case .some:
            Wording(zh: "\(source.zh)中有一位：\(test.zh)", en: "one of \(source.en): \(test.en)")
        }
    }

    private func with(_ names: [String]) -> SentencePrinter {
        var inner = self
        inner.locals += names
        return inner
    }
}

extension Value {
    /// A negative number or bounds are set off from the operators around them.
    fileprivate var needsBrackets: Bool {
        switch self {
        case .number(let number): number.isNegative
        case .unknown: true
        default: false
        }
    }
}

extension Wording {
    fileprivate var bracketedIfJoined: Wording {
        Wording(
            zh: zh.contains("或") || zh.contains("且") ? bracketed.zh : zh,
            en: en.contains(" or ") || en.contains(" and ") ? bracketed.en : en)
    }

    var bracketed: Wording { Wording(zh: "（\(zh)）", en: "(\(en))") }
}

extension ComparisonOperator {
    /// As read between two sides.
    var words: Wording {
        switch self {
        case .equal: Wording(zh: "为", en: "is")
        case .notEqual: Wording(zh: "不是", en: "is not")
        case .less: Wording(zh: "低于", en: "below")
        case .lessOrEqual: Wording(zh: "不高于", en: "at most")
        case .greater: Wording(zh: "高于", en: "above")
        case .greaterOrEqual: Wording(zh: "不低于", en: "at least")
        }
    }
}
