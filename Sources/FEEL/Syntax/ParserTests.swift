import Diagnostics

// Tests of a value: in table cells, after `in`, and as values in lists and brackets.
extension Parser {
    // unary tests = "-" | "not" "(" tests ")" | tests
    mutating func unaryTests() -> Expression {
        let start = start()
        if take("-") {
            skipSpace()
            if position == text.count { return leaf(.anyInput, from: start) }
            position = start
        }
        if let negated = negatedTests(from: start) { return negated }
        let tests = tests()
        return make(.unaryTests(tests), from: start, over: height)
    }

    /// `not(…) and …` is an ordinary expression: only a bracket that ends the cell negates it.
    ///
    /// What does not end there is read anew by a parser that has not learned its keys.
    private mutating func negatedTests(from start: Int) -> Expression? {
        var attempt = self
        guard attempt.take(word: "not"), attempt.take("(") else { return nil }
        let tests = attempt.tests()
        guard attempt.take(")") else { return nil }
        attempt.skipSpace()
        guard attempt.position == attempt.text.count else { return nil }
        self = attempt
        return make(.negatedTests(tests), from: start, over: height)
    }

    // tests = test ("," test)*
    private mutating func tests() -> [Expression] {
        var tests = [test()]
        var tallest = height
        while !isStopped, take(",") {
            tests.append(test())
            tallest = max(tallest, height)
        }
        height = tallest
        return tests
    }

    // test = ("<" | "<=" | ">" | ">=" | "=" | "!=") sum | expression
    mutating func test() -> Expression {
        let start = start()
        guard let comparison = comparisonSign() else { return expression() }
        let operand = operation(.sum)
        return make(.unaryComparison(comparison, operand), from: start, over: height)
    }

    private mutating func comparisonSign() -> ComparisonOperator? {
        skipSpace()
        switch Unicode.Scalar(first) {
        case "<", ">", "!", "=": break
        default: return nil
        }
        if take("<=") { return .lessOrEqual }
        if take("<") { return .less }
        if take(">=") { return .greaterOrEqual }
        if take(">") { return .greater }
        if take("!=") { return .notEqual }
        if take("=") { return .equal }
        return nil
    }

    // membership tests = "(" tests ")" | comparison operand | sum
    mutating func membershipTests() -> [Expression] {
        let start = start()
        if let comparison = comparisonSign() {
            let operand = operation(.sum)
            return [make(.unaryComparison(comparison, operand), from: start, over: height)]
        }
        guard take("(") else { return [operation(.sum)] }
        let tests = tests()
        // A range that is open below, or a sum that begins with a bracket, is known by what
        // follows; it is not read again, which would take twice as long for each bracket within.
        if !isStopped, tests.count == 1, take("..") {
            let range = range(from: tests[0], lowIncluded: false, start)
            return [operation(.sum, after: range, from: start)]
        }
        expect(")")
        guard !isStopped, tests.count == 1, seesMoreOfSum() else { return tests }
        return [operation(.sum, after: tests[0], from: start)]
    }

    private mutating func seesMoreOfSum() -> Bool {
        skipSpace()
        switch Unicode.Scalar(first) {
        case "+", "-", "*", "/", "[", "(": return true
        case ".": return !has("..")
        default: return false
        }
    }
}
