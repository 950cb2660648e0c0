import Diagnostics
import FEEL

/// What must hold for every text that is read as an expression.
package enum ExpressionProperties {
    /// The names of the variables that evaluation knows.
    package static let names = ["a", "b", "x y", "收入", "成员", "标准", "截止日", "a-b"]
    private static let members = ["姓名", "周岁", "工资 合计"]

    /// Small, so that a search sees many texts; the depth is what a test thread's stack holds.
    private static var limits: Limits {
        var limits = Limits()
        limits.steps = 50_000
        limits.depth = 150
        limits.listLength = 10_000
        limits.stringLength = 10_000
        return limits
    }

    /// How far a text came, to see that a search is not in vain.
    package struct Outcome {
        /// What does not hold, in words.
        package var violations: [String] = []
        /// It has no syntax errors; in standard mode it has a value other than null.
        package var isRead = false
        package var hasValue = false
        /// As a rule it has no mistakes; with facts missing its value is known all the same.
        package var isRule = false
        package var isDecided = false
    }

    /// Holds a text against the properties; reading and evaluating must not trap or hang.
    ///
    /// - Parameter known: which of the facts in rules are known, a bit for each.
    package static func outcome(of text: String, known: UInt64 = 0x9E37_79B9_7F4A_7C15) -> Outcome {
        var outcome = Outcome()
        for form in [ParseForm.expression, .unaryTests] {
            guard let tree = reread(text, form, &outcome.violations) else { continue }
            let value = standardValue(tree.first)
            outcome.isRead = true
            outcome.hasValue = outcome.hasValue || value != "null"
            if value != standardValue(tree.second) {
                outcome.violations.append("\(print(tree.first)) is another expression: \(text)")
            }
            for subject in [Hamlet.household, Hamlet.member] where form == .expression {
                strict(tree.first, text, subject, known, &outcome)
            }
        }
        return outcome
    }

    /// The tree of a text and the tree of its canonical text; nil where there are mistakes.
    private static func reread(
        _ text: String, _ form: ParseForm, _ violations: inout [String]
    ) -> (first: Expression, second: Expression)? {
        let scope = NameScope(names + ["周岁"], members: members)
        var found = DiagnosticBag()
        let tree = FEEL.parse(EmbeddedText(text), as: form, names: scope, into: &found)
        let canonical = print(tree)
        let length = text.utf8.count
        for diagnostic in found.diagnostics {
            guard let range = diagnostic.range else { continue }
            if range.end > length { violations.append("\(diagnostic.code.name) is outside") }
        }
        guard found.isEmpty else {
            _ = TextRenderer(language: .en).render(found.sorted)
            return nil
        }
        let again = FEEL.parse(EmbeddedText(canonical), as: form, names: scope, into: &found)
        if !found.isEmpty {
            let code = found.diagnostics.first?.code.name ?? ""
            violations.append("\(code) in \(canonical), printed of \(text)")
            return nil
        }
        if print(again) != canonical {
            violations.append("\(canonical) is printed as \(print(again))")
        }
        return (tree, again)
    }

    // MARK: Standard mode

    private static func standardValue(_ tree: Expression) -> String {
        var run = Evaluation(mode: .standard, scope: [variables], budget: Budget(limits))
        let isTest =
            switch tree.kind {
            case .unaryTests, .negatedTests, .anyInput: true
            default: false
            }
        let value = isTest ? run.test(tree, on: .number(Number(5))) : run.evaluate(tree)
        // Functions show only their parameters.
        return value.text
    }

    private static let variables: ContextValue = {
        var found = DiagnosticBag()
        let text = """
            {a: 3, b: "乙", "x y": [1, 2.50, -3], 收入: 1430.00, 标准: null, "a-b": true,
            成员: [{姓名: "甲", 周岁: 7}, {姓名: "乙", 周岁: 41, "工资 合计": 2210.5}],
            截止日: @"2024-02-29"}
            """
        let tree = FEEL.parse(EmbeddedText(text), as: .expression, names: .language, into: &found)
        var run = Evaluation(mode: .standard)
        if case .context(let context) = run.evaluate(tree) { return context }
        return ContextValue()
    }()

    // MARK: Strict mode

    private static func strict(
        _ tree: Expression, _ text: String, _ subject: Int, _ known: UInt64,
        _ outcome: inout Outcome
    ) {
        var found = DiagnosticBag()
        let (checked, type) = FEEL.check(
            tree, of: EmbeddedText(text), for: subject, expecting: nil, in: Hamlet(), into: &found)
        let language: Language = subject == Hamlet.household ? .zh : .en
        _ = TextRenderer(language: language).render(found.sorted)
        guard !found.hasErrors else { return }
        if case .invalid = type {
            outcome.violations.append("\(text) is invalid and nothing says why")
        }
        outcome.isRule = true
        let partly = run(checked, subject, known)
        let wholly = run(checked, subject, .max)
        guard let partly, let wholly else { return }
        if case .unknown = partly {} else { outcome.isDecided = true }
        if let fault = Soundness.fault(partly, wholly) {
            outcome.violations.append("\(text) (known \(known), subject \(subject)): \(fault)")
        }
    }

    /// Nil where the limits ended the evaluation.
    private static func run(_ checked: Expression, _ subject: Int, _ known: UInt64) -> Value? {
        let budget = Budget(limits)
        let reference = ObjectReference(entity: subject, index: subject)
        var run = Evaluation(
            mode: .strict, host: Resident(known: known), subject: reference, budget: budget)
        let value = run.evaluate(checked)
        return budget.isExhausted ? nil : value
    }
}
