import FEEL
package import RuleModel

/// Which things of an edition name which others.
package struct Mentions {
    /// For each thing the places that name it.
    private var places: [ChangedItem: [ChangedItem]] = [:]

    package init(in edition: Edition) {
        for provision in edition.provisions { add(provision, edition) }
    }

    private mutating func add(_ provision: Provision, _ edition: Edition) {
        var named: Set<ChangedItem> = []
        for aspect in provision.aspects {
            for formula in aspect.content.formulas {
                formula.expression.forEachReference { reference in
                    if let item = edition.item(of: reference) { named.insert(item) }
                }
            }
            if case .rounding(.named(_, let standard?)) = aspect.content {
                named.insert(ChangedItem(.standard, edition.standards[standard].id))
            }
        }
        for item in named { places[item, default: []].append(provision.item) }
        for part in provision.parts { add(part, edition) }
    }

    package func places(naming item: ChangedItem) -> [ChangedItem] { places[item] ?? [] }
}

extension Aspect.Content {
    fileprivate var formulas: [Formula] {
        switch self {
        case .formula(let formula), .value(.computed(let formula, _, _, _)): [formula]
        case .table(let table): table.formulas
        case .term(let step): step.formulas
        default: []
        }
    }
}

extension ChangedItem {
    /// Whether it is the thing or a part of it.
    package func isWithin(_ other: ChangedItem) -> Bool {
        owner == other.owner && path.starts(with: other.path)
    }
}
