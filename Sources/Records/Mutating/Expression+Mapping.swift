import FEEL

extension Expression {
    /// The same expression made of changed parts.
    func mappingChildren(_ change: (Expression) -> Expression) -> Expression {
        let changed: Kind
        switch kind {
        case .negation(let operand): changed = .negation(change(operand))
        case .arithmetic(let sign, let left, let right):
            changed = .arithmetic(sign, change(left), change(right))
        case .comparison(let sign, let left, let right):
            changed = .comparison(sign, change(left), change(right))
        case .and(let left, let right): changed = .and(change(left), change(right))
        case .or(let left, let right): changed = .or(change(left), change(right))
        case .between(let value, let low, let high):
            changed = .between(change(value), low: change(low), high: change(high))
        case .membership(let value, let tests):
            changed = .membership(change(value), tests: tests.map(change))
        case .unaryComparison(let sign, let operand):
            changed = .unaryComparison(sign, change(operand))
        case .unaryTests(let tests): changed = .unaryTests(tests.map(change))
        case .negatedTests(let tests): changed = .negatedTests(tests.map(change))
        case .instance(let value, let type): changed = .instance(change(value), of: type)
        case .conditional(let test, let then, let otherwise):
            changed = .conditional(change(test), then: change(then), otherwise: change(otherwise))
        case .iteration(let iterators, let body):
            changed = .iteration(iterators.map { $0.mapping(change) }, body: change(body))
        case .quantified(let quantifier, let iterators, let body):
            changed = .quantified(
                quantifier, iterators.map { $0.mapping(change) }, satisfies: change(body))
        case .filter(let list, let test): changed = .filter(change(list), by: change(test))
        case .path(let object, let name): changed = .path(change(object), name)
        case .property(let index, let object): changed = .property(index, of: change(object))
        case .list(let elements): changed = .list(elements.map(change))
        case .hostCall(let index, let arguments):
            changed = .hostCall(index, arguments.map(change))
        case .builtinCall(let function, let arguments):
            changed = .builtinCall(function, arguments.map(change))
        case .range(let low, let high, let lowIncluded, let highIncluded):
            changed = .range(
                low: change(low), high: change(high), lowIncluded: lowIncluded,
                highIncluded: highIncluded)
        case .literal, .name, .input, .anyInput, .externalFunction, .invalid, .local, .subject,
            .global, .context, .function, .call:
            return self
        }
        return Expression(changed, range)
    }
}

extension Expression.Iterator {
    fileprivate func mapping(_ change: (Expression) -> Expression) -> Expression.Iterator {
        Expression.Iterator(
            name: name, nameRange: nameRange, source: change(source), end: end.map(change))
    }
}
