// Questions about lists, and lists made of lists.
extension Builtins {
    static let lists: [Builtin] = [
        Builtin("list contains", ["list", "element"], unknowns: .handled) { arguments, run in
            run.listContains(arguments)
        },
        Builtin("sublist", Signature(["list", "start position", "length"], required: 2)) {
            arguments, run in run.sublist(arguments)
        },
        Builtin("index of", ["list", "match"]) { arguments, run in
            guard let elements = arguments.list() else { return run.wrong(arguments) }
            let zones = run.surroundings.zones
            let match = arguments[1]
            guard run.spend(match.comparing(with: elements.count)) else {
                return run.exhausted(arguments.range)
            }
            return run.made(
                elements.enumerated()
                    .filter { Comparing.equal($0.element, match, zones) ?? false }
                    .map { .number(Number($0.offset + 1)) }, arguments.range)
        },
        Builtin("distinct values", ["list"]) { arguments, run in
            guard let elements = arguments.list() else { return run.wrong(arguments) }
            return run.distinct(elements, arguments)
        },
        Builtin("union", Signature(["list"], isVariadic: true)) { arguments, run in
            var elements: [Value] = []
            for argument in arguments.values {
                elements += argument.elementsOrSelf
                guard elements.count <= run.budget.limits.listLength else {
                    return run.exceeded(.listLength, arguments.range)
                }
            }
            return run.distinct(elements, arguments)
        },
        Builtin("flatten", ["list"], unknowns: .handled) { arguments, run in
            if case .unknown(let unknown) = arguments[0] {
                return .unknown(Unknown(unknown.causes))
            }
            guard let elements = arguments.list() else { return run.wrong(arguments) }
            return run.made(elements.flatMap { $0.flattened }, arguments.range)
        },
        Builtin("reverse", ["list"], unknowns: .handled) { arguments, run in
            if case .unknown(let unknown) = arguments[0] {
                return .unknown(Unknown(unknown.causes))
            }
            guard let elements = arguments.list() else { return run.wrong(arguments) }
            return run.made(elements.reversed(), arguments.range)
        },
        Builtin("sort", Signature(["list", "precedes"], required: 1)) { arguments, run in
            run.sorted(arguments)
        },
    ]
}

extension Value {
    /// The steps that it takes to compare it with so many others.
    fileprivate func comparing(with count: Int) -> Int {
        isCompound ? count * min(allSteps, 1_000) / 4 : count * (1 + steps) / 4
    }

    fileprivate var elementsOrSelf: [Value] {
        if case .list(let elements) = self { elements } else { [self] }
    }

    fileprivate var flattened: [Value] {
        switch self {
        case .list(let elements): elements.flatMap { $0.flattened }
        case .perhaps(.list(let elements), let causes):
            elements.flatMap { $0.flattened }.map { element in
                let (value, more) = element.membership
                return .perhaps(value, more?.union(causes) ?? causes)
            }
        default: [self]
        }
    }
}

extension Evaluation {
    fileprivate mutating func listContains(_ arguments: Arguments) -> Value {
        if case .unknown(let unknown) = arguments[0] {
            return .unknown(Unknown(unknown.causes, Unknown.trueOrFalse))
        }
        guard let elements = arguments.list() else { return wrong(arguments) }
        var tally = Tally(decidedBy: true)
        guard spend(arguments[1].comparing(with: elements.count)) else {
            return exhausted(arguments.range)
        }
        for element in elements {
            let (value, causes) = element.membership
            tally.add(equality(value, arguments[1]), perhaps: causes)
        }
        return tally.value
    }

    fileprivate mutating func sublist(_ arguments: Arguments) -> Value {
        guard let elements = arguments.list(), let start = arguments.integer(1), start != 0,
            start.magnitude <= elements.count
        else { return wrong(arguments) }
        let first = start > 0 ? start - 1 : elements.count + start
        guard arguments[2].isPresent else {
            return made(Array(elements[first...]), arguments.range)
        }
        guard let length = arguments.integer(2), length >= 0, length <= elements.count - first
        else { return wrong(arguments) }
        return made(Array(elements[first..<(first + length)]), arguments.range)
    }

    fileprivate mutating func distinct(_ elements: [Value], _ arguments: Arguments) -> Value {
        var kept: [Value] = []
        for element in elements {
            guard spend(1 + element.comparing(with: kept.count)) else {
                return exhausted(arguments.range)
            }
            let isNew = !kept.contains {
                Comparing.equal($0, element, surroundings.zones) ?? false
            }
            if isNew { kept.append(element) }
        }
        return .list(kept)
    }

    fileprivate mutating func sorted(_ arguments: Arguments) -> Value {
        guard let elements = arguments.list() else { return wrong(arguments) }
        if !arguments[1].isPresent {
            // Each element is compared about as often as the count has bits.
            guard spend(elements.count) else { return exhausted(arguments.range) }
            let zones = surroundings.zones
            guard
                zip(elements, elements.dropFirst())
                    .allSatisfy({ Comparing.order($0, $1, zones) != nil })
            else { return wrong(arguments) }
            return .list(elements.sorted { (Comparing.order($0, $1, zones) ?? 0) < 0 })
        }
        guard case .function(let precedes) = arguments[1], precedes.parameters.count == 2 else {
            return wrong(arguments)
        }
        return merged(elements[...], precedes, arguments).map(Value.list) ?? wrong(arguments)
    }

    /// Merge sort: an order that contradicts itself cannot harm it; nil for one that does not answer.
    private mutating func merged(
        _ elements: ArraySlice<Value>, _ precedes: FunctionValue, _ arguments: Arguments
    ) -> [Value]? {
        guard elements.count > 1, !budget.isExhausted else { return Array(elements) }
        let middle = elements.startIndex + elements.count / 2
        guard let left = merged(elements[..<middle], precedes, arguments),
            let right = merged(elements[middle...], precedes, arguments)
        else { return nil }
        var result: [Value] = []
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            // Only what surely precedes goes before, which keeps the order of equals.
            switch invoke(precedes, [right[j], left[i]], arguments.range) {
            case .boolean(true):
                result.append(right[j])
                j += 1
            case .boolean:
                result.append(left[i])
                i += 1
            default: return nil
            }
        }
        return result + left[i...] + right[j...]
    }
}
