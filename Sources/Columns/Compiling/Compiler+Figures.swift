import FEEL

// Numbers: scales are aligned when compiled, quotients stay exact until they are needed.
extension Compiler {
    /// Decimals beyond those that money has, which a quotient may take.
    static let quotientDecimals = 2
    /// More would leave 64 bits little room.
    static let mostDecimals = 8

    mutating func figure(_ number: Number) throws(NotColumnar) -> Figure {
        let number = number.normalized
        let decimals = max(0, -Int(number.exponent))
        guard decimals <= Self.mostDecimals,
            let scaled = Number(
                coefficient: number.coefficient, exponent: Int(number.exponent) + decimals)?
                .exactInt()
        else { throw NotColumnar(.overflow) }
        return Figure(
            .number(decimals: decimals), graph.constant(scaled), known: nil, mayFail: false)
    }

    mutating func figure(_ value: ColumnValue) throws(NotColumnar) -> Figure {
        switch value {
        case .figure(let figure): return figure
        case .unknown(let mayFail):
            return Figure(
                .number(decimals: 0), graph.constant(0), known: graph.constant(0),
                mayFail: mayFail)
        default: throw NotColumnar(.construct)
        }
    }

    mutating func scaled(_ value: Int, by decimals: Int) throws(NotColumnar) -> Int {
        guard decimals > 0 else { return value }
        guard decimals <= 17 else { throw NotColumnar(.overflow) }
        let factor = graph.constant((0..<decimals).reduce(1) { power, _ in power * 10 })
        return try graph.arithmetic(.multiply, value, factor)
    }

    /// The figure without a divisor: known where the quotient ends within some decimals.
    mutating func settled(_ figure: Figure) throws(NotColumnar) -> Figure {
        guard let divisor = figure.divisor else { return figure }
        let dividend = try scaled(figure.value, by: Self.quotientDecimals)
        let quotient = try graph.quotient(.floor, dividend, divisor)
        let back = try graph.arithmetic(.multiply, quotient, divisor)
        let isExact = try graph.compare(.equal, back, dividend)
        return Figure(
            .number(decimals: figure.decimals + Self.quotientDecimals), quotient,
            known: try both(figure.known, isExact), mayFail: figure.mayFail)
    }

    /// Two numbers with equally many decimals.
    mutating func aligned(
        _ left: Figure, _ right: Figure
    ) throws(NotColumnar) -> (left: Int, right: Int, decimals: Int) {
        let decimals = max(left.decimals, right.decimals)
        return (
            try scaled(left.value, by: decimals - left.decimals),
            try scaled(right.value, by: decimals - right.decimals), decimals
        )
    }

    mutating func arithmetic(
        _ sign: ArithmeticOperator, _ left: Figure, _ right: Figure
    ) throws(NotColumnar) -> Figure {
        if sign == .divide { return try quotient(try settled(left), try settled(right)) }
        let (left, right) = (try settled(left), try settled(right))
        let known = try both(left.known, right.known)
        let mayFail = left.mayFail || right.mayFail
        switch (sign, left.kind, right.kind) {
        case (.add, .number, .number), (.subtract, .number, .number):
            let (first, second, decimals) = try aligned(left, right)
            let value = try graph.arithmetic(sign == .add ? .add : .subtract, first, second)
            return Figure(.number(decimals: decimals), value, known: known, mayFail: mayFail)
        case (.multiply, .number(let first), .number(let second)):
            guard first + second <= Self.mostDecimals + 2 else { throw NotColumnar(.overflow) }
            let value = try graph.arithmetic(.multiply, left.value, right.value)
            return Figure(.number(decimals: first + second), value, known: known, mayFail: mayFail)
        case (.add, .months, .months), (.subtract, .months, .months):
            let value = try graph.arithmetic(
                sign == .add ? .add : .subtract, left.value, right.value)
            return Figure(.months, value, known: known, mayFail: mayFail)
        default: throw NotColumnar(.construct)
        }
    }

    private mutating func quotient(
        _ left: Figure, _ right: Figure
    ) throws(NotColumnar) -> Figure {
        guard case .number = left.kind, case .number = right.kind else {
            throw NotColumnar(.construct)
        }
        guard graph[right.value].low >= 0 else { throw NotColumnar(.construct) }
        let more = right.decimals - left.decimals
        let dividend = try scaled(left.value, by: max(more, 0))
        let divisor = right.value
        let known = try both(left.known, right.known)
        let isPositive = try graph.compare(.less, graph.constant(0), divisor)
        let mayFail = left.mayFail || right.mayFail || graph.constantValue(isPositive) == nil
        if let constant = graph.constantValue(divisor), let (factor, decimals) = tenth(of: constant)
        {
            let value = try graph.arithmetic(.multiply, dividend, graph.constant(factor))
            return Figure(
                .number(decimals: decimals + max(-more, 0)), value, known: known, mayFail: mayFail)
        }
        return Figure(
            .number(decimals: max(-more, 0)), dividend, divisor: divisor,
            known: try both(known, isPositive), mayFail: mayFail)
    }

