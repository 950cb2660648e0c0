import Columns
package import Diagnostics
import Engine
import FEEL
import Records
package import RuleModel

/// What is wanted of an impact, the same for all workers.
package struct ImpactForm: Sendable {
    package let laws: ImpactLaws
    /// What the households are grouped by; `nil` is what the files and the rules suggest.
    package let groupings: [GroupingSource]?
    /// The column with the number of households that a row stands for.
    package let weights: String?
    package let losses: Int
    /// Whether the changes are written, row by row.
    package let writesChanges: Bool
    package let language: Language

    package init(
        laws: ImpactLaws, groupings: [GroupingSource]?, weights: String?, losses: Int,
        writesChanges: Bool, language: Language
    ) {
        self.laws = laws
        self.groupings = groupings
        self.weights = weights
        self.losses = losses
        self.writesChanges = writesChanges
        self.language = language
    }
}

/// Where the value of a household comes from that it is grouped by.
package enum GroupingSource: Sendable, Hashable {
    case fact(Int)
    case definition(Int)
    /// How many rows a list below the household has.
    case size(entity: Int)
    case carried(CarriedName)

    /// What a name on the command line means; `nil` where it means nothing.
    package static func named(_ name: String, _ edition: Edition) -> GroupingSource? {
        if ["size", "人数"].contains(name) { return size(edition) }
        let fact = edition.facts.firstIndex {
            $0.entity == 0 && ($0.id == name || $0.common.title.zh == name) && $0.type.isGroup
        }
        if let fact { return .fact(fact) }
        let definition = edition.definitions.firstIndex {
            $0.entity == 0 && ($0.id == name || $0.common.title.zh == name) && $0.type.isGroup
        }
        if let definition { return .definition(definition) }
        return CarriedName.usual.first { !$0.isPersonal && $0.names.contains(name) }
            .map(GroupingSource.carried)
    }

    /// All names that mean something.
    package static func names(_ edition: Edition) -> [String] {
        edition.facts.filter { $0.entity == 0 && $0.type.isGroup }.map(\.id)
            + edition.definitions.filter { $0.entity == 0 && $0.type.isGroup }.map(\.id)
            + CarriedName.usual.filter { !$0.isPersonal }.map(\.id) + ["size"]
    }

    /// What the households' file states by one of a few words, such as area and tier, and the size.
    static func usual(_ caseload: CaseloadForm) -> [GroupingSource] {
        let edition = caseload.layout.edition
        var sources: [GroupingSource] = []
        for cell in caseload.tables[0].cells where cell.kind == .code {
            switch caseload.layout.columns[cell.target].subject {
            case .fact(let fact): sources.append(.fact(fact))
            case .finding(.definition(let definition)): sources.append(.definition(definition))
            case .finding(.part): break
            }
        }
        if let size = size(edition) { sources.append(size) }
        return sources
    }

    /// How many persons the household has.
    private static func size(_ edition: Edition) -> GroupingSource? {
        edition.members.map { .size(entity: $0) }
    }

    /// As pages call it, with its values.
    func grouping(_ edition: Edition) -> ImpactGrouping {
        switch self {
        case .fact(let index):
            let fact = edition.facts[index]
            return ImpactGrouping(
                id: fact.id, title: fact.common.title, values: fact.type.values(edition))
        case .definition(let index):
            let definition = edition.definitions[index]
            return ImpactGrouping(
                id: definition.id, title: definition.common.title,
                values: definition.type.values(edition))
        case .size(let entity):
            let list = edition.entities[entity].list?.title ?? edition.entities[entity].title
            return ImpactGrouping(
                id: "size",
                title: Wording(zh: "\(list.zh)人数", en: "number of \(list.en)"), values: [])
        case .carried(let name):
            return ImpactGrouping(
                id: name.id, title: Wording(zh: name.zh, en: name.en), values: [])
        }
    }
}

extension FEELType {
    /// Whether it takes one of a few values that have names.
    fileprivate var isGroup: Bool {
        switch self {
        case .boolean, .enumeration: true
        default: false
        }
    }

    fileprivate func values(_ edition: Edition) -> [(key: String, title: Title)] {
        switch self {
        case .boolean:
            [("true", Wording(zh: "是", en: "yes")), ("false", Wording(zh: "否", en: "no"))]
        case .enumeration(let index):
            edition.enumerations[index].cases.map { ($0.id, $0.title) }
        default: []
        }
    }
}
