import FEEL
import RuleModel

extension Case {
    /// Whether a condition holds; without powers, items that the office need not use are absent.
    func truth(of test: Test, on object: Int) -> Value {
        switch test {
        case .when(let formula):
            return run(formula, on: object)
        case .any(let items, let exceptions):
            return truth(of: items, exceptions, on: object, deciding: true)
        case .all(let items, let exceptions):
            return truth(of: items, exceptions, on: object, deciding: false)
        }
    }

    private func truth(
        of items: [Item], _ exceptions: [Item], on object: Int, deciding: Bool
    ) -> Value {
        let holds = Value.combined(tests(of: items, on: object), deciding: deciding)
        if exceptions.isEmpty || holds.truth == false { return holds }
        let excepted = Value.any(tests(of: exceptions, on: object))
        return Value.all([holds, excepted.negated])
    }

    /// All of the conditions of a programme.
    func truth(ofAll items: [Item], on object: Int) -> Value {
        Value.all(tests(of: items, on: object))
    }

    private func tests(of items: [Item], on object: Int) -> some Sequence<Value> {
        items.lazy.filter { [usesPowers] in usesPowers || !$0.isPower }
            .map { [self] in truth(of: $0.test, on: object) }
    }
}
