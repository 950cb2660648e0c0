import Engine
import FEEL
import RuleModel

// Derived facts.
extension Compiler {
    mutating func definition(_ index: Int, withPowers: Bool) -> ColumnValue {
        let key = PoweredKey(index: index, withPowers: withPowers)
        if let value = definitionValues[key] { return value }
        guard running.insert(key).inserted else { return .unknown(mayFail: true) }
        defer { running.remove(key) }
        let outer = current
        current = edition.definitions[index].id
        defer { current = outer }
        var value = ColumnValue.unknown(mayFail: true)
        do throws(NotColumnar) {
            value = try stated(index, else: try ruled(index, withPowers: withPowers))
        } catch {
            notes[current] = error.reason
        }
        definitionValues[key] = value
        return value
    }

    /// What an office states in the single case beats the rule; without either it is awaited.
    private mutating func stated(
        _ index: Int, else rule: ColumnValue
    ) throws(NotColumnar) -> ColumnValue {
        let declared = edition.definitions[index]
        guard declared.common.decidedBy != nil else { return rule }
        let awaited = try awaited(rule, declared, index)
        guard let column = layout.column(of: .definition(index)) else { return awaited }
        return try statement(column, else: awaited)
    }

    /// A rule without a value leaves the definition open within its own bounds.
    private mutating func awaited(
        _ rule: ColumnValue, _ declared: DefinitionInForce, _ index: Int
    ) throws(NotColumnar) -> ColumnValue {
        switch rule {
        case .figure(let figure) where figure.known != nil:
            guard case .number = figure.kind else {
                return .figure(
                    Figure(
                        figure.kind, figure.value, divisor: figure.divisor, known: figure.known,
                        mayFail: figure.mayFail))
            }
            let isKnown = Truth(yes: always(figure.known), no: nil, mayFail: false)
            if figure.mayFail {
                return .figure(
                    Figure(
                        figure.kind, figure.value, divisor: figure.divisor, known: figure.known,
                        mayFail: true))
            }
            // A rule that waits for what is missing is not what is asked for: the office is.
            return try choice(
                isKnown,
                .figure(
                    Figure(
                        figure.kind, figure.value, divisor: figure.divisor, known: nil,
                        mayFail: false)),
                try open(
                    declared.type, min: declared.min, max: declared.max,
                    in: Scope(subject: declared.entity), for: .definition(index)))
        case .unknown(mayFail: false):
            return try open(
                declared.type, min: declared.min, max: declared.max,
                in: Scope(subject: declared.entity), for: .definition(index))
        default: return rule
        }
    }

    /// The cell of a statement where there is one.
    mutating func statement(
        _ column: Int, else rule: ColumnValue
    ) throws(NotColumnar) -> ColumnValue {
        let cells = self.cells(column)
        switch cells {
        case .unknown: return rule
        case .truth(let truth):
            guard let known = try known(truth) else { return cells }
            let isStated = Truth(yes: known, no: nil, mayFail: false)
            return try choice(isStated, cells, rule)
        case .figure(let figure):
            guard let known = figure.known else { return cells }
            let isStated = Truth(yes: known, no: nil, mayFail: false)
            let certain = Figure(figure.kind, figure.value, known: nil, mayFail: false)
            return try choice(isStated, .figure(certain), rule)
        default: throw NotColumnar(.construct)
        }
    }

    private mutating func ruled(
        _ index: Int, withPowers: Bool
    ) throws(NotColumnar) -> ColumnValue {
        let declared = edition.definitions[index]
        var scope = Scope(subject: declared.entity)
        scope.withPowers = withPowers
        switch declared.body {
        case .value(let formula, let rounding):
            let value = value(of: formula.expression, as: declared.type, in: scope)
            return try rounded(value, by: rounding)
        case .test(let test): return .truth(try truth(of: test, in: scope))
        case .table(let table): return try self.table(table, as: declared.type, in: scope)
        case .none:
            return try open(
                declared.type, min: declared.min, max: declared.max, in: scope,
                for: .definition(index))
        }
    }

    mutating func rounded(
        _ value: ColumnValue, by rule: RoundingRule?
    ) throws(NotColumnar) -> ColumnValue {
        guard let rule, case .figure(let operand) = value else { return value }
        if let (down, up) = try roundings(of: rule), down == up, operand.open == nil {
            return .figure(try rounded(operand, to: down.step, down.mode))
        }
        return .figure(try figure(of: try rounded(try interval(of: operand), by: rule)))
    }

    // MARK: - Conditions

    mutating func truth(of test: Test, in scope: Scope) throws(NotColumnar) -> Truth {
        switch test {
        case .when(let formula): return try truth(value(of: formula, in: scope))
        case .any(let items, let exceptions):
            return try unless(exceptions, try truth(of: items, deciding: true, in: scope), scope)
        case .all(let items, let exceptions):
            return try unless(exceptions, try truth(of: items, deciding: false, in: scope), scope)
        }
    }

    private mutating func unless(
        _ exceptions: [Item], _ holds: Truth, _ scope: Scope
    ) throws(NotColumnar) -> Truth {
        guard !exceptions.isEmpty else { return holds }
        return try and(holds, not(try truth(of: exceptions, deciding: true, in: scope)))
    }

    mutating func truth(
        of items: [Item], deciding: Bool, in scope: Scope
    ) throws(NotColumnar) -> Truth {
        var result = certain(!deciding)
        for item in items where scope.withPowers || !item.isPower {
            let test = try truth(of: item.test, in: scope)
            result = deciding ? try or(result, test) : try and(result, test)
        }
        return result
    }

    // MARK: - Tables

    /// The first row whose tests all hold, where none before it may hold too.
    private mutating func table(
        _ table: TableDefinition, as type: FEELType, in scope: Scope
    ) throws(NotColumnar) -> ColumnValue {
        let inputs = table.inputs.map { value(of: $0, in: scope) }
        var matches: [Truth] = []
        for row in table.rows {
            var match = certain(true)
            for (test, input) in zip(row.tests, inputs) {
                match = try and(match, try accepts(test.expression, input, in: scope))
            }
            matches.append(match)
        }
        var result = ColumnValue.unknown(mayFail: true)
        for (row, match) in zip(table.rows, matches).reversed() {
            let value = value(of: row.result.expression, as: type, in: scope)
            // A row that may hold leaves the result open, whatever the rows say.
            let strict = Truth(yes: match.yes, no: match.no, mayFail: true)
            result = try choice(strict, value, result)
        }
        guard table.hitPolicy == .unique else { return result }
        let isSound = Truth(yes: try exclusive(matches), no: nil, mayFail: true)
        return try choice(isSound, result, .unknown(mayFail: true))
    }

    /// Where no two rows match, and none may do so for an error.
    private mutating func exclusive(_ matches: [Truth]) throws(NotColumnar) -> Int {
        var seen = graph.constant(0)
        var overlap = graph.constant(0)
        var isSound = graph.constant(1)
        for match in matches {
            overlap = try graph.or(overlap, try graph.and(seen, match.yes))
            seen = try graph.or(seen, match.yes)
            if match.mayFail { isSound = try graph.and(isSound, always(try known(match))) }
        }
        return try graph.and(isSound, graph.not(overlap))
    }
}
