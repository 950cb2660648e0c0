// Functions of numbers.
extension Builtins {
    static let numbers: [Builtin] = [
        Builtin("decimal", ["n", "scale"], unknowns: .handled) { arguments, run in
            run.rounded(arguments, .halfEven)
        },
        Builtin("floor", Signature(["n", "scale"], required: 1), unknowns: .handled) {
            arguments, run in run.rounded(arguments, .floor)
        },
        Builtin("ceiling", Signature(["n", "scale"], required: 1), unknowns: .handled) {
            arguments, run in run.rounded(arguments, .ceiling)
        },
        Builtin("round up", ["n", "scale"], unknowns: .handled) { arguments, run in
            run.rounded(arguments, .up)
        },
        Builtin("round down", ["n", "scale"], unknowns: .handled) { arguments, run in
            run.rounded(arguments, .down)
        },
        Builtin("round half up", ["n", "scale"], unknowns: .handled) { arguments, run in
            run.rounded(arguments, .halfUp)
        },
        Builtin("round half down", ["n", "scale"], unknowns: .handled) { arguments, run in
            run.rounded(arguments, .halfDown)
        },
        Builtin("abs", ["n"], unknowns: .handled) { arguments, run in run.magnitude(arguments) },
        Builtin("modulo", ["dividend", "divisor"]) { arguments, run in
            guard let dividend = arguments.number(0), let divisor = arguments.number(1),
                let remainder = dividend.modulo(divisor)
            else { return run.wrong(arguments) }
            run.trace?.note(dividend, betweenMultiplesOf: divisor, arguments.range)
            return .number(remainder)
        },
        Builtin("sqrt", ["number"]) { arguments, run in
            run.number(arguments) { $0.squareRoot() }
        },
        Builtin("log", ["number"]) { arguments, run in
            run.number(arguments) { $0.naturalLogarithm() }
        },
        Builtin("exp", ["number"]) { arguments, run in
            run.number(arguments) { $0.exponential() }
        },
        Builtin("odd", ["number"]) { arguments, run in run.parity(arguments, isOdd: true) },
        Builtin("even", ["number"]) { arguments, run in run.parity(arguments, isOdd: false) },
        Builtin("yearly", ["amount"], unknowns: .handled) { arguments, run in
            run.arithmetic(
                .multiply, arguments[0], .number(MeasurementUnit.monthsPerYear), arguments.range)
        },
        Builtin("monthly", ["amount"], unknowns: .handled) { arguments, run in
            run.arithmetic(
                .divide, arguments[0], .number(MeasurementUnit.monthsPerYear), arguments.range)
        },
    ]
}

extension Evaluation {
    fileprivate mutating func number(
        _ arguments: Arguments, _ function: (Number) -> Number?
    ) -> Value {
        visited += Self.costOfSeries
        guard let number = arguments.number(0), let result = function(number) else {
            return wrong(arguments)
        }
        return .number(result)
    }

    /// Rounding never falls, so the ends of bounds can be rounded.
    fileprivate mutating func rounded(_ arguments: Arguments, _ mode: RoundingMode) -> Value {
        let scale = arguments.count > 1 ? arguments.single(1) : .number(.zero)
        if let causes = Unknown.causes(arguments[0], scale) {
            guard case .number(let scale) = scale, let places = Self.places(scale),
                let bounds = arguments[0].bounds
            else { return .unknown(Unknown(causes)) }
            for end in [bounds.low, bounds.high].compactMap(\.self) {
                note(end, roundedTo: places, arguments)
            }
            let hull = bounds.mapped { $0.rounded(scale: places, mode) }.hull
            return .unknown(Unknown(causes, hull))
        }
        guard let number = arguments.number(0), case .number(let scale) = scale,
            let places = Self.places(scale), let result = number.rounded(scale: places, mode)
        else { return wrong(arguments) }
        note(number, roundedTo: places, arguments)
        return .number(result)
    }

    private func note(_ number: Number, roundedTo places: Int, _ arguments: Arguments) {
        guard let trace, let step = Number(coefficient: 1, exponent: -places) else { return }
        trace.note(number, betweenMultiplesOf: step, arguments.range)
    }

    /// A scale that is no whole number loses its fraction.
    private static func places(_ scale: Number) -> Int? {
        scale.rounded(scale: 0, .down)?.exactInt()
    }

    fileprivate mutating func magnitude(_ arguments: Arguments) -> Value {
        trace?.note(arguments[0].bounds, Bounds(low: .zero, high: .zero), arguments.range)
        return switch arguments.single(0) {
        case .number(let number): .number(number.magnitude)
        case .yearsMonths(let duration): .yearsMonths(duration.magnitude)
        case .daysTime(let duration): .daysTime(duration.magnitude)
        case .unknown(let unknown):
            .unknown(Unknown(unknown.causes, arguments[0].bounds?.magnitude.hull ?? .any))
        default: wrong(arguments)
        }
    }

    fileprivate mutating func parity(_ arguments: Arguments, isOdd: Bool) -> Value {
        guard let number = arguments.number(0), number.isInteger,
            let rest = number.modulo(Number(2))
        else { return wrong(arguments) }
        return .boolean(rest.isZero != isOdd)
    }
}