    /// The factor and the decimals that stand for a division which always ends.
    private func tenth(of divisor: Int) -> (factor: Int, decimals: Int)? {
        var power = 1
        for decimals in 0...Self.quotientDecimals {
            if divisor != 0, power % divisor == 0 { return (power / divisor, decimals) }
            power *= 10
        }
        return nil
    }

    mutating func negated(_ operand: Figure) throws(NotColumnar) -> Figure {
        switch operand.kind {
        case .number, .months: break
        default: throw NotColumnar(.construct)
        }
        return Figure(
            operand.kind, try graph.arithmetic(.subtract, graph.constant(0), operand.value),
            divisor: operand.divisor, known: operand.known, mayFail: operand.mayFail)
    }

    /// A number as a multiple of a step.
    mutating func rounded(
        _ operand: Figure, to step: Number, _ mode: RoundingMode
    ) throws(NotColumnar) -> Figure {
        guard case .number(let decimals) = operand.kind, !step.isNegative, !step.isZero else {
            throw NotColumnar(.construct)
        }
        let unit = try figure(step)
        let width = graph.constantValue(unit.value) ?? 1
        let shared = min(decimals, unit.decimals)
        let dividend = try scaled(operand.value, by: unit.decimals - shared)
        var divisor = try scaled(graph.constant(width), by: decimals - shared)
        if let own = operand.divisor { divisor = try graph.arithmetic(.multiply, own, divisor) }
        let count = try graph.quotient(Operation.Rounding(mode), dividend, divisor)
        return Figure(
            .number(decimals: unit.decimals),
            try graph.arithmetic(.multiply, count, graph.constant(width)), known: operand.known,
            mayFail: operand.mayFail)
    }

    mutating func comparison(
        _ sign: ComparisonOperator, _ left: Figure, _ right: Figure
    ) throws(NotColumnar) -> Truth {
        var (first, second) = (left.value, right.value)
        switch (left.kind, right.kind) {
        case (.number, .number):
            if let divisor = right.divisor {
                first = try graph.arithmetic(.multiply, first, divisor)
            }
            if let divisor = left.divisor {
                second = try graph.arithmetic(.multiply, second, divisor)
            }
            let decimals = max(left.decimals, right.decimals)
            first = try scaled(first, by: decimals - left.decimals)
            second = try scaled(second, by: decimals - right.decimals)
        case (.code(let one), .code(let other)) where one == other:
            guard sign == .equal || sign == .notEqual else { throw NotColumnar(.construct) }
        case (.day, .day), (.months, .months): break
        default:
            if isNever(left.known) || isNever(right.known) {
                return notKnown(mayFail: left.mayFail || right.mayFail)
            }
            throw NotColumnar(.construct)
        }
        let yes = try compared(sign, first, second)
        return try masked(
            yes, by: try both(left.known, right.known), mayFail: left.mayFail || right.mayFail)
    }

    private mutating func compared(
        _ sign: ComparisonOperator, _ left: Int, _ right: Int
    ) throws(NotColumnar) -> Int {
        switch sign {
        case .less: try graph.compare(.less, left, right)
        case .lessOrEqual: try graph.compare(.lessOrEqual, left, right)
        case .greater: try graph.compare(.less, right, left)
        case .greaterOrEqual: try graph.compare(.lessOrEqual, right, left)
        case .equal: try graph.compare(.equal, left, right)
        case .notEqual: graph.not(try graph.compare(.equal, left, right))
        }
    }

    /// The least (or greatest) of two numbers.
    mutating func extreme(
        _ kind: Operation.Arithmetic, _ left: Figure, _ right: Figure
    ) throws(NotColumnar) -> Figure {
        let (left, right) = (try settled(left), try settled(right))
        guard case .number = left.kind, case .number = right.kind else {
            throw NotColumnar(.construct)
        }
        let (first, second, decimals) = try aligned(left, right)
        return Figure(
            .number(decimals: decimals), try graph.arithmetic(kind, first, second),
            known: try both(left.known, right.known), mayFail: left.mayFail || right.mayFail)
    }
}

extension Operation.Rounding {
    init(_ mode: RoundingMode) {
        self =
            switch mode {
            case .floor: .floor
            case .ceiling: .ceiling
            case .down: .towardZero
            case .up: .awayFromZero
            case .halfUp: .halfAwayFromZero
            case .halfDown: .halfTowardZero
            case .halfEven: .halfEven
            }
    }
}
