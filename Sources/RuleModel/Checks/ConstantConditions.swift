import Diagnostics
import FEEL

/// # Conditions that decide nothing
///
/// What: a condition that no household can meet (`周岁 < 16 and 周岁 >= 60`), or that none can fail.
/// Why: the author meant something else.
/// Instead: correct the limits, the values or the connectives.
extension Edition {
    func constantConditions() -> [Diagnostic] {
        var places: Set<SourceRange> = []
        return allFormulas.flatMap { formula -> [Diagnostic] in
            guard formula.type != .invalid, places.insert(formula.range).inserted else { return [] }
            return formula.expression.conditions.compactMap { condition in
                diagnosis(of: condition, in: formula.text)
            }
        }
    }

    private func diagnosis(of condition: Expression, in text: EmbeddedText) -> Diagnostic? {
        let terms = ConditionTerms(condition, text)
        guard terms.isWorthTrying,
            let axes = terms.axes(in: self), let inputs = Combinations(axes)
        else { return nil }
        var canHold = false
        var canFail = false
        for input in inputs {
            switch terms.value(of: condition, input) {
            case true?: canHold = true
            case false?: canFail = true
            case nil: return nil
            }
            if canHold && canFail { return nil }
        }
        // Without any combination the bounds themselves contradict each other.
        guard canHold != canFail else { return nil }
        return canHold
            ? .neverFails(text.range(of: condition.range))
            : .neverHolds(text.range(of: condition.range))
    }
}

/// The parts of a condition that it is true or false of.
private struct ConditionTerms {
    /// By what is written: the same text is the same value within one condition.
    private var terms: [String: (expression: Expression, index: Int, points: [Scalar])] = [:]
    private var comparisons = 0
    private let text: EmbeddedText

    init(_ condition: Expression, _ text: EmbeddedText) {
        self.text = text
        collect(condition)
    }

    /// One comparison alone may be constant only by its bounds; a bare fact never is.
    var isWorthTrying: Bool { comparisons > 0 && terms.count <= 12 }

    func axes(in edition: Edition) -> [Axis]? {
        let ordered = terms.values.sorted { $0.index < $1.index }
        let axes = ordered.compactMap { term -> Axis? in
            let type = edition.type(of: term.expression) ?? Self.type(of: term.points)
            return Axis(
                type, turningPoints: term.points, bounds: edition.bounds(of: term.expression),
                in: edition)
        }
        return axes.count == ordered.count ? axes : nil
    }

    /// The truth for one choice of values.
    func value(of condition: Expression, _ values: [Scalar]) -> Bool? {
        switch condition.kind {
        case .literal(.boolean(let flag)): return flag
        case .and(let left, let right):
            guard let left = value(of: left, values), let right = value(of: right, values) else {
                return nil
            }
            return left && right
        case .or(let left, let right):
            guard let left = value(of: left, values), let right = value(of: right, values) else {
                return nil
            }
            return left || right
        case .builtinCall(let reference, let arguments)
        where Builtins[reference].name == "not" && arguments.count == 1:
            return value(of: arguments[0], values).map { !$0 }
        case .comparison(let sign, let left, let right):
            if let constant = Scalar(right) {
                return self[left, values].flatMap { $0.satisfies(sign, constant) }
            }
            if let constant = Scalar(left) {
                return self[right, values].flatMap { constant.satisfies(sign, $0) }
            }
        case .membership(let operand, let tests):
            if Self.areConstant(tests) {
                return self[operand, values].flatMap {
                    Expression(.unaryTests(tests), condition.range).accepts($0)
                }
            }
        case .between(let operand, let low, let high):
            if let low = Scalar(low), let high = Scalar(high), let value = self[operand, values] {
                guard let above = value.satisfies(.greaterOrEqual, low),
                    let below = value.satisfies(.lessOrEqual, high)
                else { return nil }
                return above && below
            }
        default: break
        }
        guard case .flag(let flag)? = self[condition, values] else { return nil }
        return flag
    }

    private subscript(_ expression: Expression, _ values: [Scalar]) -> Scalar? {
        guard let index = terms[key(expression)]?.index, values.indices.contains(index) else {
            return nil
        }
        return values[index]
    }

    private mutating func collect(_ condition: Expression) {
        switch condition.kind {
        case .literal(.boolean): return
        case .and(let left, let right), .or(let left, let right):
            collect(left)
            collect(right)
            return
        case .builtinCall(let reference, let arguments)
        where Builtins[reference].name == "not" && arguments.count == 1:
            collect(arguments[0])
            return
        case .comparison(_, let left, let right):
            if let constant = Scalar(right) { return add(left, [constant]) }
            if let constant = Scalar(left) { return add(right, [constant]) }
        case .membership(let operand, let tests):
            if Self.areConstant(tests) { return add(operand, tests.flatMap(\.turningPoints)) }
        case .between(let operand, let low, let high):
            if let low = Scalar(low), let high = Scalar(high) { return add(operand, [low, high]) }
        default: break
        }
        add(condition, [.flag(true)], isComparison: false)
    }

    private mutating func add(
        _ expression: Expression, _ points: [Scalar], isComparison: Bool = true
    ) {
        if isComparison { comparisons += 1 }
        let next = terms.count
        terms[key(expression), default: (expression, next, [])].points += points
    }

    private func key(_ expression: Expression) -> String {
        let start = Int(expression.range.start)
        let bytes = text.value.utf8.dropFirst(start).prefix(Int(expression.range.end) - start)
        return String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self)
    }

    private static func areConstant(_ tests: [Expression]) -> Bool {
        tests.allSatisfy { test in
            guard let point = test.turningPoints.first else { return false }
            return test.accepts(point) != nil
        }
    }

    private static func type(of points: [Scalar]) -> FEELType {
        switch points.first {
        case .flag: .boolean
        case .number: .number(nil)
        default: .string
        }
    }
}

extension Edition {
    /// The type of what an expression names.
    fileprivate func type(of expression: Expression) -> FEELType? {
        guard case .property(let index, _) = expression.kind else {
            if case .global(let index) = expression.kind,
                case .standard(let standard)? = Reference(rawValue: index)
            {
                return standards[standard].type
            }
            return nil
        }
        switch Reference(rawValue: index) {
        case .fact(let index)?: return facts[index].type
        case .definition(let index)?: return definitions[index].type
        case .programme(_, .qualifies)?, .programme(_, .receives)?: return .boolean
        default: return nil
        }
    }
}

extension Expression {
    /// The conditions within: the whole, where it is one, and those of filters, branches and
    /// quantifiers; not the parts of a conjunction.
    fileprivate var conditions: [Expression] {
        switch kind {
        case .and, .or, .comparison, .membership, .between: [self] + innerConditions
        default: innerConditions
        }
    }

    private var innerConditions: [Expression] {
        switch kind {
        case .and(let left, let right), .or(let left, let right):
            left.innerConditions + right.innerConditions
        default: children.flatMap(\.conditions)
        }
    }
}

extension Diagnostic {
    fileprivate static func neverHolds(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            "rule/never-holds", .warning, at: range,
            Wording(zh: "这个条件永远不会成立", en: "this condition can never hold"),
            hint: Wording(
                zh: "检查界限和取值是否互相矛盾，and 是否应为 or",
                en: "see whether limits or values contradict each other, or and should be or"))
    }

    fileprivate static func neverFails(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            "rule/never-fails", .warning, at: range,
            Wording(zh: "这个条件永远成立，不起作用", en: "this condition always holds and decides nothing"),
            hint: Wording(
                zh: "检查界限和取值，or 是否应为 and",
                en: "see whether the limits are right, or or should be and"))
    }
}
