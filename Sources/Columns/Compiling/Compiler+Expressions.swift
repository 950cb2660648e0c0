import Diagnostics
import FEEL
import RuleModel

// Expressions.
extension Compiler {
    /// What a formula is worth for each row of its subject; not known where columns cannot say.
    mutating func value(of formula: Formula, in scope: Scope) -> ColumnValue {
        value(of: formula.expression, in: scope)
    }

    mutating func value(of expression: Expression, in scope: Scope) -> ColumnValue {
        do throws(NotColumnar) {
            return try compiled(expression, in: scope)
        } catch {
            notes[current] = error.reason
            return .unknown(mayFail: true)
        }
    }

    mutating func truth(of expression: Expression, in scope: Scope) throws(NotColumnar) -> Truth {
        try truth(value(of: expression, in: scope))
    }

    private mutating func number(
        _ expression: Expression, in scope: Scope
    ) throws(NotColumnar) -> Figure {
        try figure(value(of: expression, in: scope))
    }

    private mutating func compiled(
        _ expression: Expression, in scope: Scope
    ) throws(NotColumnar) -> ColumnValue {
        switch expression.kind {
        case .literal(let value): return try constant(value)
        case .subject:
            guard let subject = scope.subject, scope.isSubjectVisible else {
                throw NotColumnar(.correlated)
            }
            return .object(entity: subject)
        case .local(let index):
            guard scope.locals.indices.contains(index) else { throw NotColumnar(.construct) }
            guard scope.locals[index].isVisible else { throw NotColumnar(.correlated) }
            return .object(entity: scope.locals[index].entity)
        case .input:
            guard let input = scope.input else { throw NotColumnar(.construct) }
            return input
        case .property(let property, let object):
            return try self.property(property, of: value(of: object, in: scope), in: scope)
        case .global(let global): return try self.global(global)
        case .hostCall(let function, let arguments):
            return try keyed(function, arguments.map { value(of: $0, in: scope) })
        case .path(let object, let member):
            return try path(value(of: object, in: scope), member)
        case .builtinCall(let function, let arguments):
            return try call(Builtins[function].name, arguments, in: scope)
        default: return try operation(expression, in: scope)
        }
    }

    private mutating func operation(
        _ expression: Expression, in scope: Scope
    ) throws(NotColumnar) -> ColumnValue {
        switch expression.kind {
        case .negation(let operand):
            return .figure(try negated(try settled(try number(operand, in: scope))))
        case .arithmetic(let sign, let left, let right):
            return .figure(
                try arithmetic(sign, try number(left, in: scope), try number(right, in: scope)))
        case .comparison(let sign, let left, let right):
            return .truth(
                try comparison(sign, value(of: left, in: scope), value(of: right, in: scope)))
        case .and(let left, let right):
            return .truth(
                try and(try truth(of: left, in: scope), try truth(of: right, in: scope)))
        case .or(let left, let right):
            return .truth(try or(try truth(of: left, in: scope), try truth(of: right, in: scope)))
        case .conditional(let test, let then, let otherwise):
            return try choice(
                try truth(of: test, in: scope), value(of: then, in: scope),
                value(of: otherwise, in: scope))
        case .between(let operand, let low, let high):
            let operand = value(of: operand, in: scope)
            return .truth(
                try and(
                    try comparison(.greaterOrEqual, operand, value(of: low, in: scope)),
                    try comparison(.lessOrEqual, operand, value(of: high, in: scope))))
        case .membership(let operand, let tests):
            return .truth(try anyHolds(tests, on: value(of: operand, in: scope), in: scope))
        case .range(let low, let high, let lowIncluded, let highIncluded):
            return .range(
                low: value(of: low, in: scope), high: value(of: high, in: scope),
                lowIncluded: lowIncluded, highIncluded: highIncluded)
        case .quantified(let quantifier, let iterators, let test):
            return .truth(
                try quantified(iterators[...], test, isSome: quantifier == .some, in: scope))
        case .filter(let list, let test):
            return .list(try filtered(value(of: list, in: scope), by: test, in: scope))
        case .iteration(let iterators, let body):
            return try iteration(iterators, body, in: scope)
        default: throw NotColumnar(.construct)
        }
    }

    /// A value that is the same for all rows.
    mutating func constant(_ value: Value) throws(NotColumnar) -> ColumnValue {
        switch value {
        case .boolean(let value): return .truth(certain(value))
        case .number(let number): return .figure(try figure(number))
        case .string(let text): return .text(text)
        case .date(let date):
            return .figure(
                Figure(.day, graph.constant(date.daysSinceEpoch), known: nil, mayFail: false))
        case .yearsMonths(let duration):
            guard let months = Int32(exactly: duration.months) else { throw NotColumnar(.overflow) }
            return .figure(
                Figure(.months, graph.constant(Int(months)), known: nil, mayFail: false))
        default: throw NotColumnar(.construct)
        }
    }

    private mutating func path(
        _ value: ColumnValue, _ member: String
    ) throws(NotColumnar) -> ColumnValue {
        switch (value, member) {
        case (.figure(let figure), "years") where figure.kind == .months:
            let years = try graph.quotient(.towardZero, figure.value, graph.constant(12))
            return .figure(
                Figure(
                    .number(decimals: 0), years, known: figure.known, mayFail: figure.mayFail))
        case (.unknown, _): return value
        default: throw NotColumnar(.construct)
        }
    }

    // MARK: - Comparing

