import RuleModel

extension OpenCause {
    /// Standards first, then what an office or an authority says of a definition, then parts.
    var order: Int {
        switch self {
        case .standard(let index): index
        case .definition(let index): 1_000_000 + index
        case .part(let programme, let part): 2_000_000 + programme * 1000 + part
        }
    }

    /// What a determination calls it.
    func id(in edition: Edition) -> String {
        switch self {
        case .standard(let index): return edition.standards[index].id
        case .definition(let index):
            let declared = edition.definitions[index]
            let entity = edition.entities[declared.entity]
            return "\(declared.isOfKind ? entity.kind ?? entity.id : entity.id).\(declared.id)"
        case .part(let programme, let part):
            let declared = edition.programmes[programme]
            return "\(declared.id).\(declared.amount[part].id)"
        }
    }
}
