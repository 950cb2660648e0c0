import Engine
import FEEL
import RuleModel

// What resolved names mean.
extension Compiler {
    mutating func property(
        _ property: Int, of object: ColumnValue, in scope: Scope
    ) throws(NotColumnar) -> ColumnValue {
        switch object {
        case .object(let entity): return try value(property, on: entity, in: scope)
        case .list(let list):
            return .series(try value(property, on: list.entity, in: scope), of: list)
        case .unknown: return object
        default: throw NotColumnar(.construct)
        }
    }

    private mutating func value(
        _ property: Int, on entity: Int, in scope: Scope
    ) throws(NotColumnar) -> ColumnValue {
        switch Reference(rawValue: property) {
        case .fact(let fact): return self.fact(fact)
        case .definition(let definition):
            return self.definition(definition, withPowers: scope.withPowers)
        case .up(let other):
            guard graph.isAbove(other, entity) else { throw NotColumnar(.construct) }
            return .object(entity: other)
        case .list(let child):
            guard layout.parents[child] == entity else { throw NotColumnar(.construct) }
            return .list(ListValue(entity: child, member: nil, known: listKnown(child)))
        case .programme(let programme, let name):
            return try result(name, of: programme, seenFrom: entity)
        default: return try global(property)
        }
    }

    mutating func listKnown(_ entity: Int) -> Int? {
        switch knowledge.lists[entity] {
        case .always: nil
        case .never: graph.constant(0)
        case .sometimes:
            graph.add(.listKnown(entity), entity: layout.parents[entity], low: 0, high: 1)
        }
    }

    mutating func global(_ global: Int) throws(NotColumnar) -> ColumnValue {
        switch Reference(rawValue: global) {
        case .standard(let standard): return self.standard(standard)
        case .referenceDay:
            return .figure(
                Figure(
                    .day, graph.constant(edition.day.daysSinceEpoch), known: nil, mayFail: false))
        default: throw NotColumnar(.construct)
        }
    }

    // MARK: - Facts

    /// The cells of a column, and where they are known.
    mutating func cells(_ column: Int) -> ColumnValue {
        let declared = layout.columns[column]
        guard declared.kind != .other, knowledge.cells[column] != .never else {
            return .unknown(mayFail: false)
        }
        let value = graph.add(
            .cells(column), entity: declared.entity, low: Int(declared.low),
            high: Int(declared.high), width: declared.isNarrow ? .byte : .half)
        let known: Int? =
            knowledge.cells[column] == .always
            ? nil : graph.add(.known(column), entity: declared.entity, low: 0, high: 1)
        switch declared.kind {
        case .boolean:
            guard let known else { return .truth(Truth(yes: value, no: nil, mayFail: false)) }
            return (try? masked(value, by: known, mayFail: false)).map(ColumnValue.truth)
                ?? .unknown(mayFail: true)
        case .code(let enumeration):
            return .figure(Figure(.code(enumeration), value, known: known, mayFail: false))
        case .day: return .figure(Figure(.day, value, known: known, mayFail: false))
        case .fixed(let decimals):
            return .figure(
                Figure(.number(decimals: decimals), value, known: known, mayFail: false))
        case .other: return .unknown(mayFail: true)
        }
    }

    mutating func fact(_ index: Int) -> ColumnValue {
        if let value = factValues[index] { return value }
        guard running.insert(PoweredKey(index: -1 - index, withPowers: true)).inserted else {
            return .unknown(mayFail: true)
        }
        defer { running.remove(PoweredKey(index: -1 - index, withPowers: true)) }
        let outer = current
        current = edition.facts[index].id
        defer { current = outer }
        let value = givenOrOtherwise(index)
        factValues[index] = value
        return value
    }

    /// A fact whose condition surely does not hold is what the vocabulary says it is then; where
    /// that is not known, what is given counts.
    private mutating func givenOrOtherwise(_ index: Int) -> ColumnValue {
        let fact = edition.facts[index]
        let given = cells(index)
        guard let condition = fact.askIf, let otherwise = fact.otherwise else { return given }
        do throws(NotColumnar) {
            let scope = Scope(subject: fact.entity)
            let applies = try truth(value(of: condition, in: scope))
            let instead = try placed(try constant(otherwise), in: fact.type)
            let isSurelyNot = Truth(yes: no(applies), no: nil, mayFail: applies.mayFail)
            return try choice(isSurelyNot, instead, given)
        } catch {
            notes[current] = error.reason
            return .unknown(mayFail: true)
        }
    }

    // MARK: - Standards

    mutating func standard(_ index: Int) -> ColumnValue {
        if let value = standardValues[index] { return value }
        guard running.insert(PoweredKey(index: -1_000_000 - index, withPowers: true)).inserted
        else { return .unknown(mayFail: true) }
        defer { running.remove(PoweredKey(index: -1_000_000 - index, withPowers: true)) }
        let outer = current
        current = edition.standards[index].id
        defer { current = outer }
        var result = ColumnValue.unknown(mayFail: true)
        do throws(NotColumnar) {
            result = try inForce(edition.standards[index], index)
        } catch {
            notes[current] = error.reason
        }
        standardValues[index] = result
        return result
    }

