public import Diagnostics

// Calls of built-ins, of functions that expressions define, and of functions as values.
extension Evaluation {
    mutating func call(
        _ callee: Expression, _ arguments: Expression.Arguments, _ range: TextRange
    ) -> Value {
        if case .name(let name) = callee.kind, variable(name) == nil {
            guard let reference = Builtins.reference(name) else {
                return unknownFunction(name, callee.range)
            }
            return call(Builtins[reference], arguments, range)
        }
        let value = evaluate(callee)
        switch value {
        case .function(let function):
            if case .builtin(let name) = function.body, let reference = Builtins.reference(name) {
                return call(Builtins[reference], arguments, range)
            }
            guard let values = bind(arguments, to: function.parameters) else {
                return wrongArguments(range)
            }
            return invoke(function, values, range, calledAs: callee.kind.nameOfCallee)
        case .unknown(let unknown): return .unknown(Unknown(unknown.causes))
        default:
            return fail("这个值不是函数，不能调用", "this is no function and cannot be called", range)
        }
    }

    private mutating func unknownFunction(_ name: String, _ range: TextRange) -> Value {
        let meant = Wording.meant(Builtins.meant(by: name, or: []))
        return fail(
            "没有函数「\(name)」" + (meant.map { "，" + $0.zh } ?? ""),
            "there is no function “\(name)”" + (meant.map { ", " + $0.en } ?? ""), range)
    }

    private mutating func call(
        _ builtin: Builtin, _ arguments: Expression.Arguments, _ range: TextRange
    ) -> Value {
        switch arguments {
        case .positional(let expressions):
            return invoke(builtin, self.values(expressions), range)
        case .named(let expressions):
            guard let order = builtin.order(of: expressions.map(\.name)) else {
                return wrongArguments(range)
            }
            var values = [Value](repeating: .null, count: order.count)
            for (index, expression) in expressions.enumerated() {
                guard let position = order.positions[index] else { return wrongArguments(range) }
                values[position] = evaluate(expression.value)
            }
            return invoke(builtin, values, range, signature: order.signature)
        }
    }

    mutating func builtinCall(
        _ reference: BuiltinReference, _ arguments: [Expression], _ range: TextRange
    ) -> Value {
        invoke(Builtins[reference], values(arguments), range)
    }

    mutating func values(_ expressions: [Expression]) -> [Value] {
        var values: [Value] = []
        values.reserveCapacity(expressions.count)
        for expression in expressions { values.append(evaluate(expression)) }
        return values
    }

    mutating func invoke(
        _ builtin: Builtin, _ values: [Value], _ range: TextRange, signature: Int? = nil
    ) -> Value {
        guard builtin.accepts(values.count) else { return wrongArguments(range) }
        guard spend(values.reduce(1) { $0 + $1.steps }) else { return exhausted(range) }
        if mode == .strict, builtin.unknowns == .spread, let causes = Unknown.causes(values) {
            return .unknown(Unknown(causes))
        }
        let made = builtin.body(
            Arguments(values, of: builtin, at: range, signature: signature), &self)
        let result = admitted(made, range)
        if mode == .strict, !result.isPresent {
            return fail(
                "\(builtin.name) 在这里没有结果", "\(builtin.name) has no result here", range)
        }
        return result
    }

    /// Calls a function value with values.
    public mutating func invoke(
        _ function: FunctionValue, _ arguments: [Value], _ range: TextRange
    ) -> Value {
        invoke(function, arguments, range, calledAs: nil)
    }

    private mutating func invoke(
        _ function: FunctionValue, _ arguments: [Value], _ range: TextRange, calledAs name: String?
    ) -> Value {
        switch function.body {
        case .builtin(let name):
            guard let reference = Builtins.reference(name) else { return wrongArguments(range) }
            return invoke(Builtins[reference], arguments, range)
        case .native(let body):
            guard arguments.count == function.parameters.count else { return wrongArguments(range) }
            guard spend() else { return exhausted(range) }
            budget.depth = depth
            return body(arguments, &self, range)
        case .closure(let expression, let captured):
            guard arguments.count == function.parameters.count else { return wrongArguments(range) }
            guard spend() else { return exhausted(range) }
            var own = name.map { [ContextValue.Entry(key: $0, value: .function(function))] } ?? []
            return run(expression, captured, function, arguments, &own, range)
        }
    }

    /// Runs a function's body where it was made, with its parameters in scope; a function that was
    /// called by a name knows itself by it.
    private mutating func run(
        _ expression: Expression, _ captured: [ContextValue], _ function: FunctionValue,
        _ arguments: [Value], _ own: inout [ContextValue.Entry], _ range: TextRange
    ) -> Value {
        var body = expression
        var values = arguments
        if case .function(let parameters, let inner) = expression.kind {
            body = inner
            for (index, parameter) in parameters.enumerated() where index < values.count {
                guard let type = parameter.type else { continue }
                values[index] = coerce(values[index], to: type, range)
                if !values[index].isPresent, arguments[index].isPresent { return .null }
            }
        }
        let outer = (scope, locals)
        defer { (scope, locals) = outer }
        if mode == .strict {
            locals = (captured.first?.entries.map(\.value) ?? []) + values
            return evaluate(body)
        }
        scope = captured
        if !own.isEmpty { scope.append(ContextValue(own)) }
        scope.append(
            ContextValue(
                zip(function.parameters, values).map { ContextValue.Entry(key: $0, value: $1) }))
        return evaluate(body)
    }

    /// A function with what it can see.
    mutating func closure(_ expression: Expression) -> Value {
        guard case .function(let parameters, _) = expression.kind else { return .null }
        let captured =
            mode == .standard
            ? scope : [ContextValue(locals.map { ContextValue.Entry(key: "", value: $0) })]
        return .function(
            FunctionValue(
                parameters: parameters.map(\.name),
                body: .closure(expression, captured: captured)))
    }

    private mutating func bind(
        _ arguments: Expression.Arguments, to parameters: [String]
    ) -> [Value]? {
        switch arguments {
        case .positional(let expressions):
            return expressions.count == parameters.count
                ? expressions.map { evaluate($0) } : nil
        case .named(let expressions):
            // What is not named is null.
            var values = [Value](repeating: .null, count: parameters.count)
            var named: Set<Int> = []
            for expression in expressions {
                guard
                    let index = parameters.firstIndex(where: {
                        Comparing.isSame($0, expression.name)
                    }), named.insert(index).inserted
                else { return nil }
                values[index] = evaluate(expression.value)
            }
            return values
        }
    }

    mutating func wrongArguments(_ range: TextRange) -> Value {
        fail(
            "参数的个数或名称不对", "the number or the names of the arguments are wrong", range)
    }
}

extension Expression.Kind {
    fileprivate var nameOfCallee: String? {
        if case .name(let name) = self { name } else { nil }
    }
}
