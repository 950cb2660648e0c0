// Which rows match, and what is left open where an input is not known.
extension DecisionTable {
    /// The rows that match, and those of which that is not known.
    struct Matches {
        enum Certainty {
            case certain
            case possible
        }

        fileprivate(set) var rows: [(row: Row, certainty: Certainty)] = []
        /// Why possible rows are only possible.
        fileprivate(set) var causes: Causes?

        var certain: [Row] { rows.filter { $0.certainty == .certain }.map(\.row) }

        /// The mistakes in cells that were needed: they make the whole table a mistake.
        var failures: Causes? {
            let failures = causes?.elements.filter { $0.kind == .failure } ?? []
            return failures.isEmpty ? nil : Causes(failures)
        }
    }

    func matches(_ values: [Value], in run: inout Evaluation) -> Matches {
        var matches = Matches()
        for row in rows {
            switch match(row, values, in: &run) {
            case .boolean(true):
                matches.rows.append((row, .certain))
                // Nothing below can be the first any more.
                if hitPolicy == .first { return matches }
            case .unknown(let unknown):
                matches.rows.append((row, .possible))
                matches.causes = matches.causes?.union(unknown.causes) ?? unknown.causes
            default: continue
            }
        }
        return matches
    }

    /// Whether every value is one that its input allows; what is not known may be.
    func allows(_ values: [Value], in run: inout Evaluation) -> Bool {
        for (input, value) in zip(inputs, values) {
            guard let allowed = input.allowed, value.isPresent else { continue }
            if case .boolean(false) = run.test(allowed, on: value) { return false }
        }
        return true
    }

    /// Whether all cells accept their inputs; one that does not decides.
    private func match(_ row: Row, _ values: [Value], in run: inout Evaluation) -> Value {
        var match = Value.boolean(true)
        for (test, value) in zip(row.tests, values) {
            match = UnknownLogic.conjunction(match, run.test(test, on: value))
            if case .boolean(false) = match { return match }
        }
        return match
    }

    /// What can be said while it is open which rows match.
    func undecided(_ matches: Matches, _ causes: Causes, in run: inout Evaluation) -> Value {
        let candidates: [Row]
        switch hitPolicy {
        case .unique:
            let certain = matches.certain
            // Where rows exclude each other, one that matches leaves no room for the others.
            guard certain.isEmpty else { return decided(certain, in: &run) }
            candidates = matches.rows.map(\.row)
        case .first: candidates = matches.rows.map(\.row)
        default: return .unknown(Unknown(causes))
        }
        var results = self.results(of: candidates, in: &run)
        if matches.certain.isEmpty, let otherwise = otherwise(in: &run) {
            results.append(otherwise)
        }
        return UnknownLogic.anyOf(results, causes)
    }
}
