import RuleModel

/// Where the office's powers (`power: may`) can change something, so that nothing else is
/// decided twice.
struct Powers: Sendable {
    /// For each definition whether it leans on an item that the office need not go by.
    let definitions: [Bool]
    /// For each programme whether its conditions do.
    let programmes: [Bool]

    init(_ edition: Edition) {
        var definitions = edition.definitions.map(\.body.holdsPower)
        let uses = edition.definitions.map { Self.definitions(in: $0.body.formulas) }
        var isGrowing = true
        while isGrowing {
            isGrowing = false
            for index in uses.indices
            where !definitions[index] && uses[index].contains(where: { definitions[$0] }) {
                definitions[index] = true
                isGrowing = true
            }
        }
        self.definitions = definitions
        programmes = edition.programmes.map { programme in
            programme.conditions.contains(where: \.holdsPower)
                || Self.definitions(in: programme.conditions.flatMap(\.test.formulas))
                    .contains { definitions[$0] }
        }
    }

    private static func definitions(in formulas: [Formula]) -> [Int] {
        var found: [Int] = []
        for formula in formulas {
            formula.expression.forEachReference {
                if case .definition(let index) = $0 { found.append(index) }
            }
        }
        return found
    }
}

extension Item {
    /// Whether the office's power is in it or below it.
    var holdsPower: Bool { isPower || test.holdsPower }
}

extension Test {
    var holdsPower: Bool {
        switch self {
        case .when: false
        case .any(let items, let exceptions), .all(let items, let exceptions):
            (items + exceptions).contains(where: \.holdsPower)
        }
    }
}

extension DefinitionBody {
    var holdsPower: Bool {
        if case .test(let test) = self { test.holdsPower } else { false }
    }
}
