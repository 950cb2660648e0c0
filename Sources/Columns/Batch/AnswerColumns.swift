/// One number for each row, where the evaluator left it; until it decides another block.
@unsafe package struct NumberColumn {
    package let start: UnsafeRawPointer
    /// How many bytes a number takes: 1, 4 or 8.
    package let width: Int
    /// How far apart the numbers of two rows are; 0 where all rows have the same.
    package let stride: Int
}

/// The answers of one programme for the rows of its entity, as columns.
@unsafe package struct AnswerColumns {
    /// `OutcomeCode` raw values.
    package let outcome: NumberColumn
    package let isPayable: NumberColumn
    /// How many persons a household's programme covers; `nil` for others.
    package let persons: NumberColumn?
    /// Absent for what pays nothing.
    package let amount: AmountColumns?
}

/// Sums of money times 10 to the power of `decimals`.
@unsafe package struct AmountColumns {
    package let decimals: Int
    package let low: NumberColumn
    package let high: NumberColumn
    /// 1 where there is no upper end.
    package let noHigh: NumberColumn
    /// Before rounding; as paid where that is open.
    package let exact: NumberColumn
}

extension BatchEvaluator {
    /// The answers for the programme at a place in `batch.programmes`, for households that columns
    /// decided.
    @unsafe package func columns(of place: Int) -> AnswerColumns? {
        guard let machine, let compiled, compiled.isWhole else { return nil }
        let places = compiled.schedule.places
        let answer = compiled.answers[place]
        func column(_ node: Int) -> NumberColumn? {
            unsafe places[node].map { unsafe machine.column($0) }
        }
        guard let outcome = unsafe column(answer.outcome),
            let isPayable = unsafe column(answer.isPayable)
        else { return nil }
        var amount: AmountColumns?
        if let nodes = answer.amount, let low = unsafe column(nodes.low),
            let high = unsafe column(nodes.high), let noHigh = unsafe column(nodes.noHigh),
            let exact = unsafe column(nodes.exact)
        {
            unsafe amount = AmountColumns(
                decimals: nodes.decimals, low: low, high: high, noHigh: noHigh, exact: exact)
        }
        return unsafe AnswerColumns(
            outcome: outcome, isPayable: isPayable,
            persons: answer.persons.flatMap { unsafe column($0) }, amount: amount)
    }
}

extension Machine {
    /// Where a buffer's numbers lie, after a run.
    @unsafe func column(_ buffer: Int) -> NumberColumn {
        let shape = schedule.buffers[buffer].shape
        let width = shape.width.rawValue
        return unsafe NumberColumn(
            start: UnsafeRawPointer(pointer(of: buffer)), width: width,
            stride: shape.entity == nil ? 0 : width)
    }
}
