import Diagnostics

// The types of calls of the language's functions.
extension Checker {
    mutating func typed(
        _ name: String, _ reference: BuiltinReference, _ arguments: [Checked], _ range: TextRange
    ) -> Checked {
        guard let typing = BuiltinTyping.all[name] else {
            return fail(.functionNotInRules(name), at: range)
        }
        var values = arguments
        for index in values.indices {
            let parameter = typing.parameters[min(index, typing.parameters.count - 1)]
            values[index] = accept(values[index], as: parameter, of: name)
        }
        if values.contains(where: { $0.type == .invalid }) {
            if case .fixed(let type) = typing.result {
                return Checked(Expression(.invalid, range), type)
            }
            return Checked(Expression(.invalid, range), .invalid)
        }
        switch typing.result {
        case .fixed(let type):
            return made(reference, values, type, range)
        case .first:
            return made(reference, values, values.first?.type ?? .any, range, of: values.first)
        case .element:
            guard case .list(let type)? = values.first?.type else { break }
            return made(reference, values, type, range)
        case .common:
            guard let values = common(values, name) else { break }
            return made(reference, values, values.first?.type ?? .any, range, of: values.first)
        case .aggregate(let kind):
            return aggregate(kind, name, reference, values, range)
        }
        return Checked(Expression(.invalid, range), .invalid)
    }

    private func made(
        _ reference: BuiltinReference, _ values: [Checked], _ type: FEELType, _ range: TextRange,
        of list: Checked? = nil
    ) -> Checked {
        let kind = Expression.Kind.builtinCall(reference, values.map(\.expression))
        return Checked(Expression(kind, range), type, countUnit: list?.countUnit)
    }

    private mutating func accept(
        _ value: Checked, as parameter: BuiltinTyping.Parameter, of name: String
    ) -> Checked {
        switch (parameter, value.type) {
        case (.any, _), (_, .any), (_, .invalid), (.number, .number), (.plain, .number(nil)),
            (.date, .date), (.date, .dateTime), (.list, .list):
            return value
        case (.plain, .number(let unit?)):
            return unit == .none
                ? value : fail(.plainNumberNeeded(describe(value.type)), at: value.range)
        case (.of(let type), _): return adapt(value, to: type)
        case (.list, let type): return fail(.notAList(describe(type)), at: value.range)
        case (.date, _): return adapt(value, to: .date)
        case (.number, _), (.plain, _): return adapt(value, to: .number(nil))
        }
    }

    /// All values with the type that they share.
    private mutating func common(_ values: [Checked], _ name: String) -> [Checked]? {
        guard var common = values.first else { return nil }
        for value in values.dropFirst() {
            guard let (first, _) = unify(common, value) else {
                reportUnits(name, common, value, at: value.range)
                return nil
            }
            common = first
        }
        return values.map { adapt($0, to: common.type) }
    }

    private mutating func aggregate(
        _ kind: BuiltinTyping.Aggregate, _ name: String, _ reference: BuiltinReference,
        _ values: [Checked], _ range: TextRange
    ) -> Checked {
        if case .count = kind {
            let unit = values.first.map(unitOfElements) ?? .none
            return made(reference, values, .number(unit), range)
        }
        var values = values
        var type = values.first?.type ?? .any
        let unit = values.first?.countUnit
        if values.count == 1, case .list(let element) = type {
            type = element
        } else {
            guard let shared = common(values, name) else {
                return Checked(Expression(.invalid, range), .invalid)
            }
            values = shared
            type = shared.first?.type ?? .any
        }
        guard let result = aggregated(kind, type, of: unit) else {
            return fail(.wrongArgument(name, describe(type)), at: values.first?.range ?? range)
        }
        if case .mean = kind { divisions.append(range) }
        return made(reference, values, result, range)
    }

    private func aggregated(
        _ kind: BuiltinTyping.Aggregate, _ type: FEELType, of countUnit: MeasurementUnit?
    ) -> FEELType? {
        switch (kind, type) {
        case (_, .any), (_, .invalid): .any
        case (.sum, .number(let unit?)): .number(unit.summed(over: countUnit))
        case (.sum, .number), (.mean, .number), (.extreme, .number): type
        case (.sum, .yearsMonths), (.sum, .daysTime): type
        case (.extreme, _) where ComparisonOperator.less.suits(type): type
        case (.product, .number(nil)), (.product, .number(MeasurementUnit.none)): type
        default: nil
        }
    }

    private func unitOfElements(_ list: Checked) -> MeasurementUnit {
        if let unit = list.countUnit { return unit }
        if case .list(.object(let entity)) = list.type { return scope.countUnit(of: entity) }
        return .none
    }
}
