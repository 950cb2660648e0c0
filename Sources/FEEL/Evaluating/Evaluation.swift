public import Diagnostics

/// One run of expressions: a walk over the tree, for one subject.
public struct Evaluation {
    public let mode: Mode
    public let budget: Budget
    public let subject: ObjectReference?
    /// What failed, in standard mode; at most `maximumNotes`.
    public internal(set) var notes: [Failure] = []

    let host: (any Host)?
    /// Absent where it is the world as usual, which most runs need nothing of.
    private let ownSurroundings: Surroundings?
    /// Who follows which numbers are compared; nobody, but for curves.
    let trace: OrderTrace?
    /// Variables of resolved expressions.
    var locals: [Value] = []
    /// Variables by name, the innermost frame last; and those that are seen from everywhere.
    var scope: [ContextValue]
    let outermost: [ContextValue]
    /// What `?` stands for, and whether it was asked for.
    var input: Value?
    var isInputUsed = false
    /// Filters around the current node: what their elements lack is null there and no mistake.
    var filters = 0
    var depth: Int
    /// Nodes visited since the budget was last told.
    var visited = 0

    /// More notes than anybody reads would only fill the memory.
    static let maximumNotes = 100

    public init(
        mode: Mode, host: (any Host)? = nil, subject: ObjectReference? = nil,
        scope: [ContextValue] = [], budget: Budget = Budget(),
        surroundings: Surroundings? = nil, trace: OrderTrace? = nil
    ) {
        self.mode = mode
        self.host = host
        self.subject = subject
        self.scope = scope
        self.budget = budget
        ownSurroundings = surroundings
        self.trace = trace
        outermost = scope
        depth = budget.depth
    }

    var surroundings: Surroundings { ownSurroundings ?? .standard }

    /// The value of an expression.
    public mutating func evaluate(_ expression: Expression) -> Value {
        depth += 1
        visited += 1
        defer { depth -= 1 }
        guard depth <= budget.limits.depth else { return tooDeep(expression.range) }
        switch expression.kind {
        case .literal(let value): return value
        case .local(let index):
            return locals.indices.contains(index) ? locals[index] : missingVariable(expression)
        case .subject: return subject.map(Value.object) ?? missingVariable(expression)
        case .property(let property, let object):
            if case .subject = object.kind, let subject {
                return self.property(property, of: .object(subject), expression.range)
            }
            return self.property(property, of: evaluate(object), expression.range)
        case .global(let global): return self.global(global, expression.range)
        case .hostCall(let function, let arguments):
            return hostCall(function, arguments, expression.range)
        case .builtinCall(let function, let arguments):
            return builtinCall(function, arguments, expression.range)
        case .arithmetic(let sign, let left, let right):
            let operands = (evaluate(left), evaluate(right))
            return arithmetic(sign, operands.0, operands.1, expression.range)
        case .comparison(let sign, let left, let right):
            let operands = (evaluate(left), evaluate(right))
            return comparison(sign, operands.0, operands.1, expression.range)
        case .and(let left, let right): return connective(left, right, decidedBy: false)
        case .or(let left, let right): return connective(left, right, decidedBy: true)
        case .conditional(let test, let consequence, let otherwise):
            return conditional(test, consequence, otherwise)
        default: return evaluateRest(expression)
        }
    }

    /// The kinds that are rarer, apart from the others to keep the common frame small.
    private mutating func evaluateRest(_ expression: Expression) -> Value {
        let range = expression.range
        switch expression.kind {
        case .name(let name): return value(of: name, range)
        case .input:
            isInputUsed = true
            return input ?? missingVariable(expression)
        case .negation(let operand): return negation(evaluate(operand), range)
        case .between(let value, let low, let high): return between(value, low, high, range)
        case .membership(let value, let tests): return membership(value, tests)
        case .unaryComparison(let sign, let operand):
            return RangeValue.value(of: sign, evaluate(operand))
        case .unaryTests, .negatedTests, .anyInput:
            return test(expression, on: input ?? .null)
        case .instance(let value, let type): return instance(value, type)
        case .iteration(let iterators, let body): return iteration(iterators, body, range)
        case .quantified(let quantifier, let iterators, let test):
            return quantified(quantifier, iterators, test, range)
        case .filter(let list, let test): return filter(list, test, range)
        case .path(let object, let member): return path(evaluate(object), member, range)
        case .call(let function, let arguments): return call(function, arguments, range)
        case .function: return closure(expression)
        case .externalFunction:
            return fail("本引擎不能调用外部函数", "functions of other languages cannot be called", range)
        case .list(let elements): return admitted(.list(values(elements)), range)
        case .context(let entries): return admitted(context(entries, range), range)
        case .range(let low, let high, let lowIncluded, let highIncluded):
            return self.range(low, high, lowIncluded, highIncluded, range)
        default: return fail("表达式没有写对", "the expression has a mistake", range)
        }
    }
}

// Failures.
extension Evaluation {
    /// What an error is worth: null with a note, or not known.
    public mutating func fail(_ zh: String, _ en: String, _ range: TextRange) -> Value {
        let failure = Failure(range: range, message: Wording(zh: zh, en: en))
        switch mode {
        case .standard:
            if notes.count < Self.maximumNotes { notes.append(failure) }
            return .null
        case .strict:
            let index = host?.record(failure) ?? 0
            return .unknown(Unknown(Causes([Cause(.failure, index)])))
        }
    }

    /// Takes over what failed in a run that this one started through its host.
    public mutating func add(_ failures: [Failure]) {
        notes += failures.prefix(Self.maximumNotes - notes.count)
    }

    /// Null where the standard says null without a mistake; rules have no null.
    mutating func absent(_ zh: String, _ en: String, _ range: TextRange) -> Value {
        mode == .standard ? .null : fail(zh, en, range)
    }

    private mutating func tooDeep(_ range: TextRange) -> Value {
        budget.exhaust(.depth)
        return exceeded(.depth, range)
    }

    private mutating func missingVariable(_ expression: Expression) -> Value {
        fail("这里没有可用的值", "there is no value here", expression.range)
    }
}
