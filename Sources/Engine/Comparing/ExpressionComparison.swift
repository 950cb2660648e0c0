package import Diagnostics
import FEEL
import RuleModel

/// The smallest parts in which two checked expressions differ.
///
/// Compared is what they mean: the order of `and`, `or`, `+`, `×` and of tests does not count, nor
/// do the names of variables, spaces, or how a number is written.
package struct ExpressionComparison: Sendable {
    /// Stretches of the older and of the newer text; both empty where the two mean the same.
    package let older: Set<TextRange>
    package let newer: Set<TextRange>

    package var isSame: Bool { older.isEmpty && newer.isEmpty }

    init(_ older: Expression, _ newer: Expression, _ meanings: Meanings) {
        let found = meanings.differences(older, newer)
        self.older = Set(found.older)
        self.newer = Set(found.newer)
    }
}

/// The two editions that are compared.
struct Meanings {
    var older: Meaning
    let newer: Meaning

    struct Differences {
        var older: [TextRange] = []
        var newer: [TextRange] = []

        var isEmpty: Bool { older.isEmpty && newer.isEmpty }

        static func whole(_ left: Expression, _ right: Expression) -> Differences {
            Differences(older: [left.range], newer: [right.range])
        }

        static func + (left: Differences, right: Differences) -> Differences {
            Differences(older: left.older + right.older, newer: left.newer + right.newer)
        }
    }

    func isSame(_ left: Expression, _ right: Expression) -> Bool {
        differences(left, right).isEmpty
    }

    func differences(_ left: Expression, _ right: Expression) -> Differences {
        switch (left.kind, right.kind) {
        case (.literal(let a), .literal(let b)):
            return a.isIdentical(to: b) ? Differences() : .whole(left, right)
        case (.and, .and), (.or, .or), (.arithmetic(.add, _, _), .arithmetic),
            (.arithmetic(.subtract, _, _), .arithmetic),
            (.arithmetic(.multiply, _, _), .arithmetic(.multiply, _, _)):
            return inAnyOrder(left.operands, right.operands, of: left, right)
        case (.membership(let a, let these), .membership(let b, let those)):
            return differences(a, b)
                + inAnyOrder(Operand.all(these), Operand.all(those), of: left, right)
        case (.unaryTests(let these), .unaryTests(let those)),
            (.negatedTests(let these), .negatedTests(let those)):
            return inAnyOrder(Operand.all(these), Operand.all(those), of: left, right)
        default: return alternative(left, right) ?? inOrder(left, right)
        }
    }

    /// `A` against `A or B`: only what joined it differs.
    private func alternative(_ left: Expression, _ right: Expression) -> Differences? {
        switch (left.kind, right.kind) {
        case (.and, _), (.or, _):
            guard left.operands.contains(where: { isSame($0.expression, right) }) else {
                return nil
            }
            return inAnyOrder(left.operands, Operand.all([right]), of: left, right)
        case (_, .and), (_, .or):
            guard right.operands.contains(where: { isSame(left, $0.expression) }) else {
                return nil
            }
            return inAnyOrder(Operand.all([left]), right.operands, of: left, right)
        default: return nil
        }
    }

    private func inOrder(_ left: Expression, _ right: Expression) -> Differences {
        let (these, those) = (left.children, right.children)
        guard these.count == those.count, older.head(of: left) == newer.head(of: right) else {
            return .whole(left, right)
        }
        let pairs = zip(these, those).map { ($0, $1, differences($0, $1)) }
        // A comparison both sides of which differ altogether is another comparison.
        let isOther =
            pairs.count > 1
            && pairs.allSatisfy { $2.older == [$0.range] && $2.newer == [$1.range] }
        return isOther ? .whole(left, right) : pairs.reduce(Differences()) { $0 + $1.2 }
    }

