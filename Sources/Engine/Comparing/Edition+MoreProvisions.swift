package import Diagnostics
import FEEL
package import RuleModel

// Lines of the matrix, facts, enumerations and checks; the cells of standards.
extension Edition {
    func provision(_ line: Combination) -> Provision {
        let members = line.programmes.map { programmes[$0] }.sorted { $0.id < $1.id }
        let ids = members.map(\.id)
        var common = line.common
        common.title = .sequence(members.map(\.common.title))
        return Provision(
            ChangedItem(.combination, ids.joined(separator: "+")), common,
            [
                line.rule.map { Aspect(.rule, .words([$0.rawValue])) },
                line.among.isEmpty ? nil : Aspect(.among, .words(line.among.map(\.rawValue))),
                line.keep.map { Aspect(.keep, .words([programmes[$0].id])) },
                line.pays.map { Aspect(.pays, .words([programmes[$0].id])) },
                line.round.map { Aspect(.rounding, .rounding($0)) },
            ])
    }

    func provision(_ procedure: ProcedureInForce) -> Provision {
        let item = ChangedItem(.procedure, procedure.id)
        return Provision(
            item, procedure.common,
            [
                procedure.when.map { Aspect(.condition, .formula($0)) },
                Aspect(.programmes, .words(procedure.programmes)),
            ], parts: procedure.steps.map { provision($0, below: item) })
    }

    /// What is to be done is the rule of a step, not only its name.
    private func provision(_ step: ProcedureStep, below parent: ChangedItem) -> Provision {
        Provision(
            parent.appending(step.id), step.common,
            [
                Aspect(.act, .title(step.common.title)),
                step.office.map { Aspect(.office, .level($0.value)) },
                step.when.map { Aspect(.condition, .formula($0)) },
                Aspect(.term, .term(step)),
            ]
        ).without(.title)
    }

    func provision(_ fact: Fact, _ id: String) -> Provision {
        Provision(
            ChangedItem(.fact, id), fact.common,
            [
                Aspect(.type, .type(fact.type)),
                fact.min.map { Aspect(.min, .formula($0)) },
                fact.max.map { Aspect(.max, .formula($0)) },
                fact.askIf.map { Aspect(.askIf, .formula($0)) },
                fact.otherwise.map { Aspect(.otherwise, .fact($0)) },
            ])
    }

    func provision(_ enumeration: Enumeration) -> Provision {
        let item = ChangedItem(.enumeration, enumeration.id)
        return Provision(
            item, enumeration.title, [Aspect(.title, .title(enumeration.title))],
            parts: enumeration.cases.map { value in
                Provision(
                    item.appending(value.id), value.title, [Aspect(.title, .title(value.title))],
                    range: value.range)
            }, range: enumeration.range)
    }

    func provision(_ check: Check) -> Provision {
        Provision(
            ChangedItem(.check, check.id), check.common,
            [
                Aspect(.condition, .formula(check.holds)),
                Aspect(.severity, .words([check.severity.rawValue])),
            ])
    }

    // MARK: - Cells of standards

    /// Every combination of the ids that key a standard, in the order of the enumerations.
    package func keyPaths(of standard: StandardInForce) -> [[String]] {
        var keys: [[String]] = [[]]
        for index in standard.keys where enumerations.indices.contains(index) {
            let ids = enumerations[index].cases.map(\.id)
            keys = keys.flatMap { key in ids.map { key + [$0] } }
        }
        return keys
    }

    package func title(ofKey key: [String], of standard: StandardInForce) -> Title {
        .sequence(
            zip(key, standard.keys).map { id, index in
                enumerations[index].cases.first { $0.id == id }?.title ?? Title(id)
            })
    }

    /// One cell of a standard as it is in force.
    package func value(ofStandard index: Int, _ key: [String]) -> StandardValue {
        switch standards[index].state {
        case .unset: .unset
        case .values(let values): values[key].map(StandardValue.published) ?? .unset
        case .computed(let formula, let round, let evidence):
            .computed(formula, round, evidence, result: computedValue(ofStandard: index, key))
        }
    }

    func sources(of value: StandardValue, _ standard: StandardInForce) -> [Citation] {
        switch value {
        case .published(let published): published.sources
        case .computed, .unset: standard.common.sources
        }
    }

    func evidence(of value: StandardValue, _ standard: StandardInForce) -> Evidence {
        switch value {
        case .published(let published): published.evidence
        case .computed(_, _, let evidence, _): evidence
        case .unset: standard.common.evidence
        }
    }

    func range(of value: StandardValue, _ standard: StandardInForce) -> SourceRange {
        switch value {
        case .published(let published): published.range
        case .computed(let formula, _, _, _): formula.range
        case .unset: standard.common.range
        }
    }
}

extension Common {
    /// Where a standard is computed, the edition gives it the sources of the computation: those
    /// belong to the cell.
    func forDeclaration(of state: StandardState) -> Common {
        guard case .computed = state else { return self }
        var common = self
        common.sources = []
        common.evidence = .published
        return common
    }
}

extension Wording {
    package static func sequence(_ parts: [Wording]) -> Wording {
        Wording(
            zh: parts.map(\.zh).joined(separator: "、"), en: parts.map(\.en).joined(separator: ", "))
    }
}
