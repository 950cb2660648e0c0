import Diagnostics

/// How tightly an operator binds.
enum Precedence: Int, Comparable {
    case disjunction
    case conjunction
    case comparison
    case sum
    case product
    case power

    static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }

    /// What the right operand of an operator of this level consists of.
    var tighter: Precedence? { Precedence(rawValue: rawValue + 1) }
}

/// An operator between two operands.
private enum InfixOperator {
    case or
    case and
    case comparison(ComparisonOperator)
    case between
    case membership
    case arithmetic(ArithmeticOperator)

    var precedence: Precedence {
        switch self {
        case .or: .disjunction
        case .and: .conjunction
        case .comparison, .between, .membership: .comparison
        case .arithmetic(.add), .arithmetic(.subtract): .sum
        case .arithmetic(.multiply), .arithmetic(.divide): .product
        case .arithmetic(.power): .power
        }
    }
}

extension Parser {
    // disjunction = conjunction ("or" conjunction)*
    // conjunction = comparison ("and" comparison)*
    // comparison  = sum (("=" | "!=" | "<" | …) sum | "between" sum "and" sum | "in" tests)*
    // sum         = product (("+" | "-") product)*
    // product     = power (("*" | "/") power)*
    // power       = unary ("**" unary)*
    //
    // One function for all, which saves stack: each level of brackets passes through it once.
    mutating func operation(_ loosest: Precedence) -> Expression {
        let start = start()
        return operators(loosest, after: unary(), from: start)
    }

    /// Goes on after a primary that was already read.
    mutating func operation(
        _ loosest: Precedence, after primary: Expression, from start: Int
    ) -> Expression {
        operators(
            loosest, after: instance(of: postfix(after: primary, from: start), from: start),
            from: start)
    }

    private mutating func operators(
        _ loosest: Precedence, after first: Expression, from start: Int
    ) -> Expression {
        var left = first
        while !isStopped, let infix = infix(loosest) {
            let tallest = height
            let kind = operands(of: infix, left)
            left = make(kind, from: start, over: max(tallest, height))
        }
        return left
    }

    /// Reads what follows an operator.
    private mutating func operands(of infix: InfixOperator, _ left: Expression) -> Expression.Kind {
        switch infix {
        case .or: return .or(left, operand(of: infix))
        case .and: return .and(left, operand(of: infix))
        case .comparison(let sign): return .comparison(sign, left, operand(of: infix))
        case .arithmetic(let sign): return .arithmetic(sign, left, operand(of: infix))
        case .between:
            let low = operation(.sum)
            let tallest = height
            expect(.and)
            let high = operation(.sum)
            height = max(height, tallest)
            return .between(left, low: low, high: high)
        case .membership: return .membership(left, tests: membershipTests())
        }
    }

    private mutating func operand(of infix: InfixOperator) -> Expression {
        guard let tighter = infix.precedence.tighter else { return unary() }
        return operation(tighter)
    }

    /// Reads an operator that binds at least as tightly as the given level.
    private mutating func infix(_ loosest: Precedence) -> InfixOperator? {
        let start = start()
        guard let infix = infixAhead(), infix.precedence >= loosest else {
            position = start
            return nil
        }
        consumed = position
        return infix
    }

    /// Reads an operator; the caller goes back where it binds too loosely.
    private mutating func infixAhead() -> InfixOperator? {
        switch Unicode.Scalar(first) {
        case "+": return sign(1, .arithmetic(.add))
        case "-": return sign(1, .arithmetic(.subtract))
        case "/": return sign(1, .arithmetic(.divide))
        case "*": return has("**") ? sign(2, .arithmetic(.power)) : sign(1, .arithmetic(.multiply))
        case "=": return sign(1, .comparison(.equal))
        case "!": return has("!=") ? sign(2, .comparison(.notEqual)) : nil
        case "<":
            return has("<=") ? sign(2, .comparison(.lessOrEqual)) : sign(1, .comparison(.less))
        case ">":
            return has(">=")
                ? sign(2, .comparison(.greaterOrEqual)) : sign(1, .comparison(.greater))
        default: break
        }
        let word: InfixOperator? =
            switch keyword() {
            case .or: .or
            case .and: .and
            case .between: .between
            case .in: .membership
            default: nil
            }
        if word != nil { position = wordEnd(at: position) }
        return word
    }

    private mutating func sign(_ length: Int, _ infix: InfixOperator) -> InfixOperator {
        position += length
        return infix
    }

    // unary = "-"* instance
    mutating func unary() -> Expression {
        var starts: [Int] = []
        while !isStopped {
            let start = start()
            guard take("-") else { break }
            starts.append(start)
            // More signs than the tree may have levels need not be kept to be refused.
            if starts.count > ParserLimits.height { return tooDeep() }
        }
        var operand = instance()
        for start in starts.reversed() {
            operand = make(.negation(operand), from: start, over: height)
        }
        return operand
    }

    // instance = postfix ("instance" "of" type)?
    private mutating func instance() -> Expression {
        let start = start()
        let value = postfix(after: primary(), from: start)
        return instance(of: value, from: start)
    }

    private mutating func instance(of value: Expression, from start: Int) -> Expression {
        guard !isStopped, take(.instance) else { return value }
        let height = height
        guard take(word: "of") else {
            return unexpected(needed: Wording(zh: " of", en: "of"))
        }
        let type = type()
        return make(.instance(value, of: type), from: start, over: height)
    }

    // postfix = primary ("." member | "[" filter "]" | "(" arguments ")")*
    private mutating func postfix(after primary: Expression, from start: Int) -> Expression {
        var value = primary
        while !isStopped {
            skipSpace()
            let next = Unicode.Scalar(first)
            guard next == "." || next == "(" || next == "[" else { break }
            let tallest = height
            if has("."), !has("..") {
                _ = take(".")
                value = make(.path(value, member()), from: start, over: tallest)
            } else if has("("), isCallable(value) {
                let arguments = arguments()
                value = make(.call(value, arguments), from: start, over: max(tallest, height))
            } else if has("["), !closesRange(value) {
                let test = filter()
                value = make(.filter(value, by: test), from: start, over: max(tallest, height))
            } else {
                return value
            }
        }
        return value
    }

    /// Anything may be called, to be refused when it runs.
    private func isCallable(_ value: Expression) -> Bool {
        if case .invalid = value.kind { false } else { true }
    }

    private mutating func filter() -> Expression {
        filters += 1
        scope.enter("item")
        defer {
            filters -= 1
            scope.leave("item")
        }
        expect("[")
        let test = expression()
        expect("]")
        return test
    }
}
