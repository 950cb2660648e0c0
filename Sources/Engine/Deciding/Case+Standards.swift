import FEEL
import RuleModel

extension Case {
    func value(ofStandard standard: Int) -> Value {
        use(standard: standard)
        if let record = originCase(for: program.influence.nodes.standard(standard), on: 0) {
            return record.value(ofStandard: standard)
        }
        let plan = program.standards[standard]
        if case .values(let values) = plan.state, let value = values.first ?? nil {
            return value.value
        }
        return remembered(standard: standard) {
            guard case .computed(let formula, let rounding) = plan.state else {
                return unset(standard)
            }
            return rounded(run(formula, on: nil), by: rounding)
        }
    }

    func value(ofStandard standard: Int, keyedBy keys: [Value]) -> Value {
        if keys.isEmpty { return value(ofStandard: standard) }
        use(standard: standard)
        let rows = program.standards[standard].rows(matching: keys)
        guard !rows.isEmpty else {
            return assumedRow(of: standard, keyedBy: keys) ?? unset(standard).joined(with: keys)
        }
        if rows.count == 1, let row = rows[0] { return row.value }
        let values = rows.map { $0?.value ?? unset(standard) }
        return Value.oneOf(values, keys.reduce(Causes()) { $0.union($1.causes) })
    }

    /// In a completion a table that is unset has rows that differ, so that what chooses the row
    /// can be seen to matter.
    private func assumedRow(of standard: Int, keyedBy keys: [Value]) -> Value? {
        guard case .number(let first)? = assumptions.value(of: .standard(standard)) else {
            return nil
        }
        let rows = program.standards[standard].places(matching: keys).compactMap {
            first.adding(Number($0)).map(Value.number)
        }
        guard !rows.isEmpty else { return nil }
        return Value.oneOf(rows, keys.reduce(Causes()) { $0.union($1.causes) })
    }

    private func unset(_ standard: Int) -> Value {
        if let assumed = assumptions.value(of: .standard(standard)) { return assumed }
        return unknown(.standard(standard), hull(of: program.standards[standard].domain, on: nil))
    }
}

extension Value {
    /// An unknown that also waits for what the given values wait for.
    func joined(with others: [Value]) -> Value {
        guard case .unknown(let unknown) = self else { return self }
        return .unknown(
            Unknown(others.reduce(unknown.causes) { $0.union($1.causes) }, unknown.hull))
    }
}
