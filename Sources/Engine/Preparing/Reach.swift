import RuleModel

/// What a programme's result can lean on, for its warnings: worked out once for an edition.
struct Reach: Sendable {
    let definitions: [Int]
    let standards: [Int]
    /// The definitions whose rule is less sure than a copy of its text, and such standards.
    let doubtfulDefinitions: [Int]
    let doubtfulStandards: [Int]
    /// For each definition of the edition whether it is among them.
    let reachesDefinition: [Bool]
    /// Definitions that only the amount leans on.
    let amountOnly: [Int]

    init(of programme: Int, in edition: Edition, _ dependencies: Dependencies) {
        let all = dependencies.reachable(from: .result(programme, .share))
        let conditions = dependencies.reachable(from: .result(programme, .qualifies))
        var definitions: [Int] = []
        var standards: Set<Int> = []
        var amountOnly: [Int] = []
        for node in all {
            switch node {
            case .definition(let index):
                definitions.append(index)
                if !conditions.contains(node) { amountOnly.append(index) }
            case .standard(let index): standards.insert(index)
            default: continue
            }
        }
        for part in edition.programmes[programme].amount {
            if case .named(_, let standard?) = part.round { standards.insert(standard) }
        }
        self.definitions = definitions.sorted()
        let known = Set(definitions)
        reachesDefinition = edition.definitions.indices.map(known.contains)
        self.standards = standards.sorted()
        doubtfulDefinitions = self.definitions.filter {
            if case .none = edition.definitions[$0].body { return false }
            return edition.definitions[$0].common.evidence.needsWarning
        }
        doubtfulStandards = self.standards.filter {
            switch edition.standards[$0].state {
            case .values(let published): published.values.contains { $0.evidence.needsWarning }
            case .computed(_, _, let evidence): evidence.needsWarning
            case .unset: false
            }
        }
        self.amountOnly = amountOnly.sorted()
    }
}
