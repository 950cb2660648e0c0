/// The canonical text of an expression: reading it again gives a tree that prints the same.
public func print(_ expression: Expression) -> String {
    Printer.text(of: expression, binding: 0)
}

private enum Printer {
    /// How tightly a node binds; what binds looser than its place needs stands in brackets.
    private static func binding(of kind: Expression.Kind) -> Int {
        switch kind {
        case .conditional, .iteration, .quantified, .function, .externalFunction: 0
        case .unaryTests, .negatedTests, .anyInput: 0
        case .or: 1
        case .and: 2
        case .comparison, .between, .membership: 3
        case .arithmetic(.add, _, _), .arithmetic(.subtract, _, _): 4
        case .arithmetic(.multiply, _, _), .arithmetic(.divide, _, _): 5
        case .arithmetic(.power, _, _): 6
        case .negation: 7
        case .instance: 8
        case .filter, .path, .call: 9
        // A comparison without its left side is one of several tests or stands in brackets.
        case .unaryComparison: -1
        default: 10
        }
    }

    static func text(of expression: Expression, binding needed: Int) -> String {
        let text = text(of: expression.kind)
        return binding(of: expression.kind) < needed ? "(\(text))" : text
    }

    private static func list(_ expressions: [Expression], binding needed: Int = -1) -> String {
        expressions.map { text(of: $0, binding: needed) }.joined(separator: ", ")
    }

    /// `not(…)` alone in a cell negates it; the call of the function stands in brackets.
    private static func isNegation(_ tests: [Expression]) -> Bool {
        guard tests.count == 1, case .call(let function, .positional)? = tests.first?.kind,
            case .name("not") = function.kind
        else { return false }
        return true
    }

    private static func infix(
        _ left: Expression, _ sign: String, _ right: Expression, _ level: Int
    ) -> String {
        "\(text(of: left, binding: level)) \(sign) \(text(of: right, binding: level + 1))"
    }

    private static func text(of kind: Expression.Kind) -> String {
        switch kind {
        case .literal(let value): literal(value)
        case .name(let name): name
        case .input: "?"
        case .negation(let operand): "-\(text(of: operand, binding: 7))"
        case .arithmetic(let sign, let left, let right):
            infix(left, sign.rawValue, right, binding(of: kind))
        case .comparison(let sign, let left, let right): infix(left, sign.rawValue, right, 3)
        case .and(let left, let right): infix(left, "and", right, 2)
        case .or(let left, let right): infix(left, "or", right, 1)
        case .between(let value, let low, let high):
            "\(text(of: value, binding: 3)) between \(text(of: low, binding: 4)) and \(text(of: high, binding: 4))"
        case .membership(let value, let tests):
            "\(text(of: value, binding: 3)) in (\(list(tests)))"
        case .unaryComparison(let sign, let operand):
            "\(sign.rawValue) \(text(of: operand, binding: 4))"
        case .unaryTests(let tests): isNegation(tests) ? "(\(list(tests)))" : list(tests)
        case .negatedTests(let tests): "not(\(list(tests)))"
        case .anyInput: "-"
        case .instance(let value, let type):
            "\(text(of: value, binding: 9)) instance of \(print(type))"
        case .conditional, .iteration, .quantified, .function, .externalFunction:
            keywordText(of: kind)
        case .filter(let list, let test):
            "\(text(of: list, binding: 9))[\(text(of: test, binding: 0))]"
        case .path(let object, let member): "\(text(of: object, binding: 9)).\(member)"
        case .call(let function, let arguments):
            "\(text(of: function, binding: 9))(\(text(of: arguments)))"
        case .list(let elements): "[\(list(elements))]"
        case .context(let entries):
            "{\(entries.map { "\(key($0.key)): \(text(of: $0.value, binding: 0))" }.joined(separator: ", "))}"
        case .range(let low, let high, let lowIncluded, let highIncluded):
            "\(lowIncluded ? "[" : "(")\(text(of: low, binding: 0))..\(text(of: high, binding: 4))\(highIncluded ? "]" : ")")"
        case .invalid: "‹?›"
        default: resolvedText(of: kind)
        }
    }

    private static func keywordText(of kind: Expression.Kind) -> String {
        switch kind {
        case .conditional(let test, let consequence, let otherwise):
            "if \(text(of: test, binding: 0)) then \(text(of: consequence, binding: 0)) else \(text(of: otherwise, binding: 0))"
        case .iteration(let iterators, let body):
            "for \(text(of: iterators)) return \(text(of: body, binding: 0))"
        case .quantified(let quantifier, let iterators, let test):
            "\(quantifier == .some ? "some" : "every") \(text(of: iterators)) satisfies \(text(of: test, binding: 0))"
        case .function(let parameters, let body):
            "function(\(parameters.map(text).joined(separator: ", "))) \(text(of: body, binding: 0))"
        default: "function() external {}"
        }
    }

    /// What the checker put in place of names has no text of its own; this is for people.
    private static func resolvedText(of kind: Expression.Kind) -> String {
        switch kind {
        case .local(let index): "‹local \(index)›"
        case .subject: "‹subject›"
        case .property(let property, let object):
            "\(text(of: object, binding: 9)).‹property \(property)›"
        case .global(let global): "‹global \(global)›"
        case .hostCall(let function, let arguments): "‹function \(function)›(\(list(arguments)))"
        case .builtinCall(let function, let arguments):
            "\(Builtins[function].name)(\(list(arguments)))"
        default: ""
        }
    }

    private static func text(of iterators: [Expression.Iterator]) -> String {
        iterators.map { iterator in
            let end = iterator.end.map { "..\(text(of: $0, binding: 0))" } ?? ""
            return "\(iterator.name) in \(text(of: iterator.source, binding: 0))\(end)"
        }.joined(separator: ", ")
    }

    private static func text(of arguments: Expression.Arguments) -> String {
        switch arguments {
        case .positional(let values): list(values)
        case .named(let values):
            values.map { "\($0.name): \(text(of: $0.value, binding: 0))" }.joined(separator: ", ")
        }
    }

    private static func text(of parameter: Expression.Parameter) -> String {
        parameter.type.map { "\(parameter.name): \(print($0))" } ?? parameter.name
    }

    private static func key(_ key: String) -> String {
        let isWord =
            key.unicodeScalars.allSatisfy(Characters.isWordPart)
            && key.utf8.first.map { !Characters.isDigit($0) } ?? false
        return isWord ? key : quoted(key)
    }

    private static func literal(_ value: Value) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .date, .time, .dateTime, .yearsMonths, .daysTime: "@\"\(value.text)\""
        default: value.text
        }
    }
}

/// The text of a type as it is written.
public func print(_ type: TypeExpression) -> String {
    switch type {
    case .named(let name): name
    case .list(let element): "list<\(print(element))>"
    case .range(let element): "range<\(print(element))>"
    case .context(let fields):
        "context<\(fields.map { "\($0.name): \(print($0.type))" }.joined(separator: ", "))>"
    case .function(let parameters, let result):
        "function<\(parameters.map(print).joined(separator: ", "))>->\(print(result))"
    }
}

/// A text in quotes, with what would end it or not survive escaped.
func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": quoted += "\\\""
        case "\\": quoted += "\\\\"
        case "\n": quoted += "\\n"
        case "\r": quoted += "\\r"
        case "\t": quoted += "\\t"
        default: quoted.unicodeScalars.append(scalar)
        }
    }
    return quoted + "\""
}
