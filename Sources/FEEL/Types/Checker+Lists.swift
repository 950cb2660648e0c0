import Diagnostics

// Lists, filters and variables.
extension Checker {
    mutating func list(_ elements: [Expression], _ range: TextRange) -> Checked {
        var checked: [Checked] = []
        for element in elements {
            let value = infer(element)
            if case .list = value.type { return fail(.listOfLists(nil), at: value.range) }
            checked.append(value)
        }
        guard var common = checked.first else {
            return Checked(Expression(.list([]), range), .list(.any))
        }
        // The first pass finds the type that all share, the second gives it to each.
        for element in checked.dropFirst() {
            guard let (first, _) = unify(common, element) else {
                reportUnits(",", common, element, at: element.range)
                return Checked(Expression(.invalid, range), .invalid)
            }
            common = first
        }
        let values = checked.map { adapt($0, to: common.type).expression }
        return Checked(Expression(.list(values), range), .list(common.type))
    }

    mutating func filter(_ list: Expression, by test: Expression, _ range: TextRange) -> Checked {
        let list = infer(list)
        var type = FEELType.invalid
        switch list.type {
        case .list(let element): type = element
        case .invalid, .any: break
        default:
            return fail(.notAList(describe(list.type)), at: list.range)
        }
        locals.append(Local(name: "item", type: type, countUnit: nil, isElement: true))
        let condition = infer(test)
        locals.removeLast()
        switch condition.type {
        case .boolean, .invalid: break
        case .any: break
        case let other: report(.filterIsNoTest(describe(other)), at: condition.range)
        }
        return Checked(
            Expression(.filter(list.expression, by: condition.expression), range), list.type,
            countUnit: list.countUnit)
    }

    mutating func iteration(
        _ iterators: [Expression.Iterator], _ body: Expression, _ range: TextRange
    ) -> Checked {
        let depth = locals.count
        let bound = bind(iterators)
        let mistakes = found.diagnostics.count
        let value = infer(body)
        let unit = unbind(iterators, to: depth, isClean: found.diagnostics.count == mistakes)
        if case .list = value.type { return fail(.listOfLists(nil), at: body.range) }
        return Checked(
            Expression(.iteration(bound, body: value.expression), range), .list(value.type),
            countUnit: unit)
    }

    mutating func quantified(
        _ quantifier: Expression.Quantifier, _ iterators: [Expression.Iterator],
        _ test: Expression, _ range: TextRange
    ) -> Checked {
        let depth = locals.count
        let bound = bind(iterators)
        let mistakes = found.diagnostics.count
        let condition = condition(test)
        _ = unbind(iterators, to: depth, isClean: found.diagnostics.count == mistakes)
        return Checked(
            Expression(.quantified(quantifier, bound, satisfies: condition), range), .boolean)
    }

    /// Puts the variables on the stack, each in sight of the sources after its own.
    private mutating func bind(_ iterators: [Expression.Iterator]) -> [Expression.Iterator] {
        iterators.map { iterator in
            let (source, end, type) = elements(of: iterator)
            if hides(iterator.name) { report(.hidesName(iterator.name), at: iterator.nameRange) }
            var unit: MeasurementUnit?
            if case .object(let entity) = type { unit = scope.countUnit(of: entity) }
            locals.append(
                Local(
                    name: iterator.name, type: type, countUnit: source.countUnit ?? unit,
                    isElement: false))
            return Expression.Iterator(
                name: iterator.name, nameRange: iterator.nameRange, source: source.expression,
                end: end?.expression)
        }
    }

    /// Takes them off again; gives what one round counts as.
    ///
    /// Where the body has a mistake of its
    /// own, a variable may be unused because of it.
    private mutating func unbind(
        _ iterators: [Expression.Iterator], to depth: Int, isClean: Bool
    ) -> MeasurementUnit? {
        var unit: MeasurementUnit?
        for (iterator, local) in zip(iterators, locals[depth...]) {
            if isClean, !local.isUsed {
                report(.unusedVariable(iterator.name), at: iterator.nameRange)
            }
            if let own = local.countUnit { unit = unit?.multiplied(by: own) ?? own }
        }
        locals.removeSubrange(depth...)
        return unit
    }

    private mutating func elements(
        of iterator: Expression.Iterator
    ) -> (source: Checked, end: Checked?, type: FEELType) {
        let source = infer(iterator.source)
        if let end = iterator.end {
            let end = infer(end)
            guard let (first, last) = unify(source, end), case .number = first.type else {
                report(.notAList(describe(source.type)), at: source.range)
                return (source, end, .invalid)
            }
            return (first, last, first.type)
        }
        switch source.type {
        case .list(let type): return (source, nil, type)
        case .invalid: return (source, nil, .invalid)
        case .any: return (source, nil, .any)
        case let other:
            report(.notAList(describe(other)), at: source.range)
            return (source, nil, .invalid)
        }
    }

    /// Whether a variable of this name would hide something.
    private func hides(_ name: String) -> Bool {
        locals.contains { $0.name == name } || scope.meaning(of: name, for: bareEntity) != nil
            || scope.meaning(of: name, for: subject) != nil || Builtins.reference(name) != nil
    }
}