    private func inAnyOrder(
        _ these: [Operand], _ those: [Operand], of left: Expression, _ right: Expression
    ) -> Differences {
        var (gone, added) = (these, those)
        gone.removeAll { operand in
            guard let match = added.firstIndex(where: { isSame(operand, $0) }) else { return false }
            added.remove(at: match)
            return true
        }
        if gone.count == these.count, added.count == those.count, gone.count != added.count {
            return .whole(left, right)
        }
        guard gone.count == added.count else {
            return Differences(
                older: gone.map(\.expression.range), newer: added.map(\.expression.range))
        }
        return zip(gone, added).reduce(Differences()) { found, pair in
            found
                + (pair.0.sign == pair.1.sign
                    ? differences(pair.0.expression, pair.1.expression)
                    : .whole(pair.0.expression, pair.1.expression))
        }
    }

    private func isSame(_ left: Operand, _ right: Operand) -> Bool {
        left.sign == right.sign && isSame(left.expression, right.expression)
    }
}

/// One of the things that `and`, `or`, `+`, `−` or `×` join.
private struct Operand {
    let expression: Expression
    var sign = ""

    static func all(_ expressions: [Expression]) -> [Operand] {
        expressions.map { Operand(expression: $0) }
    }
}

extension Expression {
    /// Of a chain of one operator all operands, however it is bracketed.
    fileprivate var operands: [Operand] {
        switch kind {
        case .and(let left, let right):
            return [left, right].flatMap { part in
                if case .and = part.kind { part.operands } else { Operand.all([part]) }
            }
        case .or(let left, let right):
            return [left, right].flatMap { part in
                if case .or = part.kind { part.operands } else { Operand.all([part]) }
            }
        case .arithmetic(.add, let left, let right):
            return left.terms("+") + right.terms("+")
        case .arithmetic(.subtract, let left, let right):
            return left.terms("+") + right.terms("-")
        case .arithmetic(.multiply, let left, let right):
            return [left, right].flatMap { part in
                if case .arithmetic(.multiply, _, _) = part.kind {
                    part.operands
                } else {
                    Operand.all([part])
                }
            }
        default: return [Operand(expression: self, sign: "+")]
        }
    }

    /// What a sum is made of, each with its sign.
    private func terms(_ sign: String) -> [Operand] {
        switch kind {
        case .arithmetic(.add, let left, let right):
            return left.terms(sign) + right.terms(sign)
        case .arithmetic(.subtract, let left, let right):
            return left.terms(sign) + right.terms(sign == "+" ? "-" : "+")
        default: return [Operand(expression: self, sign: sign)]
        }
    }
}

extension Meaning {
    /// What a node is, apart from its children.
    fileprivate func head(of expression: Expression) -> String {
        switch expression.kind {
        case .literal(let value): "\(value)"
        case .name(let name): "name \(name)"
        case .input: "input"
        case .negation: "negation"
        case .arithmetic(let sign, _, _): sign.rawValue
        case .comparison(let sign, _, _): sign.rawValue
        case .and: "and"
        case .or: "or"
        case .between: "between"
        case .membership: "in"
        case .unaryComparison(let sign, _): "test \(sign.rawValue)"
        case .unaryTests: "tests"
        case .negatedTests: "not tests"
        case .anyInput: "any"
        case .instance(_, let type): "instance of \(type)"
        case .conditional: "if"
        case .iteration(let iterators, _): "for \(iterators.count)"
        case .quantified(let quantifier, let iterators, _): "\(quantifier) \(iterators.count)"
        case .filter: "filter"
        case .path(_, let name): "path \(name)"
        case .call: "call"
        case .function(let parameters, _): "function \(parameters.count)"
        case .externalFunction: "external"
        case .list: "list"
        case .context(let entries): "context \(entries.map(\.key))"
        case .range(_, _, let hasLow, let hasHigh): "range \(hasLow) \(hasHigh)"
        case .invalid: "invalid"
        case .local(let index): "local \(index)"
        case .subject: "subject"
        case .property(let reference, _): "of \(name(ofReference: reference))"
        case .global(let reference): name(ofReference: reference)
        case .hostCall(let reference, _): "call \(name(ofReference: reference))"
        case .builtinCall(let function, _): "call \(Builtins[function].name)"
        }
    }
}
