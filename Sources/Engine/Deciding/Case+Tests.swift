import FEEL
import RuleModel

extension Case {
    /// Whether a condition holds; without powers, items that the office need not use are absent.
    func truth(of test: TestPlan, on object: Int) -> Value {
        if let condition = test.condition {
            let value = run(condition.formula, on: object)
            observer?.seen.note(value.truth, of: condition.formula.formula.range)
            return value
        }
        observe(test.exceptions, on: object)
        let holds = truth(of: test.items, on: object, deciding: test.isAny)
        if test.exceptions.isEmpty || holds.truth == false { return holds }
        let excepted = truth(of: test.exceptions, on: object, deciding: true)
        return Value.all([holds, excepted.negated])
    }

    /// All of the conditions of a programme (`deciding` false), or any of a list.
    func truth(of items: [ItemPlan], on object: Int, deciding: Bool) -> Value {
        observe(items, on: object)
        var causes = Causes()
        var isOpen = false
        for item in items where usesPowers || !item.isPower {
            let test = truth(of: item, on: object)
            if test.truth == deciding { return .boolean(deciding) }
            if test.truth == nil {
                isOpen = true
                causes = causes.union(test.causes)
            }
        }
        return isOpen ? .unknown(Unknown(causes, Value.both)) : .boolean(!deciding)
    }

    /// One line of a list; reasons look at it once more.
    func truth(of item: ItemPlan, on object: Int) -> Value {
        guard usesPowers else { return truth(of: item.test, on: object) }
        return remembered(item.slot, on: object) { truth(of: item.test, on: object) }
    }
}
