public import Diagnostics

/// Checks an expression strictly and puts what they mean in place of its names.
///
/// Every mistake is reported at its place; what was reported has the type `invalid`, which fits
/// everywhere, so that one mistake gives one message. The result is safe to run only where the bag
/// holds no errors.
public func check(
    _ expression: Expression, of text: EmbeddedText, for subject: Int?,
    expecting expected: FEELType?, in scope: any TypeScope, into found: inout DiagnosticBag
) -> (Expression, FEELType) {
    var checker = Checker(scope: scope, text: text, subject: subject)
    var value = checker.infer(expression)
    if let expected { value = checker.adapt(value, to: expected) }
    found.add(contentsOf: checker.found.diagnostics)
    return (value.expression, value.type)
}

/// Checks the tests of a table's cell against the type of its column.
public func checkTests(
    _ tests: Expression, of text: EmbeddedText, for subject: Int?, input: FEELType,
    in scope: any TypeScope, into found: inout DiagnosticBag
) -> Expression {
    var checker = Checker(scope: scope, text: text, subject: subject)
    let checked = checker.test(tests, against: input)
    found.add(contentsOf: checker.found.diagnostics)
    return checked
}

/// One walk over one expression.
struct Checker {
    let scope: any TypeScope
    let text: EmbeddedText
    let subject: Int?
    var found = DiagnosticBag()
    /// Variables and elements, as they lie on the stack when the expression runs.
    var locals: [Local] = []
    /// The type of `?`.
    var input: FEELType?
    var usesInput = false
    /// Divisions of numbers that no comparison has rested on so far.
    var divisions: [TextRange] = []

    struct Local {
        let name: String
        let type: FEELType
        /// What one of them counts as, where it runs over objects.
        let countUnit: MeasurementUnit?
        /// The element of a filter: bare names are its own.
        let isElement: Bool
        var isUsed = false
    }
}

/// An expression with its type, on the way up.
struct Checked {
    var expression: Expression
    var type: FEELType
    /// Of a list: what one element stands for (one member: a person).
    var countUnit: MeasurementUnit?
    /// Where this is no value but something with members: the expression is whose it is.
    var namespace: (index: Int, title: String)?

    init(
        _ expression: Expression, _ type: FEELType, countUnit: MeasurementUnit? = nil,
        namespace: (index: Int, title: String)? = nil
    ) {
        self.expression = expression
        self.type = type
        self.countUnit = countUnit
        self.namespace = namespace
    }

    var range: TextRange { expression.range }
}

extension Checker {
    mutating func report(_ error: TypeError, at range: TextRange) {
        found.add(
            Diagnostic(
                error.code, error.severity, at: text.range(of: range), error.message,
                hint: error.hint))
    }

    /// Reports and gives what fits everywhere.
    mutating func fail(_ error: TypeError, at range: TextRange) -> Checked {
        report(error, at: range)
        return Checked(Expression(.invalid, range), .invalid)
    }

    func written(_ range: TextRange) -> String { text.written(range) }

    /// A value; something that has only members is reported.
    mutating func infer(_ expression: Expression) -> Checked {
        let value = resolve(expression)
        guard let namespace = value.namespace else { return value }
        return fail(.noValue(namespace.title), at: expression.range)
    }

    /// A value, or something that has members.
    mutating func resolve(_ expression: Expression) -> Checked {
        switch expression.kind {
        case .literal(let value): literal(value, expression)
        case .name(let name): self.name(name, expression.range)
        case .input: inputValue(expression)
        case .path(let base, let member): path(base, member, expression.range)
        case .negation(let operand): negation(operand, expression.range)
        case .arithmetic(let sign, let left, let right):
            arithmetic(sign, left, right, expression.range)
        case .comparison(let sign, let left, let right):
            comparison(sign, left, right, expression.range)
        case .and(let left, let right): conjunction(left, right, expression.range)
        case .or(let left, let right): disjunction(left, right, expression.range)
        case .between(let value, let low, let high): between(value, low, high, expression.range)
        case .membership(let value, let tests): membership(value, tests, expression.range)
        case .unaryComparison, .range: rangeValue(expression)
        case .conditional(let test, let then, let otherwise):
            conditional(test, then, otherwise, expression.range)
        case .iteration(let iterators, let body): iteration(iterators, body, expression.range)
        case .quantified(let quantifier, let iterators, let test):
            quantified(quantifier, iterators, test, expression.range)
        case .filter(let list, let test): filter(list, by: test, expression.range)
        case .list(let elements): list(elements, expression.range)
        case .call(let callee, let arguments): call(callee, arguments, expression.range)
        case .instance(let value, let type):
            Checked(
                Expression(.instance(infer(value).expression, of: type), expression.range), .boolean
            )
        case .context, .function, .externalFunction, .unaryTests, .negatedTests, .anyInput:
            fail(.notInRules, at: expression.range)
        case .invalid, .local, .subject, .property, .global, .hostCall, .builtinCall:
            Checked(Expression(.invalid, expression.range), .invalid)
        }
    }

    private mutating func literal(_ value: Value, _ expression: Expression) -> Checked {
        switch value {
        case .boolean: Checked(expression, .boolean)
        case .number: Checked(expression, .number(nil))
        case .string: Checked(expression, .string)
        case .date: Checked(expression, .date)
        case .time: Checked(expression, .time)
        case .dateTime: Checked(expression, .dateTime)
        case .yearsMonths: Checked(expression, .yearsMonths)
        case .daysTime: Checked(expression, .daysTime)
        case .null: fail(.noNull, at: expression.range)
        case .list, .context, .range, .function, .object, .unknown, .perhaps:
            Checked(expression, .any)
        }
    }

    private mutating func inputValue(_ expression: Expression) -> Checked {
        usesInput = true
        guard let input else { return fail(.noInput, at: expression.range) }
        return Checked(expression, input)
    }
}

extension EmbeddedText {
    /// A stretch of the value.
    func written(_ range: TextRange) -> String {
        let utf8 = value.utf8
        guard
            let start = utf8.index(
                utf8.startIndex, offsetBy: Int(range.start), limitedBy: utf8.endIndex),
            let end = utf8.index(
                utf8.startIndex, offsetBy: Int(range.end), limitedBy: utf8.endIndex)
        else { return "" }
        return String(value[start..<end])
    }
}
