import Diagnostics
import Testing

@testable import FEEL

/// Random expressions over facts that are partly not known.
private struct Maker {
    var random: SeededRandom

    mutating func pick<T>(_ choices: [T]) -> T {
        choices[Int.random(in: 0..<choices.count, using: &random)]
    }

    mutating func number(_ depth: Int) -> String {
        guard depth > 0 else { return pick(["a", "b", "c", "0", "1", "2", "-3", "0.5"]) }
        let (x, y) = (number(depth - 1), number(depth - 1))
        switch Int.random(in: 0..<14, using: &random) {
        case 0: return "(\(x) + \(y))"
        case 1: return "(\(x) - \(y))"
        case 2: return "(\(x) * \(y))"
        case 3: return "(\(x) / \(y))"
        case 4: return "(-\(x))"
        case 5: return "abs(\(x))"
        case 6: return "floor(\(x))"
        case 7: return "min(\(x), \(y))"
        case 8: return "max([\(x), \(y)])"
        case 9: return "(if \(truth(depth - 1)) then \(x) else \(y))"
        case 10: return "count(\(list(depth - 1)))"
        case 11: return "sum(\(list(depth - 1)))"
        case 12: return "max(\(list(depth - 1)))"
        default: return "mean(\(list(depth - 1)))"
        }
    }

    mutating func truth(_ depth: Int) -> String {
        guard depth > 0 else {
            return pick(["p", "q", "true", "false", "e = \"x\"", "e in (\"x\", \"y\")"])
        }
        let (x, y) = (number(depth - 1), number(depth - 1))
        switch Int.random(in: 0..<9, using: &random) {
        case 0: return "(\(truth(depth - 1)) and \(truth(depth - 1)))"
        case 1: return "(\(truth(depth - 1)) or \(truth(depth - 1)))"
        case 2: return "not(\(truth(depth - 1)))"
        case 3: return "(\(x) \(pick(["<", "<=", ">", ">=", "=", "!="])) \(y))"
        case 4: return "(\(x) between 0 and \(y))"
        case 5: return "(\(x) in [-1..2])"
        case 6: return "(some v in \(list(depth - 1)) satisfies v > \(x))"
        case 7: return "(every v in \(list(depth - 1)) satisfies v <= \(x))"
        default: return "list contains(\(list(depth - 1)), \(x))"
        }
    }

    mutating func list(_ depth: Int) -> String {
        guard depth > 0 else { return pick(["s", "t"]) }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return "\(list(depth - 1))[item > \(number(depth - 1))]"
        case 1: return "(for w in \(list(depth - 1)) return w * \(number(0)))"
        case 2: return "append(\(list(depth - 1)), \(number(depth - 1)))"
        case 3: return "concatenate(\(list(depth - 1)), t)"
        default: return "s"
        }
    }

    // MARK: Facts

    /// Facts of which some are not known, with lists whose elements are not.
    mutating func facts() -> [(name: String, value: Value)] {
        let boolean = Value.unknown(Unknown(cause(), Unknown.trueOrFalse))
        let strings = Hull.oneOf([.string("x"), .string("y"), .string("z")])
        return [
            ("a", fact()), ("b", fact()), ("c", fact()), ("p", boolean),
            ("q", pick([boolean, .boolean(true)])), ("e", .unknown(Unknown(cause(), strings))),
            ("s", .list([element(), element(), element()])), ("t", .list([element()])),
        ]
    }

    private mutating func cause() -> Causes {
        Causes([Cause(.fact, Int.random(in: 0..<9, using: &random))])
    }

    private mutating func fact() -> Value {
        let low = Int.random(in: -3...3, using: &random)
        let high = low + Int.random(in: 0...3, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: return .number(Number(low))
        case 1: return .unknown(Unknown(cause(), .numbers(low: Number(low), high: nil)))
        case 2:
            return .unknown(
                Unknown(cause(), .oneOf([.number(Number(low)), .number(Number(high))])))
        default: return .unknown(Unknown(cause(), .numbers(low: Number(low), high: Number(high))))
        }
    }

    private mutating func element() -> Value {
        let value = fact()
        return pick([false, false, true]) ? .perhaps(value, cause()) : value
    }

    /// A way the facts may turn out to be.
    mutating func completed(_ value: Value) -> Value {
        switch value {
        case .list(let elements):
            var known: [Value] = []
            for element in elements {
                if case .perhaps(let inner, _) = element {
                    if pick([true, false]) { known.append(completed(inner)) }
                } else {
                    known.append(completed(element))
                }
            }
            return .list(known)
        case .unknown(let unknown):
            switch unknown.hull {
            case .oneOf(let values): return pick(values)
            case .numbers(let low?, let high):
                let room = high?.subtracting(low) ?? Number(20)
                let part = Number(Int.random(in: 0...4, using: &random))
                let step = room.multiplied(by: part)?.divided(by: Number(4)) ?? .zero
                return .number(low.adding(step) ?? low)
            default: return .number(.zero)
            }
        default: return value
        }
    }
}

extension Value {
    /// Whether a value is among those that a result which is not known may be.
    fileprivate func allows(_ truth: Value) -> Bool {
        guard case .unknown(let unknown) = self else { return isIdentical(to: truth) }
        switch unknown.hull {
        case .any: return true
        case .oneOf(let values): return values.contains { $0.isIdentical(to: truth) }
        case .numbers(let low, let high):
            guard case .number(let number) = truth else { return false }
            return (low.map { $0 <= number } ?? true) && (high.map { number <= $0 } ?? true)
        }
    }
}

@Suite("Completions")
struct CompletionTests {
    @Test("every way the facts may turn out lies within the result", arguments: 1...40)
    func completions(seed: Int) {
        var maker = Maker(random: SeededRandom(seed: UInt64(seed)))
        for round in 0..<50 {
            let facts = maker.facts()
            let text = round % 2 == 0 ? maker.number(3) : maker.truth(3)
            let tree = StrictRun(facts).read(text)
            let result = StrictRun(facts).evaluate(tree)
            for _ in 0..<12 {
                let completed = facts.map { ($0.name, maker.completed($0.value)) }
                let run = StrictRun(completed)
                let truth = run.evaluate(tree)
                // Where a completion fails the question is open; the bounds are those of values.
                if case .unknown = truth { continue }
                #expect(
                    result.allows(truth),
                    "\(text) gives \(result.described), but \(truth.described) with \(completed.map { "\($0.0): \($0.1.described)" })"
                )
            }
        }
    }
}
