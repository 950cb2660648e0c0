import FEEL

/// The directives in force at a line of a test file.
struct DecimalTestContext {
    private(set) var precision = 34
    /// Nil for a rounding FEEL does not have.
    private(set) var rounding: RoundingMode? = .halfEven
    private(set) var greatestExponent = 6144
    private(set) var leastExponent = -6143

    /// Whether the context's range is that of `Number`.
    var hasRangeOfNumber: Bool { greatestExponent == 6144 && leastExponent == -6143 }

    /// Takes a line of the form `precision: 34`; false for any other.
    mutating func read(_ line: Substring) -> Bool {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let key = parts.first?.lowercased(),
            key.allSatisfy({ $0.isLetter || $0 == " " }),
            let value = parts.last?.split(separator: " ").first?.lowercased()
        else { return false }
        switch key.filter({ $0 != " " }) {
        case "precision": precision = Int(value) ?? precision
        case "rounding": rounding = DecimalTestContext.modes[value]
        case "maxexponent": greatestExponent = Int(value) ?? greatestExponent
        case "minexponent": leastExponent = Int(value) ?? leastExponent
        default: break
        }
        return true
    }

    private static let modes: [String: RoundingMode] = [
        "half_even": .halfEven, "half_up": .halfUp, "half_down": .halfDown, "up": .up,
        "down": .down, "ceiling": .ceiling, "floor": .floor,
    ]
}

/// One line `name operation operand… -> result condition…`.
struct DecimalTestCase {
    enum Verdict {
        case passed
        /// With what came instead.
        case failed(String)
        /// With the reason why the case says nothing about `Number`.
        case skipped(String)
    }

    let name: String
    private let operation: String
    private let operands: [Substring]
    private let expected: Substring
    private let conditions: Set<String>
    private let context: DecimalTestContext

    /// Nil for comments and other lines.
    init?(_ line: Substring, _ context: DecimalTestContext) {
        let words = line.split(whereSeparator: { $0 == " " || $0 == "\t" })
            .prefix { !$0.hasPrefix("--") }
        guard let arrow = words.firstIndex(of: "->"), arrow >= 3, words.count > arrow + 1 else {
            return nil
        }
        let unquoted = words.map { word in
            word.hasPrefix("'") || word.hasPrefix("\"") ? word.dropFirst().dropLast() : word
        }
        name = String(unquoted[0])
        operation = unquoted[1].lowercased()
        operands = Array(unquoted[2..<arrow])
        expected = unquoted[arrow + 1]
        conditions = Set(unquoted[(arrow + 2)...].map { $0.lowercased() })
        self.context = context
    }

    var verdict: Verdict {
        if let reason = reasonToSkip { return .skipped(reason) }
        let numbers = operands.compactMap(DecimalTestCase.number)
        guard numbers.count == operands.count else { return .skipped("special operands") }
        let result = apply(numbers)
        guard let expected = DecimalTestCase.number(expected) else {
            return result.map { .failed($0.description) } ?? .passed
        }
        guard let result else { return .failed("nothing") }
        let rounded = rounding(result)
        if rounded == result && conditions.contains("inexact") && !roundsToNearest {
            // All 34 digits do not show on which side of the result the true value lies.
            return .skipped("of other rounding")
        }
        return rounded == expected ? .passed : .failed(rounded.description)
    }

    private var reasonToSkip: String? {
        if operands.contains(where: { !DecimalTestCase.fits($0) }) {
            return "special or longer operands"
        }
        if conditions.contains("invalid_context") { return "of invalid context" }
        let isFinite = expected.last?.isNumber == true && !expected.contains("#")
        if isFinite && context.precision <= 34 && !DecimalTestCase.fits(expected) {
            return "out of range"
        }
        let leavesRange = !conditions.isDisjoint(with: ["overflow", "underflow", "subnormal"])
        if leavesRange && !context.hasRangeOfNumber { return "at the limits of another range" }
        guard let mode = context.rounding else { return "of other rounding" }
        // A result that `Number` itself rounds cannot be rounded in another way afterwards.
        let rounded = conditions.contains("inexact") || leavesRange
        let roundsItself = context.precision >= 34 || leavesRange
        if rounded && roundsItself && mode != .halfEven && !roundsHalfEvenAlways {
            return "of other rounding"
        }
        return nil
    }

    /// These functions ignore the rounding directive.
    private var roundsHalfEvenAlways: Bool { ["squareroot", "exp", "ln"].contains(operation) }

    private var roundsToNearest: Bool {
        switch context.rounding {
        case .halfEven, .halfUp, .halfDown: true
        default: roundsHalfEvenAlways
        }
    }

    private func apply(_ numbers: [Number]) -> Number? {
        guard let first = numbers.first, let last = numbers.last else { return nil }
        switch operation {
        case "apply": return first
        case "add": return first.adding(last)
        case "subtract": return first.subtracting(last)
        case "multiply": return first.multiplied(by: last)
        case "divide": return first.divided(by: last)
        case "compare": return Number(first < last ? -1 : (first == last ? 0 : 1))
        case "squareroot": return first.squareRoot()
        case "exp": return first.exponential()
        case "ln": return first.naturalLogarithm()
        case "power": return first.power(last)
        default: return nil
        }
    }

    /// The result with the digits of the case's context.
    private func rounding(_ result: Number) -> Number {
        guard context.precision < 34, !result.isZero else { return result }
        let mode = roundsHalfEvenAlways ? .halfEven : context.rounding ?? .halfEven
        let digits = String(result.coefficient.magnitude).count
        let scale = context.precision - digits - Int(result.exponent)
        return result.rounded(scale: scale, mode) ?? result
    }

    private static func number(_ text: Substring) -> Number? {
        Number(text.hasPrefix("+") ? text.dropFirst() : text)
    }

    /// Whether the text is a number that `Number` holds exactly.
    private static func fits(_ text: Substring) -> Bool {
        let parts = text.lowercased().split(separator: "e", maxSplits: 1)
        guard let mantissa = parts.first, let value = number(text) else { return false }
        let digits = mantissa.filter(\.isNumber).drop { $0 == "0" }
        if digits.count > 34 { return false }
        return digits.isEmpty || !value.isZero
    }
}
