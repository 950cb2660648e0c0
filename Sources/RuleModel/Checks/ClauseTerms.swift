import Diagnostics
import FEEL

/// The terms that clauses are true or false of, and the values at which they change their mind.
struct ClauseTerms {
    /// By what is written: the same text is the same value for one subject.
    private var terms: [String: (expression: Expression, index: Int, points: [Scalar])] = [:]
    private var comparisons = 0

    init(_ clauses: [Clause]) {
        for clause in clauses { collect(clause) }
    }

    private static let limit = 12

    /// One comparison alone may be constant only by its bounds; a bare fact never is.
    var isWorthTrying: Bool { comparisons > 0 && isSmall }

    var isSmall: Bool { terms.count <= Self.limit }

    private var ordered: [(expression: Expression, index: Int, points: [Scalar])] {
        terms.values.sorted { $0.index < $1.index }
    }

    /// All that has to be tried; `nil` where a term has too many values, or there are too many.
    func inputs(in edition: Edition) -> (axes: [Axis], combinations: Combinations)? {
        let axes = ordered.compactMap { term in
            Axis(
                edition.type(of: term.expression) ?? Self.type(of: term.points),
                turningPoints: term.points, bounds: edition.bounds(of: term.expression), in: edition
            )
        }
        guard axes.count == terms.count, let combinations = Combinations(axes) else { return nil }
        return (axes, combinations)
    }

    /// `周岁 = 17，户籍类别 = “城镇”`.
    func words(for values: [Scalar], _ axes: [Axis], in edition: Edition) -> Wording {
        let names = terms.sorted { $0.value.index < $1.value.index }.map(\.key)
        let parts = zip(names, zip(values, axes)).map { name, cell in
            Wording("\(name) = ") + edition.written(cell.0, cell.1.type)
        }
        return Wording(
            zh: parts.map(\.zh).joined(separator: "，"), en: parts.map(\.en).joined(separator: ", "))
    }

    /// Whether both speak of something in common.
    static func overlap(_ first: Clause, _ second: Clause) -> Bool {
        let (first, second) = (ClauseTerms([first]), ClauseTerms([second]))
        return first.terms.keys.contains { second.terms[$0] != nil }
    }

    // MARK: - Truth

    /// The truth for one choice of values; `nil` where it rests on more.
    func truth(of clause: Clause, _ values: [Scalar]) -> Bool? {
        switch clause {
        case .constant(let flag): return flag
        case .not(let clause): return truth(of: clause, values).map { !$0 }
        case .all(let clauses):
            var result = true
            for clause in clauses {
                guard let truth = truth(of: clause, values) else { return nil }
                result = result && truth
            }
            return result
        case .any(let clauses):
            var result = false
            for clause in clauses {
                guard let truth = truth(of: clause, values) else { return nil }
                result = result || truth
            }
            return result
        case .atom(let expression, let text): return truth(of: expression, text, values)
        }
    }

    private func truth(
        of atom: Expression, _ text: EmbeddedText, _ values: [Scalar]
    ) -> Bool? {
        func value(_ expression: Expression) -> Scalar? {
            guard let index = terms[Self.key(expression, text)]?.index,
                values.indices.contains(index)
            else { return nil }
            return values[index]
        }
        switch atom.kind {
        case .comparison(let sign, let left, let right):
            if let constant = Scalar(right) {
                return value(left).flatMap { $0.satisfies(sign, constant) }
            }
            if let constant = Scalar(left) {
                return value(right).flatMap { constant.satisfies(sign, $0) }
            }
        case .membership(let operand, let tests):
            if Self.areConstant(tests) {
                return value(operand).flatMap {
                    Expression(.unaryTests(tests), atom.range).accepts($0)
                }
            }
        case .between(let operand, let low, let high):
            if let low = Scalar(low), let high = Scalar(high), let value = value(operand) {
                guard let above = value.satisfies(.greaterOrEqual, low),
                    let below = value.satisfies(.lessOrEqual, high)
                else { return nil }
                return above && below
            }
        default: break
        }
        guard case .flag(let flag)? = value(atom) else { return nil }
        return flag
    }

    // MARK: - Collecting

    private mutating func collect(_ clause: Clause) {
        switch clause {
        case .constant: return
        case .not(let clause): collect(clause)
        case .all(let clauses), .any(let clauses): for clause in clauses { collect(clause) }
        case .atom(let expression, let text): collect(expression, text)
        }
    }

    private mutating func collect(_ atom: Expression, _ text: EmbeddedText) {
        switch atom.kind {
        case .comparison(_, let left, let right):
            if let constant = Scalar(right) { return add(left, text, [constant]) }
            if let constant = Scalar(left) { return add(right, text, [constant]) }
        case .membership(let operand, let tests):
            if Self.areConstant(tests) {
                return add(operand, text, tests.flatMap(\.turningPoints))
            }
        case .between(let operand, let low, let high):
            if let low = Scalar(low), let high = Scalar(high) {
                return add(operand, text, [low, high])
            }
        default: break
        }
        add(atom, text, [.flag(true)], isComparison: false)
    }

    private mutating func add(
        _ expression: Expression, _ text: EmbeddedText, _ points: [Scalar],
        isComparison: Bool = true
    ) {
        if isComparison { comparisons += 1 }
        let next = terms.count
        terms[Self.key(expression, text), default: (expression, next, [])].points += points
    }

    private static func key(_ expression: Expression, _ text: EmbeddedText) -> String {
        let range = Int(expression.range.start)..<Int(expression.range.end)
        return text.slice(range).value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
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
