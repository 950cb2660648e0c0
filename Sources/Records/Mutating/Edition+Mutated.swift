import Diagnostics
import FEEL
import RuleModel

extension Edition {
    /// The law with one change made to it.
    func mutated(by mutant: Mutant) -> Edition {
        var edition = self
        if case .published(let value) = mutant.change {
            edition.standards = standards.map { $0.publishing(value, insteadOf: mutant.carrier) }
            return edition
        }
        let change = { (formula: Formula) -> Formula in formula.mutated(by: mutant) }
        for index in definitions.indices {
            edition.definitions[index].body = definitions[index].body.mapping(change)
        }
        for index in programmes.indices {
            edition.programmes[index].conditions = programmes[index].conditions.map {
                $0.mapping(change)
            }
            for part in programmes[index].amount.indices {
                let value = programmes[index].amount[part].value
                edition.programmes[index].amount[part].value = value.map(change)
            }
        }
        for index in procedures.indices {
            edition.procedures[index].when = procedures[index].when.map(change)
            edition.procedures[index].steps = procedures[index].steps.map { step in
                step.mapping { formula, _ in change(formula) }
            }
        }
        return edition
    }

    /// The formulas that decide, each of a table's cells too.
    var decidingFormulas: [Formula] {
        definitions.flatMap(\.body.formulas)
            + programmes.flatMap { programme in
                programme.conditions.flatMap(\.test.formulas)
                    + programme.amount.compactMap(\.value)
            } + procedures.flatMap(\.formulas)
    }
}

extension Formula {
    fileprivate func mutated(by mutant: Mutant) -> Formula {
        guard range == mutant.carrier else { return self }
        var formula = self
        formula.expression = mutated(expression, by: mutant)
        return formula
    }

    private func mutated(_ expression: Expression, by mutant: Mutant) -> Expression {
        if mutant.fits(expression.kind), text.range(of: expression.range) == mutant.range {
            return Expression(mutant.applied(to: expression.kind), expression.range)
        }
        return expression.mappingChildren { mutated($0, by: mutant) }
    }
}

extension StandardInForce {
    fileprivate func publishing(_ value: Value, insteadOf range: SourceRange) -> StandardInForce {
        guard case .values(let published) = state else { return self }
        var standard = self
        standard.state = .values(
            published.mapValues { old in
                guard old.range == range else { return old }
                return PublishedValue(
                    value: value, rounding: old.rounding, notice: old.notice, sources: old.sources,
                    evidence: old.evidence, range: old.range)
            })
        return standard
    }
}

extension DefinitionBody {
    fileprivate func mapping(_ change: (Formula) -> Formula) -> DefinitionBody {
        switch self {
        case .value(let formula, let rounding): return .value(change(formula), rounding)
        case .test(let test): return .test(test.mapping(change))
        case .table(var table):
            table.inputs = table.inputs.map(change)
            table.rows = table.rows.map { row in
                TableRow(
                    tests: row.tests.map(change), result: change(row.result), range: row.range)
            }
            return .table(table)
        case .none: return .none
        }
    }
}

extension Item {
    fileprivate func mapping(_ change: (Formula) -> Formula) -> Item {
        var item = self
        item.test = test.mapping(change)
        return item
    }
}

extension Test {
    fileprivate func mapping(_ change: (Formula) -> Formula) -> Test {
        switch self {
        case .when(let formula): .when(change(formula))
        case .any(let items, let unless):
            .any(items.map { $0.mapping(change) }, unless: unless.map { $0.mapping(change) })
        case .all(let items, let unless):
            .all(items.map { $0.mapping(change) }, unless: unless.map { $0.mapping(change) })
        }
    }
}