    private mutating func inForce(
        _ standard: StandardInForce, _ index: Int
    ) throws(NotColumnar) -> ColumnValue {
        switch standard.state {
        case .values(let published):
            guard let value = published[[]]?.value else { return try unset(standard, index) }
            return try placed(try constant(value), in: standard.type)
        case .computed(let formula, let rounding, _):
            let scope = Scope(subject: nil)
            let value = value(of: formula.expression, as: standard.type, in: scope)
            return try rounded(value, by: rounding)
        case .unset: return try unset(standard, index)
        }
    }

    private mutating func unset(
        _ standard: StandardInForce, _ index: Int
    ) throws(NotColumnar) -> ColumnValue {
        try open(
            standard.type, min: standard.min, max: standard.max, in: Scope(subject: nil),
            for: .standard(index))
    }

    /// What is known of a number that nobody has set: its declared ends.
    mutating func open(
        _ type: FEELType, min: Formula?, max: Formula?, in scope: Scope, for cause: OpenCause
    ) throws(NotColumnar) -> ColumnValue {
        guard case .number = type else { return .unknown(mayFail: false) }
        return .figure(try figure(of: try bounds(min: min, max: max, in: scope, for: cause)))
    }

    mutating func bounds(
        min: Formula?, max: Formula?, in scope: Scope, for cause: OpenCause
    ) throws(NotColumnar) -> Interval {
        let low = try min.map { (formula) throws(NotColumnar) in try end(formula, in: scope) }
        let high = try max.map { (formula) throws(NotColumnar) in try end(formula, in: scope) }
        let (first, second) = (low ?? nothing(), high ?? nothing())
        let decimals = Swift.max(first.decimals, second.decimals)
        return Interval(
            decimals: decimals, low: try rescaled(first, to: decimals).low,
            high: try rescaled(second, to: decimals).high,
            noLow: graph.constant(low == nil ? 1 : 0), noHigh: graph.constant(high == nil ? 1 : 0),
            holds: try graph.and(first.holds, second.holds),
            causes: [cause: graph.constant(1)])
    }

    private mutating func end(_ formula: Formula, in scope: Scope) throws(NotColumnar) -> Interval {
        let value = try settled(try figure(value(of: formula, in: scope)))
        let never = graph.constant(0)
        return Interval(
            decimals: value.decimals, low: value.value, high: value.value, noLow: never,
            noHigh: never, holds: always(value.known))
    }

    /// The value of a standard for keys.
    mutating func keyed(
        _ function: Int, _ keys: [ColumnValue]
    ) throws(NotColumnar) -> ColumnValue {
        guard case .standard(let index) = Reference(rawValue: function) else {
            throw NotColumnar(.construct)
        }
        let standard = edition.standards[index]
        let enumerations = standard.keys.map { edition.enumerations[$0].cases.map(\.id) }
        var place = graph.constant(0)
        var known: Int?
        var mayFail = false
        for (key, enumeration) in zip(keys, standard.keys) {
            let code = try figure(try placed(key, in: .enumeration(enumeration)))
            guard code.kind == .code(enumeration) || isNever(code.known) else {
                throw NotColumnar(.construct)
            }
            let count = graph.constant(edition.enumerations[enumeration].cases.count)
            place = try graph.arithmetic(
                .add, try graph.arithmetic(.multiply, place, count), code.value)
            known = try both(known, code.known)
            mayFail = mayFail || code.mayFail
        }
        guard case .values(let published) = standard.state else {
            return try masked(try unset(standard, index), by: known)
        }
        var rows: [[String]] = [[]]
        for ids in enumerations { rows = rows.flatMap { row in ids.map { row + [$0] } } }
        return try row(of: rows.map { published[$0]?.value }, at: place, known, mayFail)
    }

    private mutating func masked(
        _ value: ColumnValue, by known: Int?
    ) throws(NotColumnar) -> ColumnValue {
        guard let known, case .figure(let figure) = value else { return value }
        var open = figure.open
        if let own = open {
            open = Interval(
                decimals: own.decimals, low: own.low, high: own.high, noLow: own.noLow,
                noHigh: own.noHigh, holds: try graph.and(own.holds, known), causes: own.causes)
        }
        return .figure(
            Figure(
                figure.kind, figure.value, known: try graph.and(always(figure.known), known),
                mayFail: figure.mayFail, open: open))
    }

    private mutating func row(
        of values: [Value?], at place: Int, _ known: Int?, _ mayFail: Bool
    ) throws(NotColumnar) -> ColumnValue {
        var numbers: [Number] = []
        for value in values {
            guard case .number(let number)? = value else { throw NotColumnar(.construct) }
            numbers.append(number.normalized)
        }
        let decimals = numbers.map { max(0, -Int($0.exponent)) }.max() ?? 0
        let table = numbers.compactMap { number in
            Number(coefficient: number.coefficient, exponent: Int(number.exponent) + decimals)?
                .exactInt()
        }
        guard decimals <= Self.mostDecimals, table.count == values.count, table.count <= 255 else {
            throw NotColumnar(.overflow)
        }
        let byte = graph.resized(place, to: .byte)
        return .figure(
            Figure(
                .number(decimals: decimals), graph.lookup(byte, table), known: known,
                mayFail: mayFail))
    }
}
