import Diagnostics
import FEEL
import RuleModel

/// A formula with its values put in: `715 × 3 − 1500`.
struct Calculation {
    let record: Case
    let object: Int

    func words(_ formula: Formula) -> Wording? {
        let (expression, owner) = unfolded(formula.expression, on: object)
        let chosen = chosen(expression, on: owner)
        switch chosen.kind {
        case .arithmetic, .negation: break
        default: return nil
        }
        // The outermost of what is no arithmetic is asked first: it needs no variable around it.
        return SentencePrinter(record.edition) { leaf in
            leaf.isLeaf ? record.run(leaf, on: owner) : nil
        }.words(chosen)
    }

    /// A name that stands for nothing but a formula is that formula.
    private func unfolded(_ expression: Expression, on object: Int) -> (Expression, Int) {
        var (current, owner) = (expression, object)
        for _ in 0..<Limits.explanationDepth {
            current = chosen(current, on: owner)
            guard case .property(let reference, let whose) = current.kind,
                case .definition(let definition) = Reference(rawValue: reference),
                case .object(let other) = record.run(whose, on: owner),
                record.finding(.definition(definition), on: Int(other.index)) == nil,
                case .value(let formula, _) = record.edition.definitions[definition].body
            else { break }
            (current, owner) = (formula.expression, Int(other.index))
        }
        return (current, owner)
    }

    /// Of a condition whose test is known only the branch that counts is shown.
    private func chosen(_ expression: Expression, on object: Int) -> Expression {
        var current = expression
        while case .conditional(let test, let then, let otherwise) = current.kind,
            let truth = record.run(test, on: object).truth
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
}
