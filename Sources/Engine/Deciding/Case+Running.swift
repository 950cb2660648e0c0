import FEEL
import RuleModel

extension Case {
    /// Runs a formula for an object.
    func run(_ formula: Formula, on object: Int?) -> Value {
        if observer != nil { observe(formula, on: object, input: nil) }
        let known = failureCount
        let value = traced(formula) { run(formula.expression, on: object) }
        if failureCount > known { locate(failuresFrom: known, in: formula) }
        return value
    }

    /// Runs a prepared formula.
    func run(_ plan: FormulaPlan, on object: Int?) -> Value {
        if observer != nil { observe(plan.formula, on: object, input: nil) }
        let known = failureCount
        let value = traced(plan.formula) { run(plan.formula.expression, on: object) }
        if failureCount > known { locate(failuresFrom: known, in: plan.formula) }
        return value
    }

    private func traced(_ formula: Formula, _ body: () -> Value) -> Value {
        guard let trace else { return body() }
        let outer = trace.formula
        trace.formula = formula.text
        defer { trace.formula = outer }
        return body()
    }

    var failureCount: Int { main?.failures.count ?? failures.count }

    /// Runs a checked expression.
    func run(_ expression: Expression, on object: Int?) -> Value {
        var evaluation = evaluation(on: object)
        return evaluation.evaluate(expression)
    }

    /// A run of checked expressions for an object.
    func evaluation(on object: Int?) -> Evaluation {
        let subject = object.map {
            ObjectReference(entity: household.objects[$0].entity, index: $0)
        }
        return Evaluation(
            mode: .strict, host: self, subject: subject, budget: budget, trace: trace)
    }
}
