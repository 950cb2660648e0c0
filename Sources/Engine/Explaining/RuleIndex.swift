package import Diagnostics
package import FEEL
package import RuleModel

/// The rules that reasons name: what is the same for every household is said once, and told by name
/// after that.
package struct RuleIndex: Sendable {
    /// Each name once, in the order of the programmes and then of the definitions.
    package private(set) var rules: [Rule] = []
    private var names: [ObjectIdentifier: String] = [:]
    /// Whose plans the names belong to.
    private let program: Program

    package struct Rule: Sendable {
        /// `urban_dibao.income.below`, a condition within its programme; `household.below_standard`.
        package let name: String
        package let title: Title
        package let sources: [Citation]
        package let evidence: Evidence
        package let isPower: Bool
        /// In the order in which a reason has them.
        package let comparisons: [Comparison]
    }

    /// The text of both sides, without values.
    package struct Comparison: Sendable {
        package let left: Wording
        package let sign: ComparisonOperator
        package let right: Wording
        package let unit: MeasurementUnit?
    }

    package init(_ program: Program) {
        self.program = program
        for programme in program.programmes { add(programme.conditions, below: programme.id) }
        for (plan, definition) in zip(program.definitions, program.edition.definitions) {
            let name = program.edition.qualified(
                definition.id, definition.entity, definition.isOfKind)
            add(plan.said, plan.condition, as: name)
            if case .test(let test) = plan.body { add(test, below: name) }
        }
    }

    /// The name of the rule that a reason tells of; a reason of another program has none.
    package func name(of reason: Reason) -> String? { names[ObjectIdentifier(reason.plan)] }

    private mutating func add(_ items: [ItemPlan], below owner: String) {
        for item in items {
            let name = "\(owner).\(item.said.id)"
            add(item.said, item.test.condition, as: name)
            add(item.test, below: name)
        }
    }

    private mutating func add(_ test: TestPlan, below owner: String) {
        add(test.items, below: owner)
        add(test.exceptions, below: owner)
    }

    /// What several entities share is one rule.
    private mutating func add(_ plan: ReasonPlan, _ condition: ConditionPlan?, as name: String) {
        names[ObjectIdentifier(plan)] = name
        guard !rules.contains(where: { $0.name == name }) else { return }
        let comparisons = condition?.parts.compactMap(\.comparison) ?? []
        rules.append(
            Rule(
                name: name, title: plan.title, sources: plan.sources, evidence: plan.evidence,
                isPower: plan.isPower,
                comparisons: comparisons.map {
                    Comparison(left: $0.leftText, sign: $0.sign, right: $0.rightText, unit: $0.unit)
                }))
    }
}
