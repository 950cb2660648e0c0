// Which rows match, and what is left open where an input is not known.
extension TableRun {
    /// The rows that match, and those of which that is not known.
    struct Matches {
        fileprivate(set) var rows: [(row: Int, isCertain: Bool)] = []
        /// Why possible rows are only possible.
        fileprivate(set) var causes: Causes?

        var certain: [Int] { rows.filter(\.isCertain).map(\.row) }

        /// The mistakes in cells that were needed: they make the whole table a mistake.
        var failures: Causes? {
            let failures = causes?.elements.filter { $0.kind == .failure } ?? []
            return failures.isEmpty ? nil : Causes(failures)
        }
    }

    func matches(_ values: [Value], in run: inout Evaluation) -> Matches {
        var matches = Matches()
        for row in table.rows.indices {
            switch match(row, values, in: &run) {
            case .boolean(true):
                matches.rows.append((row, isCertain: true))
                watcher?.matched(row: row)
                // Nothing below can be the first any more.
                if table.hitPolicy == .first { return matches }
            case .unknown(let unknown):
                matches.rows.append((row, isCertain: false))
                matches.causes = matches.causes?.union(unknown.causes) ?? unknown.causes
            default: continue
            }
        }
        return matches
    }

    /// Whether every value is one that its input allows; what is not known may be.
    func allows(_ values: [Value], in run: inout Evaluation) -> Bool {
        for (input, value) in zip(table.inputs, values) {
            guard let allowed = input.allowed, value.isPresent else { continue }
            if case .boolean(false) = run.test(allowed, on: value) { return false }
        }
        return true
    }

    /// Whether all cells accept their inputs; one that does not decides.
    private func match(_ row: Int, _ values: [Value], in run: inout Evaluation) -> Value {
        var match = Value.boolean(true)
        for (column, (test, value)) in zip(table.rows[row].tests, values).enumerated() {
            watcher?.begins(.test(row: row, column: column), on: value)
            let answer = run.test(test, on: value)
            watcher?.ends(.test(row: row, column: column))
            match = UnknownLogic.conjunction(match, answer)
            if case .boolean(false) = match { return match }
        }
        return match
    }

    /// What can be said while it is open which rows match.
    func undecided(_ matches: Matches, _ causes: Causes, in run: inout Evaluation) -> Value {
        switch table.hitPolicy {
        case .unique, .any:
            let certain = matches.certain
            // Rows exclude each other or agree: one that matches leaves no room for others.
            guard certain.isEmpty else { return decided(certain, in: &run) }
        case .first: break
        default: return .unknown(Unknown(causes))
        }
        var results = self.results(of: matches.rows.map(\.row), in: &run)
        if matches.certain.isEmpty, let otherwise = otherwise(in: &run) {
            results.append(otherwise)
        }
        return UnknownLogic.anyOf(results, causes)
    }
}
