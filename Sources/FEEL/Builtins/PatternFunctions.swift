import Diagnostics

// Functions with regular expressions.
extension Builtins {
    static let patterns: [Builtin] = [
        Builtin("matches", Signature(["input", "pattern", "flags"], required: 2)) {
            arguments, run in
            run.matching(arguments, flags: 2) { expression, text, budget throws(RegexError) in
                .boolean(try expression.matches(text, budget: &budget))
            }
        },
        Builtin(
            "replace", Signature(["input", "pattern", "replacement", "flags"], required: 3)
        ) { arguments, run in
            guard let replacement = arguments.string(2) else { return run.wrong(arguments) }
            return run.matching(arguments, flags: 3) {
                expression, text, budget throws(RegexError) in
                .string(try expression.replace(in: text, with: replacement, budget: &budget))
            }
        },
        Builtin("split", ["string", "delimiter"]) { arguments, run in
            run.matching(arguments, flags: 2) { expression, text, budget throws(RegexError) in
                .list(try expression.split(text, budget: &budget).map(Value.string))
            }
        },
    ]
}

extension Evaluation {
    fileprivate mutating func matching(
        _ arguments: Arguments, flags: Int,
        _ body: (RegularExpression, String, inout Int) throws(RegexError) -> Value
    ) -> Value {
        guard let text = arguments.string(0), let pattern = arguments.string(1),
            !arguments[flags].isPresent || arguments.string(flags) != nil
        else { return wrong(arguments) }
        do {
            let expression = try RegularExpression(
                pattern: pattern, flags: arguments.string(flags) ?? "")
            var steps = RegularExpression.standardBudget
            let result = try body(expression, text, &steps)
            guard spend((RegularExpression.standardBudget - steps) / 16) else {
                return exhausted(arguments.range)
            }
            if case .string(let text) = result, text.utf8.count > budget.limits.stringLength {
                return exhausted(arguments.range)
            }
            return result
        } catch {
            return fail(error.message.zh, error.message.en, arguments.range)
        }
    }
}
