import Diagnostics
import FEEL
import RuleModel

/// Makes the reasons of a result from its conditions, by looking at the case once more.
struct ReasonMaker {
    let record: Case
    /// Whether everything below a condition is shown, and not only what decided it.
    let isFull: Bool

    /// Failed ones first, then unknown, then held.
    func reasons(of question: Question) -> [Reason] {
        record.edition.programmes[question.programme].conditions
            .map { reason($0, on: question.object, depth: 0) }.byImportance
    }

    private var depthLimit: Int { isFull ? Limits.explanationDepth : Limits.summaryDepth }

    func reason(_ item: Item, on object: Int, depth: Int) -> Reason {
        let value = record.truth(of: item.test, on: object)
        var comparisons: [Comparison] = []
        var children: [Reason] = []
        var formula: Wording?
        if case .when(let condition) = item.test {
            comparisons = ComparisonMaker(record: record, object: object)
                .comparisons(of: condition.expression)
            children = below(condition.expression, on: object, value, depth: depth + 1)
            if isFull { formula = SentencePrinter(record.edition).words(condition.expression) }
        } else {
            children = items(item.test, on: object, depth: depth + 1)
        }
        return Reason(
            id: item.id, title: item.common.title, verdict: Verdict(value),
            isPower: item.isPower, comparisons: comparisons, sources: item.common.sources,
            evidence: item.common.evidence, children: children, needs: needs(value),
            formula: formula)
    }

    private func needs(_ value: Value) -> [Need] {
        value.causes.elements.prefix(Limits.reasonNeeds).map(record.need).unique
    }

    /// The items of a list, exceptions as what must not hold.
    private func items(_ test: Test, on object: Int, depth: Int) -> [Reason] {
        guard depth < depthLimit else { return [] }
        switch test {
        case .when: return []
        case .any(let items, let exceptions), .all(let items, let exceptions):
            let reasons = items.map { reason($0, on: object, depth: depth) }
            let excepted = exceptions.map { reason($0, on: object, depth: depth) }
            return reasons.byImportance
                + excepted.filter { isFull || $0.verdict != .fails }.map(\.asException)
        }
    }

    /// The rules and programmes that a condition names.
    private func below(
        _ expression: Expression, on object: Int, _ value: Value, depth: Int
    ) -> [Reason] {
        guard depth < depthLimit else { return [] }
        let tests = expression.tests
        // A condition that only names a rule is that rule: its items stand directly below.
        if tests.count == 1, !tests[0].isNegated,
            let (definition, owner) = definition(tests[0].expression, on: object),
            case .test(let test) = record.edition.definitions[definition].body, !isFull
        {
            if case .when(let formula) = test {
                return below(formula.expression, on: owner, value, depth: depth + 1)
            }
            return items(test, on: owner, depth: depth)
        }
        if isFull { return everything(in: expression, on: object, depth: depth) }
        return tests.compactMap { test in
            guard let (definition, owner) = definition(test.expression, on: object) else {
                return nil
            }
            return reason(definition: definition, on: owner, test.isNegated, depth: depth)
        }
    }

    /// Each definition and programme that an expression names for this object, with its value.
    private func everything(in expression: Expression, on object: Int, depth: Int) -> [Reason] {
        var seen: Set<Int> = []
        var reasons: [Reason] = []
        expression.forEachSubexpression { part in
            guard let (definition, owner) = definition(part, on: object),
                seen.insert(definition).inserted
            else { return }
            reasons.append(reason(definition: definition, on: owner, false, depth: depth))
        }
        return reasons
    }

    /// The definition that an expression stands for, and whose it is.
    private func definition(_ expression: Expression, on object: Int) -> (Int, Int)? {
        guard case .property(let reference, let owner) = expression.kind,
            case .definition(let definition) = Reference(rawValue: reference), !owner.usesLocals,
            case .object(let owned) = record.run(owner, on: object)
        else { return nil }
        return (definition, Int(owned.index))
    }

    private func reason(
        definition: Int, on object: Int, _ isNegated: Bool, depth: Int
    ) -> Reason {
        let declared = record.edition.definitions[definition]
        let value = record.value(ofDefinition: definition, on: object)
        var comparisons: [Comparison] = []
        var children: [Reason] = []
        var formula: Wording?
        // What is stated has no rule below it.
        let isStated =
            declared.common.decidedBy != nil
            && record.finding(.definition(definition), on: object) != nil
        switch declared.body {
        case .value(let body, _) where !isStated:
            if case .boolean = declared.type {
                comparisons = ComparisonMaker(record: record, object: object)
                    .comparisons(of: body.expression)
            }
            if depth + 1 < depthLimit, isFull {
                children = everything(in: body.expression, on: object, depth: depth + 1)
            }
            formula = SentencePrinter(record.edition).words(body.expression)
        case .test(let test) where !isStated && (isFull || !isNegated):
            children = items(test, on: object, depth: depth + 1)
        default: break
        }
        let types = ExpressionTypes(edition: record.edition)
        var enumeration: Int?
        if case .enumeration(let index) = types.type(of: .definition(definition), on: nil) {
            enumeration = index
        }
        return Reason(
            id: declared.id, title: declared.common.title,
            verdict: declared.type == .boolean
                ? Verdict(isNegated ? value.negated : value) : value.isKnown ? .holds : .open,
            isPower: false, comparisons: isNegated ? [] : comparisons,
            sources: declared.common.sources, evidence: declared.common.evidence,
            children: children, needs: needs(value),
            value: ValueWords(edition: record.edition).words(value, enumeration: enumeration),
            formula: isFull ? formula : nil)
    }
}

extension Verdict {
    init(_ value: Value) {
        switch value.truth {
        case true: self = .holds
        case false: self = .fails
        case nil: self = .open
        }
    }

    var opposite: Verdict {
        switch self {
        case .holds: .fails
        case .fails: .holds
        case .open: .open
        }
    }
}

extension Reason {
    /// What excludes: it must not hold.
    fileprivate var asException: Reason {
        Reason(
            id: id,
            title: Title(zh: "不属于“\(title.zh)”", en: "not \"\(title.en)\""),
            verdict: verdict.opposite, isPower: isPower, comparisons: [], sources: sources,
            evidence: evidence, children: [], needs: needs)
    }
}

extension [Reason] {
    var byImportance: [Reason] {
        [Verdict.fails, .open, .holds].flatMap { verdict in filter { $0.verdict == verdict } }
    }
}

extension Expression {
    /// Visits the expression and all of its parts.
    func forEachSubexpression(_ visit: (Expression) -> Void) {
        visit(self)
        for child in children { child.forEachSubexpression(visit) }
    }

    /// Whether a variable of an expression around it is needed to work it out.
    var usesLocals: Bool {
        if case .local = kind { return true }
        return children.contains(where: \.usesLocals)
    }
}
