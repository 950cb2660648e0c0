import Diagnostics
import FEEL
import RuleModel

// Running formulas.
extension Case {
    /// Runs a formula for an object.
    func run(_ plan: FormulaPlan, on object: Int?) -> Value {
        if isObserved { observe(plan.formula, on: object, input: nil) }
        let known = failureCount
        let value = trace == nil ? run(plan.expression, on: object) : traced(plan, on: object)
        if failureCount > known { locate(failuresFrom: known, in: plan.formula) }
        return value
    }

    private func traced(_ plan: FormulaPlan, on object: Int?) -> Value {
        let outer = trace?.formula
        trace?.formula = plan.formula.text
        defer { trace?.formula = outer }
        return run(plan.expression, on: object)
    }

    /// Runs a checked expression.
    func run(_ expression: Expression, on object: Int?) -> Value {
        if let value = plainValue(of: expression, on: object) { return value }
        var evaluation = evaluation(on: object)
        return evaluation.evaluate(expression)
    }

    /// A comparison of two values that were worked out before.
    func compare(
        _ left: Value, _ sign: ComparisonOperator, _ right: Value, _ range: TextRange
    ) -> Value {
        if let answer = sign.answer(left, right) { return .boolean(answer) }
        var evaluation = evaluation(on: nil)
        return evaluation.compare(left, sign, right, range)
    }

    /// A run of checked expressions for an object.
    func evaluation(on object: Int?) -> Evaluation {
        Evaluation(
            mode: .strict, host: self, subject: object.map(subject), budget: budget, trace: trace)
    }

    func subject(_ object: Int) -> ObjectReference {
        ObjectReference(entity: household.objects[object].entity, index: object)
    }
}

// Most of what rules consist of needs no walk over a tree with variables and limits: names, what
// connects them, and arithmetic that has a result.
extension Case {
    /// The value of an expression of nothing else, as the walk would find it.
    ///
    /// `nil` where it takes the walk. Nothing can fail here but in what a name stands for, which is
    /// kept.
    private func plainValue(of expression: Expression, on object: Int?) -> Value? {
        switch expression.kind {
        case .property(let property, let owner):
            return self.property(property, of: owner, on: object)
        case .subject: return object.map { .object(subject($0)) }
        case .global(let global): return value(ofGlobal: global)
        case .literal(let value): return value
        case .comparison(let sign, let left, let right):
            return comparison(sign, left, right, expression.range, on: object)
        case .membership(let value, let tests): return membership(value, tests, on: object)
        case .and(let left, let right):
            return connective(left, right, decidedBy: false, on: object)
        case .or(let left, let right): return connective(left, right, decidedBy: true, on: object)
        case .arithmetic(let sign, let left, let right):
            guard case .number(let first)? = plainValue(of: left, on: object),
                case .number(let second)? = plainValue(of: right, on: object)
            else { return nil }
            return sign.result(first, second).map(Value.number)
        case .conditional(let test, let then, let otherwise):
            guard case .boolean(let holds)? = plainValue(of: test, on: object) else { return nil }
            return plainValue(of: holds ? then : otherwise, on: object)
        default: return nil
        }
    }

    /// Who follows which numbers are compared is told by the walk.
    private func comparison(
        _ sign: ComparisonOperator, _ left: Expression, _ right: Expression, _ range: TextRange,
        on object: Int?
    ) -> Value? {
        guard trace == nil, let first = plainValue(of: left, on: object),
            let second = plainValue(of: right, on: object)
        else { return nil }
        if let answer = sign.answer(first, second) { return .boolean(answer) }
        return first.isKnown && second.isKnown ? nil : compare(first, sign, second, range)
    }

    /// Whether a value is one of several that are written down.
    private func membership(
        _ value: Expression, _ tests: [Expression], on object: Int?
    ) -> Value? {
        guard trace == nil, let value = plainValue(of: value, on: object) else { return nil }
        for test in tests {
            guard case .literal(let literal) = test.kind,
                let isSame = ComparisonOperator.equal.answer(value, literal)
            else { return nil }
            if isSame { return .boolean(true) }
        }
        return .boolean(false)
    }

    private func property(_ property: Int, of owner: Expression, on object: Int?) -> Value? {
        if case .subject = owner.kind { return object.map { value(of: property, on: $0) } }
        guard case .object(let other)? = plainValue(of: owner, on: object) else { return nil }
        return value(of: property, on: other)
    }

    private func connective(
        _ left: Expression, _ right: Expression, decidedBy deciding: Bool, on object: Int?
    ) -> Value? {
        guard let first = plainValue(of: left, on: object) else { return nil }
        if case .boolean(deciding) = first { return first }
        guard let second = plainValue(of: right, on: object) else { return nil }
        if case .boolean(deciding) = second { return second }
        guard first.isTruth, second.isTruth else { return nil }
        if first.isKnown, second.isKnown { return second }
        return .unknown(Unknown(first.causes.union(second.causes), Value.both))
    }
}

extension Value {
    /// Yes, no, or not known.
    fileprivate var isTruth: Bool {
        switch self {
        case .boolean, .unknown: true
        default: false
        }
    }
}
