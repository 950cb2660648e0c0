// Functions that make one value of a list.
extension Builtins {
    static let aggregates: [Builtin] = [
        Builtin("count", ["list"], unknowns: .handled) { arguments, run in
            guard let elements = arguments.knownList else { return arguments.unknownList }
            guard arguments[0].isPresent else { return run.wrong(arguments) }
            return UnknownLists.count(elements)
        },
        Builtin("sum", .listOrElements, unknowns: .handled) { arguments, run in
            run.sum(arguments)
        },
        Builtin("min", .listOrElements, unknowns: .handled) { arguments, run in
            run.extreme(arguments, -1)
        },
        Builtin("max", .listOrElements, unknowns: .handled) { arguments, run in
            run.extreme(arguments, 1)
        },
        Builtin("mean", .listOrElements, unknowns: .handled) { arguments, run in
            run.mean(arguments)
        },
        Builtin("all", .listOrElements, unknowns: .handled) { arguments, run in
            run.truths(arguments, decidedBy: false)
        },
        Builtin("any", .listOrElements, unknowns: .handled) { arguments, run in
            run.truths(arguments, decidedBy: true)
        },
        Builtin("product", .listOrElements) { arguments, run in
            guard let numbers = arguments.numbers, !numbers.isEmpty else {
                return run.wrong(arguments)
            }
            var product = Number.one
            for number in numbers {
                guard let next = product.multiplied(by: number) else { return run.wrong(arguments) }
                product = next
            }
            return .number(product)
        },
        Builtin("median", .listOrElements) { arguments, run in
            guard let numbers = arguments.numbers?.sorted(by: <) else {
                return run.wrong(arguments)
            }
            guard !numbers.isEmpty else { return .null }
            let middle = numbers.count / 2
            if numbers.count % 2 == 1 { return .number(numbers[middle]) }
            return numbers[middle - 1].adding(numbers[middle])?.divided(by: Number(2))
                .map { .number($0) } ?? run.wrong(arguments)
        },
        Builtin("stddev", .listOrElements) { arguments, run in
            arguments.numbers.flatMap(Self.deviation).map { .number($0) } ?? run.wrong(arguments)
        },
        Builtin("mode", .listOrElements) { arguments, run in
            arguments.numbers.map { .list(Self.modes($0)) } ?? run.wrong(arguments)
        },
    ]

    /// The standard deviation of a sample.
    private static func deviation(_ numbers: [Number]) -> Number? {
        guard numbers.count > 1, let mean = mean(numbers) else { return nil }
        var squares: [Number] = []
        for number in numbers {
            guard let distance = number.subtracting(mean),
                let square = distance.multiplied(by: distance)
            else { return nil }
            squares.append(square)
        }
        return sum(squares)?.divided(by: Number(numbers.count - 1))?.squareRoot()
    }

    private static func modes(_ numbers: [Number]) -> [Value] {
        var counts: [(number: Number, count: Int)] = []
        for number in numbers.sorted(by: <) {
            if let last = counts.last, last.number == number {
                counts[counts.count - 1].count += 1
            } else {
                counts.append((number, 1))
            }
        }
        let most = counts.map(\.count).max()
        return counts.filter { $0.count == most }.map { .number($0.number) }
    }

    fileprivate static func sum(_ numbers: [Number]) -> Number? {
        var sum = Number.zero
        for number in numbers {
            guard let next = sum.adding(number) else { return nil }
            sum = next
        }
        return sum
    }

    fileprivate static func mean(_ numbers: [Number]) -> Number? {
        sum(numbers)?.divided(by: Number(numbers.count))
    }
}

extension Arguments {
    /// The elements; nil where the list itself is not known.
    fileprivate var knownList: [Value]? {
        if count == 1, case .unknown = self[0] { return nil }
        return elements ?? []
    }

    fileprivate var unknownList: Value {
        .unknown(Unknown(Unknown.causes(values) ?? Causes()))
    }

    /// The elements, where all are numbers.
    fileprivate var numbers: [Number]? {
        guard let elements else { return nil }
        var numbers: [Number] = []
        numbers.reserveCapacity(elements.count)
        for element in elements {
            guard case .number(let number) = element else { return nil }
            numbers.append(number)
        }
        return numbers
    }
}

extension Evaluation {
    fileprivate mutating func sum(_ arguments: Arguments) -> Value {
        guard let elements = arguments.knownList else { return arguments.unknownList }
        guard arguments[0].isPresent else { return wrong(arguments) }
        // Nothing adds up to nothing in rules; the standard says null.
        if elements.isEmpty { return mode == .strict ? .number(.zero) : .null }
        if let sum = Self.sum(elements) { return .number(sum) }
        if let causes = Unknown.causes(elements) {
            return .unknown(Unknown(causes, UnknownLists.sum(elements)))
        }
        return durations(elements) ?? wrong(arguments)
    }

    /// Nil where not all are numbers, or the sum is too great.
    private static func sum(_ elements: [Value]) -> Number? {
        var sum = Number.zero
        for element in elements {
            guard case .number(let number) = element, let next = sum.adding(number) else {
                return nil
            }
            sum = next
        }
        return sum
    }

    private func durations(_ elements: [Value]) -> Value? {
        guard var sum = elements.first else { return nil }
        switch sum {
        case .yearsMonths, .daysTime: break
        default: return nil
        }
        for element in elements.dropFirst() {
            guard let next = Arithmetic.apply(.add, sum, element, surroundings.zones) else {
                return nil
            }
            sum = next
        }
        return sum
    }

    fileprivate mutating func mean(_ arguments: Arguments) -> Value {
        guard let elements = arguments.knownList else { return arguments.unknownList }
        if let numbers = arguments.numbers {
            return numbers.isEmpty
                ? .null : Builtins.mean(numbers).map { .number($0) } ?? wrong(arguments)
        }
        if let causes = Unknown.causes(elements) {
            return .unknown(Unknown(causes, UnknownLists.mean(elements)))
        }
        return wrong(arguments)
    }

    /// The least (-1) or the greatest (1) element.
    fileprivate mutating func extreme(_ arguments: Arguments, _ direction: Int) -> Value {
        guard let elements = arguments.knownList else { return arguments.unknownList }
        guard var best = elements.first else { return .null }
        trace?.note(among: elements, arguments.range)
        if let causes = Unknown.causes(elements) {
            return UnknownLists.extreme(elements, direction, causes)
        }
        for element in elements.dropFirst() {
            if case .number(let number) = element, case .number(let other) = best {
                if direction < 0 ? number < other : other < number { best = element }
                continue
            }
            guard let order = Comparing.order(element, best, surroundings.zones) else {
                return wrong(arguments)
            }
            if order == direction { best = element }
        }
        return best
    }

    fileprivate mutating func truths(
        _ arguments: Arguments, decidedBy deciding: Bool
    ) -> Value {
        guard let elements = arguments.knownList else {
            return .unknown(
                Unknown(Unknown.causes(arguments.values) ?? Causes(), Unknown.trueOrFalse))
        }
        guard arguments.count != 1 || arguments[0].isPresent else { return wrong(arguments) }
        var tally = Tally(decidedBy: deciding)
        for element in elements {
            let (value, causes) = element.membership
            switch value {
            case .boolean, .unknown, .null: tally.add(value, perhaps: causes)
            default: return wrong(arguments)
            }
        }
        return tally.value
    }
}
