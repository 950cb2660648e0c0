import Diagnostics
import FEEL

/// Makes texts of the language at random from its grammar: mostly of fitting types, now and then
/// not, so that errors are met too.
package struct ExpressionGenerator {
    private var random: SeededRandom
    /// Levels that may still be opened.
    private var depth = 0
    /// Variables of `for`, `some`, `every` and functions around the current place.
    private var variables: [String] = []

    enum Kind: CaseIterable {
        case number, boolean, string, date, time, dateTime, months, days, list, context, range
        case function
    }

    package init(seed: UInt64) {
        random = SeededRandom(seed: seed)
    }

    package mutating func expression() -> String {
        depth = 2 + random.below(4)
        variables = []
        return any()
    }

    /// The cell of a decision table.
    package mutating func unaryTests() -> String {
        depth = 2 + random.below(3)
        variables = []
        let tests = (0...random.below(3)).map { _ in test() }.joined(separator: ", ")
        return random.once(in: 4) ? "not(\(tests))" : tests
    }

    private mutating func any() -> String {
        text(of: Kind.allCases.randomElement(using: &random) ?? .number)
    }

    /// A text of a kind, on the next level.
    mutating func text(of kind: Kind) -> String {
        if random.once(in: 30) { return random.pick(["null", "?", "item", "无此名", "a[", "()"]) }
        guard depth > 0 else { return leaf(of: kind) }
        depth -= 1
        defer { depth += 1 }
        switch random.below(10) {
        case 0: return leaf(of: kind)
        case 1: return conditional(kind)
        case 2: return random.once(in: 4) ? any() : "(\(text(of: kind)))"
        case 3, 4: return call(giving: kind)
        case 5: return "\(list(of: kind))[\(random.pick(["1", "-1", "2", "item != null"]))]"
        default: return composed(kind)
        }
    }

    private mutating func leaf(of kind: Kind) -> String {
        if let name = variables.randomElement(using: &random), random.once(in: 3) { return name }
        return random.pick(ExpressionTexts.leaves[kind] ?? ["null"])
    }

    private mutating func conditional(_ kind: Kind) -> String {
        "if \(text(of: .boolean)) then \(text(of: kind)) else \(text(of: kind))"
    }

    private mutating func list(of kind: Kind) -> String {
        "[\((0...random.below(3)).map { _ in text(of: kind) }.joined(separator: ", "))]"
    }
}

// What only one kind has.
extension ExpressionGenerator {
    private mutating func composed(_ kind: Kind) -> String {
        switch kind {
        case .number: arithmetic()
        case .boolean: condition()
        case .string: "\(text(of: .string)) + \(text(of: .string))"
        case .date: "\(text(of: .date)) \(sign()) \(text(of: duration()))"
        case .time: "\(text(of: .time)) \(sign()) \(text(of: .days))"
        case .dateTime: "\(text(of: .dateTime)) \(sign()) \(text(of: duration()))"
        case .months, .days: scaled(kind)
        case .list: random.once(in: 3) ? iteration() : listText()
        case .context: contextText()
        case .range: rangeText()
        case .function: functionText()
        }
    }

    private mutating func sign() -> String { random.pick(["+", "-"]) }

    private mutating func duration() -> Kind { random.once(in: 2) ? .months : .days }

    private mutating func arithmetic() -> String {
        switch random.below(6) {
        case 0: "-\(text(of: .number))"
        case 1: "(\(text(of: .number))) ** \(random.pick(["2", "0.5", "-1", "3 ** 2", "a"]))"
        case 2: "\(text(of: .date)).\(random.pick(ExpressionTexts.members))"
        default:
            "(\(text(of: .number))) \(random.pick(["+", "-", "*", "/"])) \(text(of: .number))"
        }
    }

    private mutating func scaled(_ kind: Kind) -> String {
        switch random.below(3) {
        case 0: "\(text(of: kind)) \(sign()) \(text(of: kind))"
        case 1 where kind == .days: "(\(text(of: .dateTime)) - \(text(of: .dateTime)))"
        default: "(\(text(of: kind))) \(random.pick(["*", "/"])) \(text(of: .number))"
        }
    }

