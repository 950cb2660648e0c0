import FEEL
import RuleModel

extension Case {
    /// Whether a condition holds; without powers, items that the office need not use are absent.
    func truth(of test: TestPlan, on object: Int) -> Value {
        switch test.kind {
        case .when(let formula):
            let value = run(formula, on: object)
            observer?.seen.note(value.truth, of: formula.formula.range)
            return value
        case .items(let items, let exceptions, let isAny):
            observe(exceptions, on: object)
            let holds = truth(of: items, on: object, deciding: isAny)
            if exceptions.isEmpty || holds.truth == false { return holds }
            let excepted = truth(of: exceptions, on: object, deciding: true)
            return Value.all([holds, excepted.negated])
        }
    }

    /// All of the conditions of a programme (`deciding` false), or any of a list.
    func truth(of items: [ItemPlan], on object: Int, deciding: Bool) -> Value {
        observe(items, on: object)
        var causes = Causes()
        var isOpen = false
        for item in items where usesPowers || !item.isPower {
            let test = truth(of: item.test, on: object)
            if test.truth == deciding { return .boolean(deciding) }
            if test.truth == nil {
                isOpen = true
                causes = causes.union(test.causes)
            }
        }
        return isOpen ? .unknown(Unknown(causes, Value.both)) : .boolean(!deciding)
    }

    /// The same for a condition as declared: reasons look at conditions one by one.
    func truth(of test: Test, on object: Int) -> Value {
        truth(of: TestPlan(test), on: object)
    }
}
