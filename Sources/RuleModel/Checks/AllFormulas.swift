import FEEL

extension Edition {
    /// Every formula of the edition.
    var allFormulas: [Formula] {
        var all: [Formula?] = []
        for fact in facts { all += [fact.min, fact.max, fact.askIf] }
        for standard in standards {
            all += [standard.min, standard.max]
            if case .computed(let formula, _, _) = standard.state { all.append(formula) }
        }
        for definition in definitions {
            all += definition.body.formulas
            all += [definition.min, definition.max, definition.suggest]
        }
        for programme in programmes {
            all += [programme.covers] + programme.conditions.flatMap(\.test.formulas)
            for part in programme.amount { all += [part.value, part.min, part.max] }
        }
        for procedure in procedures { all += procedure.formulas }
        for check in checks { all.append(check.holds) }
        return all.compactMap { $0 }
    }
}
