import Diagnostics

// Calls: of the language's functions and of the host's.
extension Checker {
    mutating func call(
        _ callee: Expression, _ arguments: Expression.Arguments, _ range: TextRange
    ) -> Checked {
        guard case .name(let name) = callee.kind else {
            return fail(.notAFunction(written(callee.range)), at: callee.range)
        }
        if scope.derivedFunctions.contains(name) {
            return derived(name, arguments, callee.range, range)
        }
        if case .keyed(let index, let keys, let type)? = scope.meaning(of: name, for: bareEntity) {
            return keyed(name, index, keys, type, arguments, range)
        }
        switch name {
        case "today", "now": return fail(.noClock(name), at: callee.range)
        case "yearly", "monthly": return converted(name, arguments, callee.range, range)
        default: break
        }
        guard let reference = Builtins.reference(name) else {
            if scope.meaning(of: name, for: bareEntity) != nil {
                return fail(.notAFunction(name), at: callee.range)
            }
            let meant = Builtins.meant(by: name, or: callableNames)
            return fail(.unknownFunction(name, meant: meant), at: callee.range)
        }
        guard let values = positional(arguments, of: name, reference, callee.range) else {
            return Checked(Expression(.invalid, range), .invalid)
        }
        return typed(name, reference, values.map { infer($0) }, range)
    }

    /// What of the surroundings takes brackets.
    private var callableNames: [String] {
        scope.derivedFunctions
            + scope.names(for: bareEntity).filter { name in
                if case .keyed? = scope.meaning(of: name, for: bareEntity) { true } else { false }
            }
    }

    /// Arguments in the order of the parameters.
    private mutating func positional(
        _ arguments: Expression.Arguments, of name: String, _ reference: BuiltinReference,
        _ place: TextRange
    ) -> [Expression]? {
        let signatures = Builtins[reference].signatures
        switch arguments {
        case .positional(let values):
            let fits = signatures.contains {
                values.count >= $0.required
                    && (values.count <= $0.parameters.count || $0.isVariadic)
            }
            if !fits {
                report(.wrongArity(name, signatures.map(\.parameters), values.count), at: place)
            }
            return fits ? values : nil
        case .named(let values):
            for signature in signatures where values.count >= signature.required {
                let ordered = signature.parameters.prefix(values.count).compactMap { parameter in
                    values.first { $0.name == parameter }?.value
                }
                if ordered.count == values.count { return ordered }
            }
            report(.wrongParameters(name, signatures.map(\.parameters)), at: place)
            return nil
        }
    }

    /// A value of the host that is looked up by keys.
    private mutating func keyed(
        _ name: String, _ index: Int, _ keys: [Int], _ type: FEELType,
        _ arguments: Expression.Arguments, _ range: TextRange
    ) -> Checked {
        guard case .positional(let values) = arguments, values.count == keys.count else {
            return fail(.needsKeys(name, keys.map { scope.enumeration($0).title }), at: range)
        }
        let checked = zip(values, keys).map { value, key in
            adapt(infer(value), to: .enumeration(key)).expression
        }
        return Checked(Expression(.hostCall(index, checked), range), type)
    }

    /// `previous year(standard)`.
    private mutating func derived(
        _ name: String, _ arguments: Expression.Arguments, _ place: TextRange, _ range: TextRange
    ) -> Checked {
        guard case .positional(let values) = arguments, values.count == 1 else {
            return fail(.wrongArity(name, [["value"]], 0), at: place)
        }
        let value = infer(values[0])
        switch value.expression.kind {
        case .global(let index):
            guard let derived = scope.derived(name, from: index) else { break }
            return Checked(Expression(.global(derived), range), value.type)
        case .hostCall(let index, let keys):
            guard let derived = scope.derived(name, from: index) else { break }
            return Checked(Expression(.hostCall(derived, keys), range), value.type)
        case .invalid: return value
        default: break
        }
        return fail(.notHere(name), at: place)
    }

    /// `yearly(x)` and `monthly(x)`: twelve months are a year.
    private mutating func converted(
        _ name: String, _ arguments: Expression.Arguments, _ place: TextRange, _ range: TextRange
    ) -> Checked {
        guard case .positional(let values) = arguments, values.count == 1 else {
            return fail(.wrongArity(name, [["amount"]], arguments.count), at: place)
        }
        let value = infer(values[0])
        if value.type == .invalid { return value }
        let isYearly = name == "yearly"
        let (from, to): (MeasurementUnit, MeasurementUnit) =
            isYearly ? (.month, .year) : (.year, .month)
        guard case .number(let unit?) = value.type, unit.exponent(of: from) == -1 else {
            return fail(.notConvertible(name, describe(value.type)), at: value.range)
        }
        if !isYearly { divisions.append(range) }
        let months = Expression(.literal(.number(MeasurementUnit.monthsPerYear)), range)
        let kind = Expression.Kind.arithmetic(
            isYearly ? .multiply : .divide, value.expression, months)
        return Checked(
            Expression(kind, range), .number(unit.multiplied(by: from).divided(by: to)),
            countUnit: value.countUnit)
    }
}

extension Expression.Arguments {
    var count: Int {
        switch self {
        case .positional(let values): values.count
        case .named(let values): values.count
        }
    }
}
