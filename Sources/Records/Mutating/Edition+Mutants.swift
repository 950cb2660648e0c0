import Diagnostics
import Engine
import FEEL
import RuleModel

extension Edition {
    /// All small changes of an edition, in the order of its rules.
    var mutants: [Mutant] {
        decidingFormulas.flatMap { MutantMaker($0, in: self).mutants }
            + standards.flatMap { values(of: $0) }
    }

    /// The formulas that decide, each of a table's cells too, with the rule that they stand in.
    private var decidingFormulas: [RuleFormula] {
        definitions.flatMap { definition -> [RuleFormula] in
            let rule = qualifiedID(of: definition)
            if case .test(let test) = definition.body { return test.formulas(of: rule) }
            return definition.body.formulas.map { RuleFormula(formula: $0, rule: rule) }
        } + programmes.flatMap(\.decidingFormulas)
            + procedures.flatMap { procedure in
                procedure.formulas.map { RuleFormula(formula: $0, rule: procedure.id) }
            }
            + standards.compactMap { standard in
                guard case .computed(let formula, _, _) = standard.state else { return nil }
                return RuleFormula(formula: formula, rule: standard.id)
            }
    }

    private func values(of standard: StandardInForce) -> [Mutant] {
        guard case .values(let published) = standard.state else { return [] }
        var unit: MeasurementUnit?
        if case .number(let declared) = standard.type { unit = declared }
        let step = smallestStep(in: unit)
        return published.values.sorted { $0.range.start < $1.range.start }.flatMap { published in
            published.value.neighbours(by: step).map { value, before, after in
                Mutant(
                    rule: standard.id, part: before, range: published.range,
                    carrier: published.range, change: .published(value), before: before,
                    after: after)
            }
        }
    }
}

/// A formula and the rule that it stands in: `member.in_household.minor_child`.
struct RuleFormula {
    let formula: Formula
    let rule: String
}

extension ProgrammeInForce {
    var decidingFormulas: [RuleFormula] {
        conditions.flatMap { $0.test.formulas(of: "\(id).\($0.id)") }
            + amount.compactMap { part in
                part.value.map { RuleFormula(formula: $0, rule: "\(id).\(part.id)") }
            }
    }
}

extension Test {
    fileprivate func formulas(of rule: String) -> [RuleFormula] {
        switch self {
        case .when(let formula): [RuleFormula(formula: formula, rule: rule)]
        case .any(let items, let unless), .all(let items, let unless):
            (items + unless).flatMap { $0.test.formulas(of: "\(rule).\($0.id)") }
        }
    }
}
