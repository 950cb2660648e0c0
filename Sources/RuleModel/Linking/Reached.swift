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