    mutating func comparison(
        _ sign: ComparisonOperator, _ left: ColumnValue, _ right: ColumnValue
    ) throws(NotColumnar) -> Truth {
        switch (left, right) {
        case (.figure(let figure), .text(let text)):
            return try comparison(sign, figure, try code(text, like: figure))
        case (.text(let text), .figure(let figure)):
            return try comparison(sign, try code(text, like: figure), figure)
        case (.truth(let left), .truth(let right)):
            let same = try choice(left, right, not(right))
            guard sign == .equal || sign == .notEqual else { throw NotColumnar(.construct) }
            return sign == .equal ? same : not(same)
        case (.unknown(let mayFail), .truth), (.unknown(let mayFail), .text),
            (.truth, .unknown(let mayFail)), (.text, .unknown(let mayFail)):
            return notKnown(mayFail: mayFail)
        case (.unknown(let one), .unknown(let other)):
            return notKnown(mayFail: one || other)
        case (.unknown(let mayFail), .figure(let figure)),
            (.figure(let figure), .unknown(let mayFail)):
            return notKnown(mayFail: mayFail || figure.mayFail)
        case (.text, _), (_, .text): throw NotColumnar(.text)
        default:
            return try comparison(sign, try figure(left), try figure(right))
        }
    }

    /// The place of an enumeration's value.
    func place(of id: String, in enumeration: Int) -> Int? {
        guard edition.enumerations.indices.contains(enumeration) else { return nil }
        return edition.enumerations[enumeration].cases.firstIndex { $0.id == id }
    }

    private mutating func code(_ text: String, like figure: Figure) throws(NotColumnar) -> Figure {
        guard case .code(let enumeration) = figure.kind,
            let place = place(of: text, in: enumeration)
        else { throw NotColumnar(.text) }
        return Figure(.code(enumeration), graph.constant(place), known: nil, mayFail: false)
    }

    /// A text as the enumeration's value that its place asks for.
    mutating func placed(
        _ value: ColumnValue, in type: FEELType
    ) throws(NotColumnar) -> ColumnValue {
        guard case .text(let text) = value else { return value }
        guard case .enumeration(let enumeration) = type,
            let place = place(of: text, in: enumeration)
        else { throw NotColumnar(.text) }
        return .figure(
            Figure(.code(enumeration), graph.constant(place), known: nil, mayFail: false))
    }

    /// A value that its place says the type of, so that written texts become codes in each branch.
    mutating func value(of expression: Expression, as type: FEELType, in scope: Scope)
        -> ColumnValue
    {
        do throws(NotColumnar) {
            if case .conditional(let test, let then, let otherwise) = expression.kind {
                return try choice(
                    try truth(of: test, in: scope), value(of: then, as: type, in: scope),
                    value(of: otherwise, as: type, in: scope))
            }
            return try placed(value(of: expression, in: scope), in: type)
        } catch {
            notes[current] = error.reason
            return .unknown(mayFail: true)
        }
    }

    // MARK: - Tests of tables and of `in`

    /// Whether a cell of a table accepts a value.
    mutating func accepts(
        _ cell: Expression, _ value: ColumnValue, in scope: Scope
    ) throws(NotColumnar) -> Truth {
        switch cell.kind {
        case .anyInput: return certain(true)
        case .unaryTests(let tests): return try anyHolds(tests, on: value, in: scope)
        case .negatedTests(let tests): return not(try anyHolds(tests, on: value, in: scope))
        default: return try holds(cell, on: value, in: scope)
        }
    }

    private mutating func anyHolds(
        _ tests: [Expression], on value: ColumnValue, in scope: Scope
    ) throws(NotColumnar) -> Truth {
        if let set = codeSet(tests, on: value) { return try set.get() }
        var result = certain(false)
        for test in tests { result = try or(result, try holds(test, on: value, in: scope)) }
        return result
    }

    /// Written values of an enumeration are looked for all at once.
    private mutating func codeSet(
        _ tests: [Expression], on value: ColumnValue
    ) -> Result<Truth, NotColumnar>? {
        guard tests.count > 1, case .figure(let figure) = value,
            case .code(let enumeration) = figure.kind,
            graph[figure.value].high < 64
        else { return nil }
        var set: UInt64 = 0
        for test in tests {
            guard case .literal(.string(let id)) = test.kind,
                let place = place(of: id, in: enumeration)
            else { return nil }
            set |= 1 << UInt64(place)
        }
        let yes = graph.isOneOf(figure.value, set)
        return Result { () throws(NotColumnar) in
            try masked(yes, by: figure.known, mayFail: figure.mayFail)
        }
    }

    private mutating func holds(
        _ test: Expression, on value: ColumnValue, in scope: Scope
    ) throws(NotColumnar) -> Truth {
        var inner = scope
        inner.input = value
        if case .unaryComparison(let sign, let operand) = test.kind {
            return try comparison(sign, value, self.value(of: operand, in: inner))
        }
        let result = self.value(of: test, in: inner)
        if test.usesInput { return try truth(result) }
        switch result {
        case .range(let low, let high, let lowIncluded, let highIncluded):
            var inside = certain(true)
            if let low {
                inside = try comparison(lowIncluded ? .greaterOrEqual : .greater, value, low)
            }
            if let high {
                inside = try and(
                    inside, try comparison(highIncluded ? .lessOrEqual : .less, value, high))
            }
            return inside
        case .list, .series: throw NotColumnar(.construct)
        default: return try comparison(.equal, value, result)
        }
    }
}

extension Expression {
    /// Whether it speaks of `?`.
    fileprivate var usesInput: Bool {
        if case .input = kind { return true }
        return children.contains(where: \.usesInput)
    }
}
