extension Expression {
    /// The expressions that this one is made of.
    package var children: [Expression] {
        switch kind {
        case .negation(let operand), .unaryComparison(_, let operand), .instance(let operand, _),
            .path(let operand, _), .property(_, of: let operand):
            [operand]
        case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
            .and(let left, let right), .or(let left, let right), .filter(let left, by: let right),
            .range(low: let left, high: let right, _, _):
            [left, right]
        case .between(let value, let low, let high): [value, low, high]
        case .membership(let value, let tests): [value] + tests
        case .unaryTests(let tests), .negatedTests(let tests): tests
        case .conditional(let test, let then, let otherwise): [test, then, otherwise]
        case .iteration(let iterators, let body), .quantified(_, let iterators, let body):
            iterators.flatMap { [$0.source] + ($0.end.map { [$0] } ?? []) } + [body]
        case .list(let elements), .hostCall(_, let elements), .builtinCall(_, let elements):
            elements
        case .context(let entries): entries.map(\.value)
        case .function(_, let body): [body]
        case .call(let callee, .positional(let values)): [callee] + values
        case .call(let callee, .named(let values)): [callee] + values.map(\.value)
        case .literal, .name, .input, .anyInput, .externalFunction, .invalid, .local, .subject,
            .global:
            []
        }
    }
}
