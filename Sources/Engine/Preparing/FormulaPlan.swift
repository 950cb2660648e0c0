import FEEL
import RuleModel

// What a case runs again and again, each in a box of its own, so that nothing is copied when it
// runs but a reference.

/// A formula.
final class FormulaPlan: Sendable {
    let formula: Formula
    let expression: Expression

    init(_ formula: Formula) {
        self.formula = formula
        expression = formula.expression
    }
}

/// A formula that holds or does not, with the tests it is made of.
final class ConditionPlan: Sendable {
    let formula: FormulaPlan
    /// In the order of the text.
    let parts: [Part]
    /// How many of them have two sides.
    let comparisonCount: Int

    /// A part that is true or false by itself.
    final class Part: Sendable {
        let isNegated: Bool
        /// Its two sides; `nil` for a name that stands for a whole rule.
        let comparison: ComparisonPlan?
        /// The definition that it names, and whose.
        let definition: NamedDefinition?

        init(_ test: Expression.Test, _ wordbook: Wordbook) {
            isNegated = test.isNegated
            comparison = ComparisonPlan(test, wordbook)
            definition = NamedDefinition(test.expression)
        }
    }

    init(_ formula: Formula, _ wordbook: Wordbook) {
        self.formula = FormulaPlan(formula)
        parts = formula.expression.tests.map { Part($0, wordbook) }
        comparisonCount = parts.count { $0.comparison != nil }
    }
}

/// A definition that an expression names.
struct NamedDefinition: Sendable {
    let definition: Int
    /// Whose it is.
    let owner: Expression

    /// Nothing for other expressions, and where the owner is a variable of an expression around it.
    init?(_ expression: Expression) {
        guard case .property(let reference, let owner) = expression.kind,
            case .definition(let definition) = Reference(rawValue: reference), !owner.usesLocals
        else { return nil }
        self.definition = definition
        self.owner = owner
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

    /// Visits the expression and all of its parts.
    func forEachSubexpression(_ visit: (Expression) -> Void) {
        visit(self)
        for child in children { child.forEachSubexpression(visit) }
    }

    /// Whether a variable of an expression around it is needed to work it out.
    var usesLocals: Bool {
        if case .local = kind { return true }
        return children.contains(where: \.usesLocals)
    }
}
