import Diagnostics

// Expressions that begin with a keyword.
extension Parser {
    // conditional = "if" expression "then" expression "else" expression
    mutating func conditional() -> Expression {
        let start = start()
        expect(.if)
        let test = expression()
        var tallest = height
        expect(.then)
        let consequence = expression()
        tallest = max(tallest, height)
        expect(.else)
        let otherwise = expression()
        return make(
            .conditional(test, then: consequence, otherwise: otherwise), from: start,
            over: max(tallest, height))
    }

    // iteration = "for" iterators "return" expression
    mutating func iteration() -> Expression {
        let start = start()
        expect(.for)
        let iterators = iterators()
        let tallest = height
        expect(.return)
        scope.enter("partial")
        let body = expression()
        scope.leave("partial")
        for iterator in iterators { scope.leave(iterator.name) }
        return make(.iteration(iterators, body: body), from: start, over: max(tallest, height))
    }

    // quantified = ("some" | "every") iterators "satisfies" expression
    mutating func quantified(_ quantifier: Expression.Quantifier) -> Expression {
        let start = start()
        expect(quantifier == .some ? Keyword.someOf : Keyword.every)
        let iterators = iterators()
        let tallest = height
        expect(.satisfies)
        let test = expression()
        for iterator in iterators { scope.leave(iterator.name) }
        return make(
            .quantified(quantifier, iterators, satisfies: test), from: start,
            over: max(tallest, height))
    }

    // iterators = name "in" expression (".." expression)? ("," …)*
    //
    // Each name is known from here on; the caller takes it out of scope again.
    private mutating func iterators() -> [Expression.Iterator] {
        var iterators: [Expression.Iterator] = []
        var tallest = 0
        repeat {
            let start = start()
            reportStuckKeyword()
            let name = newName { $0.keyword() == .in }
            let nameRange = range(from: start)
            expect(.in)
            let source = expression()
            tallest = max(tallest, height)
            var end: Expression?
            if !isStopped, take("..") {
                end = expression()
                tallest = max(tallest, height)
            }
            scope.enter(name)
            iterators.append(
                Expression.Iterator(name: name, nameRange: nameRange, source: source, end: end))
        } while !isStopped && take(",")
        height = tallest
        return iterators
    }

    // function = "function" "(" (parameter ("," parameter)*)? ")" ("external" context | expression)
    mutating func function() -> Expression {
        let start = start()
        expect(.function)
        expect("(")
        var parameters: [Expression.Parameter] = []
        if !sees(")") {
            repeat { parameters.append(parameter()) } while !isStopped && take(",")
        }
        expect(")")
        for parameter in parameters { scope.enter(parameter.name) }
        let isExternal = take(word: "external")
        let body = isStopped ? stop() : expression()
        for parameter in parameters { scope.leave(parameter.name) }
        let kind: Expression.Kind =
            isExternal ? .externalFunction : .function(parameters: parameters, body: body)
        return make(kind, from: start, over: height)
    }

    // parameter = new name (":" type)?
    private mutating func parameter() -> Expression.Parameter {
        let name = newName { $0.has(":") || $0.has(",") || $0.has(")") }
        let type = !isStopped && take(":") ? type() : nil
        return Expression.Parameter(name: name, type: type)
    }

    // type = "list" "<" type ">" | "range" "<" type ">" | "context" "<" fields ">" | function type | name
    mutating func type() -> TypeExpression {
        depth += 1
        defer { depth -= 1 }
        guard depth <= ParserLimits.nesting else {
            _ = tooDeep()
            return .named("")
        }
        let name = typeName()
        guard !isStopped, sees("<") else { return .named(name) }
        switch name {
        case "list": return .list(typeArguments().first ?? .named("Any"))
        case "range": return .range(typeArguments().first ?? .named("Any"))
        case "context": return .context(typeFields())
        case "function":
            let parameters = typeArguments()
            expect("->")
            return .function(parameters, returns: type())
        default: return .named(name)
        }
    }

    // type arguments = "<" (type ("," type)*)? ">"
    private mutating func typeArguments() -> [TypeExpression] {
        var types: [TypeExpression] = []
        expect("<")
        if !sees(">") {
            repeat { types.append(type()) } while !isStopped && take(",")
        }
        expect(">")
        return types
    }

    // type fields = "<" (name ":" type ("," name ":" type)*)? ">"
    private mutating func typeFields() -> [TypeExpression.Field] {
        var fields: [TypeExpression.Field] = []
        expect("<")
        if !sees(">") {
            repeat {
                let name = newName { $0.has(":") }
                expect(":")
                fields.append(TypeExpression.Field(name: name, type: type()))
            } while !isStopped && take(",")
        }
        expect(">")
        return fields
    }
}
