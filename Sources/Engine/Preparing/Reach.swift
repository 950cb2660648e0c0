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
    /// Rules that cite only texts of which it is known up to some day that they are in force.
    let unconfirmed: [UnconfirmedRule]

    /// A definition, or, without one, a condition or part of the programme itself.
    struct UnconfirmedRule: Sendable {
        let definition: Int?
        let documents: [Document]

        init?(_ definition: Int?, _ common: Common, _ edition: Edition) {
            let cited = common.sources.compactMap { edition.documents[$0.document] }
            guard !cited.isEmpty, cited.allSatisfy({ $0.confirmedTo != nil }) else { return nil }
            self.definition = definition
            documents = cited
        }
    }

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
        let declared = edition.programmes[programme]
        let own = declared.conditions.map(\.common) + declared.amount.map(\.common)
        unconfirmed =
            own.compactMap { UnconfirmedRule(nil, $0, edition) }
            + self.definitions.compactMap {
                UnconfirmedRule($0, edition.definitions[$0].common, edition)
            }
    }
}
