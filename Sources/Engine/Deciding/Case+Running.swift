import FEEL
import RuleModel

extension Case {
    /// Runs a formula for an object; `input` is what a table's cell tests.
    func run(_ formula: Formula, on object: Int?, input: Value? = nil) -> Value {
        if observer != nil { observe(formula, on: object, input: input) }
        let known = failureCount
        let value = run(formula.expression, on: object, input: input)
        if failureCount > known { locate(failuresFrom: known, in: formula) }
        return value
    }

    /// Runs a prepared formula.
    func run(_ plan: FormulaPlan, on object: Int?) -> Value {
        if observer != nil { observe(plan.formula, on: object, input: nil) }
        let known = failureCount
        let value = run(plan.formula.expression, on: object)
        if failureCount > known { locate(failuresFrom: known, in: plan.formula) }
        return value
    }

    private var failureCount: Int { main?.failures.count ?? failures.count }

    /// Runs a checked expression.
    func run(_ expression: Expression, on object: Int?, input: Value? = nil) -> Value {
        let subject = object.map {
            ObjectReference(entity: household.objects[$0].entity, index: $0)
        }
        var evaluation = Evaluation(mode: .strict, host: self, subject: subject, budget: budget)
        return input.map { evaluation.test(expression, on: $0) } ?? evaluation.evaluate(expression)
    }
}
