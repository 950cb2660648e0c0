import Diagnostics

// Lists, contexts, ranges and filters.
extension Evaluation {
    /// Each entry sees the ones before it.
    mutating func context(_ entries: [Expression.ContextEntry], _ range: TextRange) -> Value {
        scope.append(ContextValue())
        defer { scope.removeLast() }
        for entry in entries {
            let value = evaluate(entry.value)
            visited += scope[scope.count - 1].entries.count / 16
            if scope[scope.count - 1][entry.key] != nil {
                return fail(
                    "「\(entry.key)」出现了两次", "“\(entry.key)” stands twice", range)
            }
            scope[scope.count - 1].entries.append(
                ContextValue.Entry(key: entry.key, value: value))
        }
        return .context(scope[scope.count - 1])
    }

    mutating func range(
        _ low: Expression, _ high: Expression, _ lowIncluded: Bool, _ highIncluded: Bool,
        _ range: TextRange
    ) -> Value {
        let (low, high) = (evaluate(low), evaluate(high))
        if Unknown.causes(low, high) == nil, low.isPresent, high.isPresent {
            guard let order = Comparing.order(low, high, surroundings.zones) else {
                return fail(
                    "区间两端不能比较", "the ends of the range cannot be compared", range)
            }
            guard order <= 0 else {
                return fail(
                    "区间的下端大于上端", "the range ends before it begins", range)
            }
        }
        return .range(
            RangeValue(
                low: low, high: high, lowIncluded: lowIncluded, highIncluded: highIncluded))
    }

    // MARK: Filters

    mutating func filter(_ list: Expression, _ test: Expression, _ range: TextRange) -> Value {
        let source = evaluate(list)
        let elements: [Value]
        switch source {
        case .list(let values): elements = values
        case .unknown(let unknown): return .unknown(Unknown(unknown.causes))
        case .null: elements = []
        default: elements = [source]
        }
        if case .literal(.number(let index)) = test.kind {
            return element(index, of: elements, range)
        }
        var kept: [Value] = []
        for (position, element) in elements.enumerated() {
            guard spend() else { return exhausted(range) }
            let (value, membership) = element.membership
            let answer = withItem(value) { $0.evaluate(test) }
            if position == 0, let found = index(answer, of: elements, range) { return found }
            switch answer {
            case .boolean(true): kept.append(element)
            case .boolean, .null: continue
            case .unknown(let unknown):
                kept.append(.perhaps(value, membership?.union(unknown.causes) ?? unknown.causes))
            default:
                return fail(
                    "筛选条件应当是「是」或「否」，或者序号", "a filter is a condition or a position", test.range)
            }
        }
        if elements.isEmpty, mode == .standard,
            let found = index(withItem(.null) { $0.evaluate(test) }, of: [], range)
        {
            return found
        }
        return .list(kept)
    }

    /// The element a number asks for; nil where the filter is a condition.
    private mutating func index(
        _ answer: Value, of elements: [Value], _ range: TextRange
    ) -> Value? {
        if case .number(let index) = answer { return element(index, of: elements, range) }
        guard case .unknown(let unknown) = answer, case .numbers = unknown.hull else { return nil }
        return .unknown(Unknown(Unknown.causes(elements)?.union(unknown.causes) ?? unknown.causes))
    }

    private mutating func element(
        _ index: Number, of elements: [Value], _ range: TextRange
    ) -> Value {
        guard let index = index.exactInt(), index != 0 else {
            return absent("列表的序号从 1 开始", "positions in a list begin at 1", range)
        }
        guard index.magnitude <= elements.count else {
            return absent("列表没有第 \(index) 项", "the list has no element \(index)", range)
        }
        let position = index > 0 ? index - 1 : elements.count + index
        if mode == .standard { return elements[position] }
        // Which element it is depends on all that perhaps stand before it.
        let before = index > 0 ? elements[...position] : elements[position...]
        let doubtful = before.compactMap(\.membership.causes)
        if doubtful.isEmpty { return elements[position] }
        return .unknown(Unknown(Unknown.causes(elements) ?? Causes()))
    }

    /// Runs a filter's test with an element and its members in scope.
    private mutating func withItem(
        _ item: Value, _ test: (inout Evaluation) -> Value
    ) -> Value {
        locals.append(item)
        defer { locals.removeLast() }
        guard mode == .standard else { return test(&self) }
        filters += 1
        let outer = scope.count
        scope.append(ContextValue([ContextValue.Entry(key: "item", value: item)]))
        if case .context(let members) = item { scope.append(members) }
        defer {
            filters -= 1
            scope.removeLast(scope.count - outer)
        }
        return test(&self)
    }
}

extension Value {
    var isPresent: Bool {
        if case .null = self { false } else { true }
    }
}
