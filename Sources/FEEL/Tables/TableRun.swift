import Diagnostics

extension DecisionTable {
    /// The result of the table.
    ///
    /// In strict mode an input may be not known; then the rows that can still match count.
    public func evaluate(
        in run: inout Evaluation, watchedBy watcher: (any TableWatcher)? = nil
    ) -> Value {
        TableRun(table: self, watcher: watcher).value(in: &run)
    }
}

/// What a table decides; rows go by their index.
struct TableRun {
    let table: DecisionTable
    let watcher: (any TableWatcher)?

    func value(in run: inout Evaluation) -> Value {
        var values: [Value] = []
        for (column, input) in table.inputs.enumerated() {
            watcher?.begins(.input(column), on: nil)
            values.append(run.evaluate(input.value))
            watcher?.ends(.input(column))
        }
        guard allows(values, in: &run) else {
            return fail("输入的值不在允许的范围内", "an input is none of its allowed values", in: &run)
        }
        let matches = matches(values, in: &run)
        if let failures = matches.failures { return .unknown(Unknown(failures)) }
        if let causes = matches.causes { return undecided(matches, causes, in: &run) }
        return decided(matches.certain, in: &run)
    }

    /// What certain rows give.
    func decided(_ rows: [Int], in run: inout Evaluation) -> Value {
        guard let first = rows.first else { return noMatch(in: &run) }
        switch table.hitPolicy {
        case .unique:
            guard rows.count == 1 else {
                return fail("有多于一行相符", "more than one row matches", in: &run)
            }
            return result(of: first, in: &run)
        case .first: return result(of: first, in: &run)
        case .any: return agreed(results(of: rows, in: &run), in: &run)
        case .priority:
            return inOrderOfOutputs(rows, in: &run).first ?? noMatch(in: &run)
        case .ruleOrder, .collect(nil): return .list(results(of: rows, in: &run))
        case .outputOrder: return .list(inOrderOfOutputs(rows, in: &run))
        case .collect(.count?): return .number(Number(rows.count))
        case .collect(let aggregation?):
            return aggregate(results(of: rows, in: &run), aggregation, in: &run)
        }
    }

    func results(of rows: [Int], in run: inout Evaluation) -> [Value] {
        rows.map { result(of: $0, in: &run) }
    }

    private func result(of row: Int, in run: inout Evaluation) -> Value {
        compose(columns(of: row, in: &run), in: &run)
    }

    private func columns(of row: Int, in run: inout Evaluation) -> [Value] {
        var values: [Value] = []
        for (column, cell) in table.rows[row].results.enumerated() {
            watcher?.begins(.result(row: row, column: column), on: nil)
            values.append(run.evaluate(cell))
            watcher?.ends(.result(row: row, column: column))
        }
        return values
    }

    /// Several columns make a context of their names.
    private func compose(_ values: [Value], in run: inout Evaluation) -> Value {
        let outputs = table.outputs
        if values.count == 1, outputs.count == 1 { return values[0] }
        guard values.count == outputs.count else {
            return fail(
                "这一行的结果个数与表头不符", "this row has not as many results as the table has columns",
                in: &run)
        }
        return .context(
            ContextValue(
                zip(outputs, values).map { ContextValue.Entry(key: $0.name ?? "", value: $1) }))
    }

    private func agreed(_ results: [Value], in run: inout Evaluation) -> Value {
        guard let first = results.first else { return noMatch(in: &run) }
        guard results.allSatisfy({ first.isIdentical(to: $0) }) else {
            // What is not known need not differ.
            if let causes = Unknown.causes(results) { return UnknownLogic.anyOf(results, causes) }
            return fail("相符的各行结果不同", "rows that match have different results", in: &run)
        }
        return first
    }

    private func fail(_ zh: String, _ en: String, in run: inout Evaluation) -> Value {
        run.fail(zh, en, table.range)
    }

    private func noMatch(in run: inout Evaluation) -> Value {
        if let otherwise = otherwise(in: &run) { return otherwise }
        return run.absent("没有一行与表的输入相符", "no row of the table matches", table.range)
    }

    /// The default result; nil where no column has one.
    func otherwise(in run: inout Evaluation) -> Value? {
        guard table.outputs.contains(where: { $0.otherwise != nil }) else { return nil }
        return compose(
            table.outputs.map { $0.otherwise.map { run.evaluate($0) } ?? .null }, in: &run)
    }

    private func aggregate(
        _ results: [Value], _ aggregation: HitPolicy.Aggregation, in run: inout Evaluation
    ) -> Value {
        let name =
            switch aggregation {
            case .sum: "sum"
            case .minimum: "min"
            case .maximum: "max"
            case .count: "count"
            }
        guard table.outputs.count == 1, let builtin = Builtins.reference(name) else {
            return fail(
                "有多个结果列的表不能汇总", "results of several columns cannot be aggregated", in: &run)
        }
        return run.invoke(Builtins[builtin], [.list(results)], table.range)
    }
}

// Priorities.
extension TableRun {
    /// The results, those whose values stand first in the columns' lists before the others.
    private func inOrderOfOutputs(_ rows: [Int], in run: inout Evaluation) -> [Value] {
        var ranked: [(ranks: [Int], order: Int, result: Value)] = []
        for row in rows {
            let values = columns(of: row, in: &run)
            let ranks = zip(table.outputs, values).map { rank(of: $1, in: $0, &run) }
            ranked.append((ranks, row, compose(values, in: &run)))
        }
        ranked.sort { left, right in
            left.ranks == right.ranks
                ? left.order < right.order : left.ranks.lexicographicallyPrecedes(right.ranks)
        }
        return ranked.map(\.result)
    }

    private func rank(
        of value: Value, in output: DecisionTable.Output, _ run: inout Evaluation
    ) -> Int {
        for (index, test) in output.values.enumerated() {
            if case .boolean(true) = run.test(test, on: value) { return index }
        }
        return output.values.count
    }
}
