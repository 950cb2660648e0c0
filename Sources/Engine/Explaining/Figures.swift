import Diagnostics
import FEEL
import RuleModel

/// A formula with its values put in: `800 × 3 − 1500`.
struct Figures: Sendable {
    private let expression: Expression
    /// The values of what is shown by its value, in the order of the text.
    private let values: [Value]
    private let wordbook: Wordbook

    var words: Wording {
        let rest = ValuesInOrder(values)
        return SentencePrinter(wordbook.edition) { leaf in
            leaf.isLeaf ? rest.next() : nil
        }.words(expression)
    }

    private final class ValuesInOrder {
        private var values: ArraySlice<Value>

        init(_ values: [Value]) {
            self.values = values[...]
        }

        func next() -> Value? { values.popFirst() }
    }
}

// Taking them down.
extension Figures {
    /// Nothing for what is no arithmetic.
    init?(of formula: FormulaPlan, in record: Case, on object: Int) {
        let (expression, owner) = record.unfolded(formula.expression, on: object)
        switch expression.kind {
        case .arithmetic, .negation: break
        default: return nil
        }
        var values: [Value] = []
        // The outermost of what is no arithmetic is asked for: it needs no variable around it.
        expression.forEachLeaf { values.append(record.run($0, on: owner)) }
        self.expression = expression
        self.values = values
        wordbook = record.program.wordbook
    }
}

extension Case {
    /// A name that stands for nothing but a formula is that formula.
    fileprivate func unfolded(_ expression: Expression, on object: Int) -> (Expression, Int) {
        var (current, owner) = (chosen(expression, on: object), object)
        for _ in 0..<Limits.explanationDepth {
            guard case .property(let reference, let whose) = current.kind,
                case .definition(let definition) = Reference(rawValue: reference),
                case .object(let other) = run(whose, on: owner),
                stated(.definition(definition), on: Int(other.index)) == nil,
                case .value(let formula, _) = program.definitions[definition].body
            else { break }
            owner = Int(other.index)
            current = chosen(formula.expression, on: owner)
        }
        return (current, owner)
    }

    /// Of a condition whose test is known only the branch that counts is shown.
    private func chosen(_ expression: Expression, on object: Int) -> Expression {
        var current = expression
        while case .conditional(let test, let then, let otherwise) = current.kind,
            let truth = run(test, on: object).truth
        {
            current = truth ? then : otherwise
        }
        return current
    }
}

extension Expression {
    /// What is shown by its value: all but the operators of arithmetic.
    fileprivate var isLeaf: Bool {
        switch kind {
        case .arithmetic, .negation, .literal: false
        default: true
        }
    }

    fileprivate func forEachLeaf(_ visit: (Expression) -> Void) {
        switch kind {
        case .arithmetic(_, let left, let right):
            left.forEachLeaf(visit)
            right.forEachLeaf(visit)
        case .negation(let operand): operand.forEachLeaf(visit)
        case .literal: break
        default: visit(self)
        }
    }
}
