import Diagnostics
import FEEL

/// Turns boxed expressions into expressions of the language.
///
/// What the language has no form for (tables, declared types) becomes a call of a native function.
struct Translation {
    let types: TypeTable
    /// What may follow a dot.
    let members: Set<String>
    /// The variables in scope.
    var names: Set<String>

    private static let nowhere = TextRange(0, 0)

    func expression(_ box: BoxedExpression, as declared: String? = nil) -> Expression {
        let own = typed(body(of: box, as: box.type ?? declared), as: box.type)
        return declared == box.type ? own : typed(own, as: declared)
    }

    /// The value made to fit a declared type.
    func typed(_ expression: Expression, as type: String?) -> Expression {
        guard let type, type != "Any" else { return expression }
        let types = types
        return Self.call(["value"], [expression]) { values, run, range in
            types.fit(values[0], to: type, in: &run, at: range)
        }
    }

    private static func call(
        _ parameters: [String], _ arguments: [Expression],
        _ body: @escaping FunctionValue.Native
    ) -> Expression {
        let function = FunctionValue(parameters: parameters, body: .native(body))
        return Expression(
            .call(Expression(.literal(.function(function)), nowhere), .positional(arguments)),
            nowhere)
    }

    func parsed(_ text: String, as form: ParseForm = .expression) -> Expression {
        parse(text, as: form, NameScope(names, members: members, types: types.types.keys))
    }

    private func inside(_ more: some Sequence<String>) -> Translation {
        Translation(types: types, members: members, names: names.union(more))
    }

    private func body(of box: BoxedExpression, as type: String?) -> Expression {
        switch box.kind {
        case .literal(let text): return parsed(text)
        case .table(let table): return self.table(table, as: type)
        case .context(let entries): return context(entries)
        case .invocation(let function, let bindings):
            let arguments = bindings.map { (name: $0.name, value: expression($0.value)) }
            return node(.call(expression(function), .named(arguments)))
        case .function(let parameters, let body): return function(parameters, body)
        case .foreign: return node(.externalFunction)
        case .relation(let columns, let rows):
            return node(.list(rows.map { node(.context(cells($0, columns))) }))
        case .list(let elements): return node(.list(elements.map { expression($0) }))
        case .conditional(let test, let consequence, let otherwise):
            return conditional(
                expression(test), expression(consequence), expression(otherwise))
        case .iteration(let name, let source, let body):
            return node(
                .iteration(
                    [iterator(name, source)], body: inside([name, "partial"]).expression(body)))
        case .some(let name, let source, let test):
            return quantified("any", name, source, test)
        case .every(let name, let source, let test):
            return quantified("all", name, source, test)
        case .filter(let source, let test):
            return node(
                .filter(expression(source), by: inside(members.union(["item"])).expression(test)))
        }
    }

    private func node(_ kind: Expression.Kind) -> Expression { Expression(kind, Self.nowhere) }

    private func iterator(_ name: String, _ source: BoxedExpression) -> Expression.Iterator {
        Expression.Iterator(name: name, nameRange: Self.nowhere, source: expression(source))
    }

    /// Unlike `some` and `every` in an expression, a box wants a condition for every element.
    private func quantified(
        _ quantifier: String, _ name: String, _ source: BoxedExpression, _ test: BoxedExpression
    ) -> Expression {
        let answers = node(
            .iteration([iterator(name, source)], body: inside([name]).expression(test)))
        let together = FunctionValue(parameters: ["list"], body: .builtin(quantifier))
        return node(.call(node(.literal(.function(together))), .positional([answers])))
    }

    /// Unlike `if` in an expression, a box wants a condition or null.
    private func conditional(
        _ test: Expression, _ consequence: Expression, _ otherwise: Expression
    ) -> Expression {
        Self.call([], []) { _, run, range in
            switch run.evaluate(test) {
            case .boolean(true): run.evaluate(consequence)
            case .boolean, .null: run.evaluate(otherwise)
            default: run.fail("这里应当是“是”或“否”", "yes or no is needed here", range)
            }
        }
    }

    private func function(_ parameters: [Variable], _ body: BoxedExpression) -> Expression {
        node(
            .function(
                parameters: parameters.map {
                    Expression.Parameter(
                        name: $0.name, type: $0.type.map(TypeExpression.named))
                }, body: inside(parameters.map(\.name)).expression(body)))
    }

    private func cells(
        _ row: [BoxedExpression], _ columns: [Variable]
    ) -> [Expression.ContextEntry] {
        zip(columns, row).map { column, cell in
            Expression.ContextEntry(key: column.name, value: expression(cell, as: column.type))
        }
    }

    /// Each entry sees those above it.
    private func context(_ entries: [BoxedExpression.Entry]) -> Expression {
        var scope = self
        var translated: [Expression.ContextEntry] = []
        var hasResult = false
        for entry in entries {
            let value = scope.expression(entry.value, as: entry.variable?.type)
            hasResult = hasResult || entry.variable == nil
            translated.append(
                Expression.ContextEntry(key: entry.variable?.name ?? "", value: value))
            scope = scope.inside(entry.variable.map { [$0.name] } ?? [])
        }
        let context = node(.context(translated))
        return hasResult ? node(.path(context, "")) : context
    }
}

// Tables.
extension Translation {
    private func table(_ box: TableBox, as type: String?) -> Expression {
        let cells = inside(["?"])
        let table = DecisionTable(
            hitPolicy: box.hitPolicy,
            inputs: box.inputs.map { input in
                DecisionTable.Input(
                    parsed(input.text),
                    allowed: input.values.map { parsed($0, as: .unaryTests) })
            },
            outputs: box.outputs.map { output in
                DecisionTable.Output(
                    name: output.name,
                    values: output.values.map { parsed($0, as: .unaryTests).tests }
                        ?? values(of: output, in: type),
                    otherwise: output.otherwise.map { parsed($0) })
            },
            rows: box.rows.map { row in
                DecisionTable.Row(
                    tests: row.tests.map { cells.parsed($0, as: .unaryTests) },
                    results: row.results.map { parsed($0) })
            })
        return Self.call([], []) { _, run, _ in table.evaluate(in: &run) }
    }

    /// The order that the declared type gives to the values of a column.
    private func values(of output: TableBox.Output, in type: String?) -> [Expression] {
        let own = types.allowedValues(of: output.type)
        return own.isEmpty ? types.allowedValues(of: type, component: output.name) : own
    }
}
