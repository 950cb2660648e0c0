import Diagnostics
import FEEL
import RuleModel

extension DefinitionInForce {
    func mutated(by mutant: Mutant) -> DefinitionInForce {
        var definition = self
        definition.body = body.mapping { $0.mutated(by: mutant) }
        return definition
    }
}

extension ProgrammeInForce {
    func mutated(by mutant: Mutant) -> ProgrammeInForce {
        let change = { (formula: Formula) -> Formula in formula.mutated(by: mutant) }
        var programme = self
        programme.conditions = conditions.map { $0.mapping(change) }
        for part in amount.indices { programme.amount[part].value = amount[part].value.map(change) }
        return programme
    }
}

extension ProcedureInForce {
    func mutated(by mutant: Mutant) -> ProcedureInForce {
        var procedure = self
        procedure.when = when.map { $0.mutated(by: mutant) }
        procedure.steps = steps.map { step in
            step.mapping { formula, _ in formula.mutated(by: mutant) }
        }
        return procedure
    }
}

extension StandardInForce {
    func mutated(by mutant: Mutant) -> StandardInForce {
        if case .published(let value) = mutant.change {
            return publishing(value, insteadOf: mutant.carrier)
        }
        guard case .computed(let formula, let round, let evidence) = state else { return self }
        var standard = self
        standard.state = .computed(formula.mutated(by: mutant), round, evidence)
        return standard
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
