import FEEL
package import RuleModel

extension Edition {
    /// Everything that a linked edition says, each thing once.
    package var provisions: [Provision] {
        let values = standards.indices.map { provision(ofStandard: $0) }
        var told: Set<String> = []
        let defined = definitions.compactMap { definition in
            let id = qualified(definition.id, definition.entity, definition.isOfKind)
            return told.insert(id).inserted ? provision(definition, id) : nil
        }
        let known = facts.compactMap { fact in
            let id = qualified(fact.id, fact.entity, fact.isOfKind)
            return told.insert(id).inserted ? provision(fact, id) : nil
        }
        return values + programmes.map(provision) + defined + combinations.map(provision)
            + procedures.filter { told.insert("procedure \($0.id)").inserted }.map(provision)
            + known
            + enumerations.map(provision) + checks.map(provision)
    }

    /// `member.wage`; of a kind, the kind stands before the dot.
    func qualified(_ id: String, _ entity: Int, _ isOfKind: Bool) -> String {
        let declared = entities[entity]
        return "\(isOfKind ? declared.kind ?? declared.id : declared.id).\(id)"
    }

    private func provision(ofStandard index: Int) -> Provision {
        let standard = standards[index]
        let item = ChangedItem(.standard, standard.id)
        let keys = keyPaths(of: standard)
        let cells = keys.map { key in
            let value = value(ofStandard: index, key)
            let title = key.isEmpty ? standard.common.title : self.title(ofKey: key, of: standard)
            return Provision(
                ChangedItem(.standard, standard.id, key.isEmpty ? ["value"] : key), title,
                [Aspect(.value, .value(value))], sources: sources(of: value, standard),
                evidence: evidence(of: value, standard), range: range(of: value, standard))
        }
        return Provision(
            item, standard.common.forDeclaration(of: standard.state),
            [
                Aspect(.type, .type(standard.type)),
                standard.keys.isEmpty
                    ? nil : Aspect(.keys, .words(standard.keys.map { enumerations[$0].id })),
                standard.min.map { Aspect(.min, .formula($0)) },
                standard.max.map { Aspect(.max, .formula($0)) },
            ], parts: cells)
    }

    private func provision(_ programme: ProgrammeInForce) -> Provision {
        let item = ChangedItem(.programme, programme.id)
        let conditions = item.appending("conditions")
        let amount = item.appending("amount")
        let parts = programme.amount.map { part in
            Provision(
                amount.appending(part.id), part.common,
                [
                    part.value.map { Aspect(.formula, .formula($0)) },
                    part.round.map { Aspect(.rounding, .rounding($0)) },
                    part.min.map { Aspect(.min, .formula($0)) },
                    part.max.map { Aspect(.max, .formula($0)) },
                ])
        }
        return Provision(
            item, programme.common,
            [
                Aspect(.decides, .words([entities[programme.entity].id])),
                Aspect(.kind, .words([programme.kind.rawValue])),
                Aspect(.starts, .words([programme.starts.rawValue])),
                Aspect(.power, .flag(programme.isPower)),
                Aspect(.onRequest, .flag(programme.isOnRequest)),
                programme.covers.map { Aspect(.covers, .formula($0)) },
            ],
            parts: programme.conditions.map { provision($0, below: conditions) } + parts)
    }

    private func provision(_ item: Item, below parent: ChangedItem) -> Provision {
        let name = parent.appending(item.id)
        let (aspects, parts) = body(item.test, of: name)
        return Provision(
            name, item.common, aspects + [Aspect(.power, .flag(item.isPower))], parts: parts)
    }

    private func body(_ test: Test, of item: ChangedItem) -> ([Aspect], [Provision]) {
        switch test {
        case .when(let formula): ([Aspect(.condition, .formula(formula))], [])
        case .any(let items, let unless):
            ([Aspect(.grouping, .words(["any"]))], list(items, unless, item))
        case .all(let items, let unless):
            ([Aspect(.grouping, .words(["all"]))], list(items, unless, item))
        }
    }

    private func list(_ items: [Item], _ unless: [Item], _ parent: ChangedItem) -> [Provision] {
        let exceptions = parent.appending("unless")
        return items.map { provision($0, below: parent) }
            + unless.map { provision($0, below: exceptions) }
    }

    private func provision(_ definition: DefinitionInForce, _ id: String) -> Provision {
        let item = ChangedItem(.definition, id)
        var aspects: [Aspect?] = [
            Aspect(.type, .type(definition.type)),
            definition.min.map { Aspect(.min, .formula($0)) },
            definition.max.map { Aspect(.max, .formula($0)) },
            definition.suggest.map { Aspect(.suggest, .formula($0)) },
        ]
        var parts: [Provision] = []
        switch definition.body {
        case .value(let formula, let round):
            let name: Aspect.Name = definition.type == .boolean ? .condition : .formula
            aspects.insert(Aspect(name, .formula(formula)), at: 0)
            aspects.append(round.map { Aspect(.rounding, .rounding($0)) })
        case .test(let test):
            let body = body(test, of: item)
            aspects = body.0 + aspects
            parts = body.1
        case .table(let table): aspects.insert(Aspect(.table, .table(table)), at: 0)
        case .none: break
        }
        return Provision(item, definition.common, aspects, parts: parts)
    }
}
