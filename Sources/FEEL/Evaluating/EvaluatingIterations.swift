import Diagnostics

// `for`, `some` and `every`.
extension Evaluation {
    mutating func iteration(
        _ iterators: [Expression.Iterator], _ body: Expression, _ range: TextRange
    ) -> Value {
        var results: [Value] = []
        let seesPartial = mode == .standard && body.mentions("partial")
        let stopped = iterate(iterators[...], nil) { run, membership, unknownSource in
            if let unknownSource { return .unknown(Unknown(unknownSource)) }
            guard results.count < run.budget.limits.listLength else {
                return run.exceeded(.listLength, range)
            }
            guard run.spend(seesPartial ? results.count : 1) else { return run.exhausted(range) }
            if seesPartial {
                run.scope.append(
                    ContextValue([ContextValue.Entry(key: "partial", value: .list(results))]))
            }
            let value = run.admitted(run.evaluate(body), range)
            if seesPartial { run.scope.removeLast() }
            results.append(membership.map { .perhaps(value, $0) } ?? value)
            return nil
        }
        return stopped ?? .list(results)
    }

    mutating func quantified(
        _ quantifier: Expression.Quantifier, _ iterators: [Expression.Iterator],
        _ test: Expression, _ range: TextRange
    ) -> Value {
        var tally = Tally(decidedBy: quantifier == .some)
        let stopped = iterate(iterators[...], nil) { run, membership, unknownSource in
            if let unknownSource {
                tally.add(unknownSource)
                return nil
            }
            guard run.spend() else { return run.exhausted(range) }
            tally.add(run.truth(run.evaluate(test), test.range), perhaps: membership)
            return tally.isDecided ? tally.value : nil
        }
        return stopped ?? tally.value
    }

    /// Visits every combination of the iterators' elements; a value from the visit ends it.
    ///
    /// The visit is told why a combination exists only perhaps, or that a source is not known.
    private mutating func iterate(
        _ iterators: ArraySlice<Expression.Iterator>, _ membership: Causes?,
        _ visit: (inout Evaluation, Causes?, Causes?) -> Value?
    ) -> Value? {
        guard let iterator = iterators.first else { return visit(&self, membership, nil) }
        let source: IterationSource
        switch self.source(of: iterator) {
        case .stopped(let value): return value
        case .unknown(let causes):
            return visit(&self, membership, membership?.union(causes) ?? causes)
        case .elements(let elements): source = elements
        }
        let local = locals.count
        locals.append(.null)
        if mode == .standard { scope.append(ContextValue()) }
        defer {
            locals.removeLast(locals.count - local)
            if mode == .standard { scope.removeLast() }
        }
        var position = 0
        while let next = source.element(at: position) {
            position += 1
            guard spend() else { return exhausted(iterator.source.range) }
            let (element, causes) = next.membership
            locals[local] = element
            if mode == .standard {
                scope[scope.count - 1].entries = [
                    ContextValue.Entry(key: iterator.name, value: element)
                ]
            }
            let both = causes.map { membership?.union($0) ?? $0 } ?? membership
            if let stopped = iterate(iterators.dropFirst(), both, visit) { return stopped }
        }
        return nil
    }

    private enum SourceOutcome {
        case elements(IterationSource)
        case unknown(Causes)
        case stopped(Value)
    }

    private mutating func source(of iterator: Expression.Iterator) -> SourceOutcome {
        let first = evaluate(iterator.source)
        let range = iterator.source.range
        if let end = iterator.end {
            let last = evaluate(end)
            if let causes = Unknown.causes(first, last) { return .unknown(causes) }
            if let source = IterationSource(from: first, to: last) { return .elements(source) }
            return .stopped(noSource(range))
        }
        switch first {
        case .list(let elements): return .elements(.list(elements))
        case .unknown(let unknown): return .unknown(unknown.causes)
        case .range(let interval):
            if let causes = first.causes { return .unknown(causes) }
            if let source = IterationSource(interval) { return .elements(source) }
            return .stopped(noSource(range))
        case .null, .function: return .stopped(noSource(range))
        default: return .elements(.list([first]))
        }
    }

