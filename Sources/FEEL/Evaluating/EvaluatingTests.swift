import Diagnostics

// Tests of a value: `in`, and the cells of decision tables.
extension Evaluation {
    mutating func membership(_ value: Expression, _ tests: [Expression]) -> Value {
        let value = evaluate(value)
        return anyHolds(tests, on: value)
    }

    /// Whether a cell of a table accepts a value.
    public mutating func test(_ tests: Expression, on value: Value) -> Value {
        switch tests.kind {
        case .anyInput: .boolean(true)
        case .unaryTests(let tests): anyHolds(tests, on: value)
        case .negatedTests(let tests): UnknownLogic.negated(anyHolds(tests, on: value))
        default: holds(tests, on: value)
        }
    }

    private mutating func anyHolds(_ tests: [Expression], on value: Value) -> Value {
        if case .unknown(let unknown) = value, case .oneOf(let values) = unknown.hull,
            !values.isEmpty
        {
            // Each value may pass by another test.
            let answers = values.map { anyHolds(tests, on: $0) }
            let isAgreed = answers.allSatisfy { $0.isIdentical(to: answers[0]) }
            let causes = Unknown.causes(answers)?.union(unknown.causes) ?? unknown.causes
            return isAgreed ? answers[0] : .unknown(Unknown(causes, Unknown.trueOrFalse))
        }
        var tally = Tally(decidedBy: true)
        for test in tests {
            tally.add(holds(test, on: value), perhaps: nil)
            if tally.isDecided { break }
        }
        return tally.value
    }

    private mutating func holds(_ test: Expression, on value: Value) -> Value {
        if case .unaryComparison(let sign, let operand) = test.kind {
            return comparison(sign, value, withInput(value) { $0.evaluate(operand) }, test.range)
        }
        let wasUsed = isInputUsed
        isInputUsed = false
        let result = withInput(value) { $0.evaluate(test) }
        // A test that speaks of `?` is a condition, any other one is what the value is compared to.
        let isCondition = isInputUsed
        isInputUsed = wasUsed
        return isCondition ? truth(result, test.range) : matches(value, result, test.range)
    }

    private mutating func withInput(
        _ value: Value, _ body: (inout Evaluation) -> Value
    ) -> Value {
        let outer = input
        input = value
        defer { input = outer }
        return body(&self)
    }

    /// Whether a value is what a test says, or in it.
    mutating func matches(_ value: Value, _ test: Value, _ range: TextRange) -> Value {
        switch test {
        case .range(let interval):
            if case .range = value { return comparison(.equal, value, test, range) }
            return contains(interval, value, range)
        case .list(let elements):
            guard spend(elements.count / 8) else { return exhausted(range) }
            var tally = Tally(decidedBy: true)
            if case .list = value { tally.add(equality(value, test), perhaps: nil) }
            for element in elements {
                if tally.isDecided { break }
                let (element, membership) = element.membership
                tally.add(matchesElement(value, element, range), perhaps: membership)
            }
            return tally.value
        default: return comparison(.equal, value, test, range)
        }
    }

    private mutating func matchesElement(
        _ value: Value, _ element: Value, _ range: TextRange
    ) -> Value {
        if case .range(let interval) = element {
            if case .range = value { return equality(value, element) }
            return contains(interval, value, range)
        }
        trace?.note(value.bounds, element.bounds, range)
        // An element of another type is simply not it.
        return equality(value, element)
    }

    /// FEEL's `=` without a complaint about types that differ.
    func equality(_ left: Value, _ right: Value) -> Value {
        let zones = surroundings.zones
        if let causes = Unknown.causes(left, right) {
            return UnknownComparison.value(.equal, left, right, causes, zones)
        }
        return .boolean(Comparing.equal(left, right, zones) ?? false)
    }

    /// Whether a value lies in a range.
    mutating func contains(_ interval: RangeValue, _ value: Value, _ range: TextRange) -> Value {
        if interval.isComparison {
            return comparison(interval.comparison, value, interval.comparedTo, range)
        }
        let aboveLow = comparison(
            interval.lowIncluded ? .greaterOrEqual : .greater, value, interval.low, range)
        let belowHigh = comparison(
            interval.highIncluded ? .lessOrEqual : .less, value, interval.high, range)
        return UnknownLogic.conjunction(aboveLow, belowHigh)
    }
}

extension RangeValue {
    /// The comparison as which it was written.
    var comparison: ComparisonOperator {
        switch (low, high) {
        case (.null, .null): lowIncluded ? .equal : .notEqual
        case (.null, _): highIncluded ? .lessOrEqual : .less
        case (_, .null): lowIncluded ? .greaterOrEqual : .greater
        default: lowIncluded ? .equal : .notEqual
        }
    }

    var comparedTo: Value {
        if case .null = low { high } else { low }
    }
}

extension Value {
    /// An element of a list, and why it belongs to it only perhaps.
    var membership: (element: Value, causes: Causes?) {
        if case .perhaps(let element, let causes) = self { (element, causes) } else { (self, nil) }
    }
}