    private mutating func condition() -> String {
        let kind = Kind.allCases.randomElement(using: &random) ?? .number
        switch random.below(8) {
        case 0: return "\(text(of: .boolean)) and \(text(of: .boolean))"
        case 1: return "(\(text(of: .boolean))) or (\(text(of: .boolean)))"
        case 2: return "(\(text(of: kind))) in (\(test()), \(test()))"
        case 3: return "(\(text(of: kind))) between \(leaf(of: kind)) and \(leaf(of: kind))"
        case 4: return "(\(text(of: kind))) instance of \(random.pick(ExpressionTexts.types))"
        case 5: return quantified()
        default:
            let sign = random.pick(["=", "!=", "<", "<=", ">", ">="])
            return "(\(text(of: kind))) \(sign) (\(text(of: kind)))"
        }
    }

    private mutating func test() -> String {
        let kind = Kind.allCases.randomElement(using: &random) ?? .number
        switch random.below(4) {
        case 0: return random.pick(["<", "<=", ">", ">=", "=", "!="]) + " " + leaf(of: kind)
        case 1: return rangeText()
        case 2: return "? \(random.pick(["=", "<", "!="])) \(leaf(of: kind))"
        default: return text(of: kind)
        }
    }

    private mutating func quantified() -> String {
        let name = random.pick(["i", "成员甲", "p q"])
        let list = text(of: .list)
        return withVariable(name) {
            "(\($0.random.pick(["some", "every"])) \(name) in \(list) satisfies \($0.text(of: .boolean)))"
        }
    }

    private mutating func iteration() -> String {
        let name = random.pick(["i", "j", "x1"])
        let end = random.pick(["1..3", "3..-1", "1..a", "@\"2024-02-28\"..@\"2024-03-02\""])
        let source = random.once(in: 2) ? end : text(of: .list)
        return withVariable(name) {
            let partial = $0.random.once(in: 5) ? "[count(partial), " : "["
            return "(for \(name) in \(source) return \(partial)\($0.any())])"
        }
    }

    private mutating func withVariable(
        _ name: String, _ body: (inout ExpressionGenerator) -> String
    ) -> String {
        variables.append(name)
        defer { variables.removeLast() }
        return body(&self)
    }

    private mutating func listText() -> String {
        let kind = Kind.allCases.randomElement(using: &random) ?? .number
        switch random.below(4) {
        case 0: return "成员[\(random.pick(["周岁 < 18", "item.姓名 = \"甲\"", "true"]))]"
        case 1: return "\(list(of: .context)).\(random.pick(["k", "b c", "甲"]))"
        default: return list(of: kind)
        }
    }

    private mutating func contextText() -> String {
        let keys = ["k", "\"b c\"", "甲", "k2"].prefix(1 + random.below(4))
        return "{\(keys.map { "\($0): \(any())" }.joined(separator: ", "))}"
    }

    private mutating func rangeText() -> String {
        let kind = [Kind.number, .date, .string, .days, .time].randomElement(using: &random)
        let ends = (leaf(of: kind ?? .number), leaf(of: kind ?? .number))
        let brackets = (random.pick(["[", "(", "]"]), random.pick(["]", ")", "["]))
        return "\(brackets.0)\(ends.0)..\(ends.1)\(brackets.1)"
    }

    private mutating func functionText() -> String {
        withVariable("x1") {
            "function(x1\($0.random.pick(["", ": number", ": list<Any>"])), y) \($0.any())"
        }
    }
}

// Calls of built-ins, by their own table.
extension ExpressionGenerator {
    private mutating func call(giving kind: Kind) -> String {
        let fitting = random.once(in: 6) ? nil : ExpressionTexts.builtins[kind]
        guard
            let function = (fitting ?? ExpressionTexts.allBuiltins).randomElement(using: &random),
            let signature = function.signatures.randomElement(using: &random)
        else { return leaf(of: kind) }
        let surplus = random.once(in: 15) ? 1 : 0
        let optional = random.below(signature.parameters.count - signature.required + 1)
        let parameters = signature.parameters.prefix(signature.required + optional + surplus)
        if random.once(in: 5) {
            let named = parameters.map { "\($0): \(argument($0))" }
            return "\(function.name)(\(named.joined(separator: ", ")))"
        }
        var arguments = parameters.map { argument($0) }
        if signature.isVariadic, random.once(in: 2) { arguments.append(text(of: kind)) }
        return "\(function.name)(\(arguments.joined(separator: ", ")))"
    }

    private mutating func argument(_ parameter: String) -> String {
        if random.once(in: 8) { return any() }
        if let texts = ExpressionTexts.arguments[parameter], random.once(in: 2) {
            return random.pick(texts)
        }
        let kinds = ExpressionTexts.kinds[parameter] ?? Kind.allCases
        return text(of: kinds.randomElement(using: &random) ?? .number)
    }
}