    private mutating func noSource(_ range: TextRange) -> Value {
        fail(
            "这里应当是列表，或整数、日期的区间",
            "a list, or a range of whole numbers or dates, is needed here", range)
    }
}

/// What an iteration goes through; ranges are counted, not written out.
private enum IterationSource {
    case list([Value])
    case integers(from: Int, to: Int)
    case days(from: Int, to: Int)

    /// `from..to` counts up or down.
    init?(from first: Value, to last: Value) {
        switch (first, last) {
        case (.number(let first), .number(let last)):
            guard let first = first.exactInt(), let last = last.exactInt() else { return nil }
            self = .integers(from: first, to: last)
        case (.date(let first), .date(let last)):
            self = .days(from: first.daysSinceEpoch, to: last.daysSinceEpoch)
        default: return nil
        }
    }

    /// A range value must not be empty at its ends, and counts up.
    init?(_ interval: RangeValue) {
        guard let source = IterationSource(from: interval.low, to: interval.high) else {
            return nil
        }
        let step = interval.lowIncluded ? 0 : 1
        let back = interval.highIncluded ? 0 : 1
        switch source {
        case .integers(let low, let high):
            guard low <= high else { return nil }
            self = .upward(low, high, step, back) { .integers(from: $0, to: $1) }
        case .days(let low, let high):
            guard low <= high else { return nil }
            self = .upward(low, high, step, back) { .days(from: $0, to: $1) }
        case .list: return nil
        }
    }

    private static func upward(
        _ low: Int, _ high: Int, _ step: Int, _ back: Int, _ make: (Int, Int) -> IterationSource
    ) -> IterationSource {
        let (first, tooHigh) = low.addingReportingOverflow(step)
        let (last, tooLow) = high.subtractingReportingOverflow(back)
        return tooHigh || tooLow || first > last ? .list([]) : make(first, last)
    }

    func element(at position: Int) -> Value? {
        switch self {
        case .list(let elements): position < elements.count ? elements[position] : nil
        case .integers(let first, let last):
            Self.step(position, first, last).map { .number(Number($0)) }
        case .days(let first, let last):
            Self.step(position, first, last).flatMap { CalendarDate(daysSinceEpoch: $0) }
                .map(Value.date)
        }
    }

    private static func step(_ position: Int, _ first: Int, _ last: Int) -> Int? {
        let (value, overflow) =
            first <= last
            ? first.addingReportingOverflow(position) : first.subtractingReportingOverflow(position)
        if overflow { return nil }
        return first <= last ? value <= last ? value : nil : value >= last ? value : nil
    }
}

extension Expression {
    /// Whether a name stands anywhere in it.
    fileprivate func mentions(_ name: String) -> Bool {
        switch kind {
        case .name(let other): other == name
        case .negation(let operand), .path(let operand, _), .instance(let operand, _),
            .unaryComparison(_, let operand), .property(_, let operand):
            operand.mentions(name)
        case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
            .and(let left, let right), .or(let left, let right), .filter(let left, let right),
            .range(let left, let right, _, _):
            left.mentions(name) || right.mentions(name)
        case .between(let first, let second, let third),
            .conditional(let first, let second, let third):
            first.mentions(name) || second.mentions(name) || third.mentions(name)
        case .membership(let value, let tests):
            value.mentions(name) || tests.contains { $0.mentions(name) }
        case .list(let all), .unaryTests(let all), .negatedTests(let all), .hostCall(_, let all),
            .builtinCall(_, let all):
            all.contains { $0.mentions(name) }
        case .iteration(let iterators, let body), .quantified(_, let iterators, let body):
            body.mentions(name)
                || iterators.contains {
                    $0.source.mentions(name) || $0.end?.mentions(name) ?? false
                }
        case .call(let function, .positional(let values)):
            function.mentions(name) || values.contains { $0.mentions(name) }
        case .call(let function, .named(let values)):
            function.mentions(name) || values.contains { $0.value.mentions(name) }
        case .function(_, let body): body.mentions(name)
        case .context(let entries): entries.contains { $0.value.mentions(name) }
        case .literal, .input, .anyInput, .externalFunction, .invalid, .local, .subject, .global:
            false
        }
    }
}
