extension Edition {
    /// What programmes are decided from, directly or not, by indexes of facts and definitions.
    ///
    /// The edition must have been linked.
    package func reached(from programmes: [Int]) -> (facts: Set<Int>, definitions: Set<Int>) {
        let dependencies = Dependencies(self)
        var facts: Set<Int> = []
        var definitions: Set<Int> = []
        for programme in programmes {
            for node in dependencies.reachable(from: .result(programme, .share)) {
                switch node {
                case .fact(let index): facts.insert(index)
                case .definition(let index): definitions.insert(index)
                case .standard, .covers, .result: break
                }
            }
        }
        return (facts, definitions)
    }
}

extension Edition {
    /// The facts that the steps of programmes' procedures go by, each with what it is asked on.
    package func factsOfProcedures(for programmes: [Int]) -> Set<Int> {
        let dependencies = Dependencies(self)
        var facts: Set<Int> = []
        func visit(_ formula: Formula) {
            formula.expression.forEachReference { reference in
                switch reference {
                case .fact(let index) where facts.insert(index).inserted:
                    if let condition = self.facts[index].askIf { visit(condition) }
                case .definition(let index):
                    for case .fact(let fact) in dependencies.reachable(from: .definition(index)) {
                        facts.insert(fact)
                    }
                default: break
                }
            }
        }
        for procedure in procedures {
            // A log stands at the household or member whose programme is at hand.
            let owner = entities[procedure.entity].parent ?? procedure.entity
            let isAsked = programmes.contains { index in
                self.programmes[index].entity == owner
                    && procedure.programmes.contains(self.programmes[index].id)
            }
            if isAsked { procedure.formulas.forEach(visit) }
        }
        return facts
    }
}
