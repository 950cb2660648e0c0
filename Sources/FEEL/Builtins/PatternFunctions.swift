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
            guard spend(expression.size) else { return exhausted(arguments.range) }
            var steps = RegularExpression.standardBudget
            // Also a search that was given up has cost something.
            defer { visited += (RegularExpression.standardBudget - steps) / 4 }
            let result = try body(expression, text, &steps)
            switch result {
            case .string(let text): return made(text, arguments.range)
            case .list(let parts): return made(parts, arguments.range)
            default: return result
            }
        } catch {
            return fail(error.message.zh, error.message.en, arguments.range)
        }
    }
}
