import Diagnostics

@testable import FEEL

/// Runs expressions as rules run: names stand for facts of a host, some of which are not known.
final class StrictRun: Host {
    private let names: [String]
    private let values: [Value]
    private(set) var failures: [Failure] = []

    init(_ facts: [(name: String, value: Value)]) {
        names = facts.map(\.name)
        values = facts.map(\.value)
    }

    func value(of property: Int, on object: ObjectReference) -> Value { .null }
    func value(ofGlobal global: Int) -> Value { values[global] }
    func call(_ function: Int, _ arguments: [Value]) -> Value { .null }

    func record(_ failure: Failure) -> Int {
        failures.append(failure)
        return failures.count - 1
    }

    func evaluate(_ text: String) -> Value { evaluate(read(text)) }

    func read(_ text: String) -> Expression {
        var found = DiagnosticBag()
        return parse(EmbeddedText(text), as: .expression, names: NameScope(names), into: &found)
    }

    func evaluate(_ tree: Expression) -> Value {
        var run = Evaluation(mode: .strict, host: self)
        return run.evaluate(resolved(tree, []))
    }

    /// Puts globals and locals in place of names, as the checker does.
    func resolved(_ tree: Expression, _ locals: [String]) -> Expression {
        func again(_ tree: Expression) -> Expression { resolved(tree, locals) }
        let kind: Expression.Kind =
            switch tree.kind {
            case .name(let name): meaning(of: name, locals) ?? tree.kind
            case .negation(let operand): .negation(again(operand))
            case .arithmetic(let sign, let left, let right):
                .arithmetic(sign, again(left), again(right))
            case .comparison(let sign, let left, let right):
                .comparison(sign, again(left), again(right))
            case .and(let left, let right): .and(again(left), again(right))
            case .or(let left, let right): .or(again(left), again(right))
            case .between(let value, let low, let high):
                .between(again(value), low: again(low), high: again(high))
            case .membership(let value, let tests):
                .membership(again(value), tests: tests.map(again))
            case .conditional(let test, let consequence, let otherwise):
                .conditional(again(test), then: again(consequence), otherwise: again(otherwise))
            case .range(let low, let high, let lowIncluded, let highIncluded):
                .range(
                    low: again(low), high: again(high), lowIncluded: lowIncluded,
                    highIncluded: highIncluded)
            case .list(let elements): .list(elements.map(again))
            case .call(let callee, .positional(let arguments)):
                .call(callee, .positional(arguments.map(again)))
            case .filter(let list, let test):
                .filter(again(list), by: resolved(test, locals + ["item"]))
            case .iteration(let iterators, let body):
                .iteration(
                    [iterator(iterators[0], locals)],
                    body: resolved(body, locals + [iterators[0].name]))
            case .quantified(let quantifier, let iterators, let test):
                .quantified(
                    quantifier, [iterator(iterators[0], locals)],
                    satisfies: resolved(test, locals + [iterators[0].name]))
            default: tree.kind
            }
        return Expression(kind, tree.range)
    }

    private func iterator(
        _ iterator: Expression.Iterator, _ locals: [String]
    ) -> Expression.Iterator {
        Expression.Iterator(
            name: iterator.name, nameRange: iterator.nameRange,
            source: resolved(iterator.source, locals))
    }

    private func meaning(of name: String, _ locals: [String]) -> Expression.Kind? {
        if let local = locals.lastIndex(of: name) { return .local(local) }
        return names.firstIndex(of: name).map(Expression.Kind.global)
    }
}

extension Value {
    /// As the rows write it: `unknown(0, 100)`, `oneOf("a", "b")`, `perhaps(2)`.
    var described: String {
        switch self {
        case .list(let elements): return "[\(elements.map(\.described).joined(separator: ", "))]"
        case .perhaps(let value, _): return "perhaps(\(value.described))"
        case .unknown(let unknown):
            switch unknown.hull {
            case .any: return "unknown()"
            case .numbers(let low, let high):
                let ends = [low, high].map { $0.map(\.exactText) ?? "null" }
                return "unknown(\(ends.joined(separator: ", ")))"
            case .oneOf(let values):
                return "oneOf(\(values.map(\.literalText).joined(separator: ", ")))"
            }
        default: return literalText
        }
    }

    /// Reads a row's facts: literals, and the three forms above.
    init(facts tree: Expression) {
        let cause = Causes([Cause(.fact, 1)])
        switch tree.kind {
        case .list(let elements): self = .list(elements.map(Value.init(facts:)))
        case .call(let callee, .positional(let arguments)):
            let values = arguments.map(Value.init(facts:))
            switch print(callee) {
            case "perhaps": self = .perhaps(values.first ?? .null, cause)
            case "oneOf": self = .unknown(Unknown(cause, .oneOf(values)))
            default:
                let ends = values.map { value in
                    if case .number(let number) = value { number } else { nil as Number? }
                }
                self = .unknown(
                    Unknown(
                        cause,
                        ends.isEmpty
                            ? .any : .numbers(low: ends.first ?? nil, high: ends.last ?? nil)))
            }
        default:
            var run = Evaluation(mode: .standard)
            self = run.evaluate(tree)
        }
    }
}
