import FEEL

// Functions of the language.
extension Compiler {
    mutating func call(
        _ name: String, _ arguments: [Expression], in scope: Scope
    ) throws(NotColumnar) -> ColumnValue {
        let values = arguments.map { value(of: $0, in: scope) }
        switch (name, values.count) {
        case ("not", 1): return .truth(not(try truth(values[0])))
        case ("count", 1): return .figure(try count(values[0]))
        case ("sum", 1): return .figure(try sum(values[0]))
        case ("min", 2...): return .figure(try extreme(.least, values))
        case ("max", 2...): return .figure(try extreme(.greatest, values))
        case ("sum", 2...):
            return .figure(
                try folded(values) { (run, one, other) throws(NotColumnar) in
                    try run.arithmetic(.add, one, other)
                })
        case ("abs", 1):
            let operand = try figure(values[0])
            return .figure(try extreme(.greatest, operand, try negated(try settled(operand))))
        case ("yearly", 1):
            return .figure(
                try arithmetic(.multiply, try figure(values[0]), try figure(Number(12))))
        case ("monthly", 1):
            return .figure(try arithmetic(.divide, try figure(values[0]), try figure(Number(12))))
        case ("years and months duration", 2):
            return .figure(try duration(try figure(values[0]), try figure(values[1])))
        default: return .figure(try rounding(name, arguments, values))
        }
    }

    private mutating func count(_ value: ColumnValue) throws(NotColumnar) -> Figure {
        switch value {
        case .list(let list), .series(_, let list): try count(list)
        case .unknown: try figure(value)
        default: throw NotColumnar(.construct)
        }
    }

    private mutating func sum(_ value: ColumnValue) throws(NotColumnar) -> Figure {
        switch value {
        case .series(let element, let list): try sum(try figure(element), of: list)
        case .unknown: try figure(value)
        default: throw NotColumnar(.construct)
        }
    }

    private mutating func extreme(
        _ kind: Operation.Arithmetic, _ values: [ColumnValue]
    ) throws(NotColumnar) -> Figure {
        try folded(values) { (run, one, other) throws(NotColumnar) in
            try run.extreme(kind, one, other)
        }
    }

    private mutating func folded(
        _ values: [ColumnValue],
        _ combine: (inout Compiler, Figure, Figure) throws(NotColumnar) -> Figure
    ) throws(NotColumnar) -> Figure {
        var result = try figure(values[0])
        for value in values.dropFirst() { result = try combine(&self, result, try figure(value)) }
        return result
    }

    private mutating func duration(_ start: Figure, _ end: Figure) throws(NotColumnar) -> Figure {
        guard isNever(start.known) || start.kind == .day, isNever(end.known) || end.kind == .day
        else { throw NotColumnar(.construct) }
        return Figure(
            .months, try graph.months(from: start.value, to: end.value),
            known: try both(start.known, end.known), mayFail: start.mayFail || end.mayFail)
    }

    private mutating func rounding(
        _ name: String, _ arguments: [Expression], _ values: [ColumnValue]
    ) throws(NotColumnar) -> Figure {
        guard let mode = Self.roundings[name], let first = values.first else {
            throw NotColumnar(.construct)
        }
        var scale = 0
        if values.count == 2 {
            guard case .figure(let places) = values[1], places.known == nil, places.decimals == 0,
                let constant = graph.constantValue(places.value), (-9...8).contains(constant)
            else { throw NotColumnar(.construct) }
            scale = constant
        }
        guard let step = Number(coefficient: 1, exponent: -scale) else {
            throw NotColumnar(.overflow)
        }
        return try rounded(try figure(first), to: step, mode)
    }

    private static let roundings: [String: RoundingMode] = [
        "floor": .floor, "ceiling": .ceiling, "decimal": .halfEven, "round up": .up,
        "round down": .down, "round half up": .halfUp, "round half down": .halfDown,
    ]
}
