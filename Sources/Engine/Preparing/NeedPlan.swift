import Diagnostics
import RuleModel

/// What is said of something missing, whosever it is.
final class NeedPlan: Sendable {
    let kind: NeedKind
    let id: String
    let title: Title
    let question: Wording?
    let whom: Title?
    /// Whether it is one object's, and not the same for all.
    let isOfObject: Bool

    init(
        _ kind: NeedKind, _ id: String, _ title: Title, question: Wording? = nil,
        whom: Title? = nil, isOfObject: Bool = true
    ) {
        self.kind = kind
        self.id = id
        self.title = title
        self.question = question
        self.whom = whom
        self.isOfObject = isOfObject
    }
}

/// The needs that can come up under an edition.
struct NeedPlans: Sendable {
    let facts: [NeedPlan]
    /// For each entity its list, as it is missing below an object of the entity above.
    let lists: [NeedPlan]
    let standards: [NeedPlan]
    let combinations: [NeedPlan]
    let definitions: [NeedPlan]
    /// For each programme its parts.
    let parts: [[NeedPlan]]
    let error: NeedPlan

    init(_ edition: Edition) {
        facts = edition.facts.map { fact in
            let id = edition.qualified(fact.id, fact.entity, fact.isOfKind)
            return NeedPlan(.fact, id, fact.common.title, question: fact.common.ask)
        }
        lists = edition.entities.map { entity in
            let owner = edition.entities[entity.parent ?? 0].id
            return NeedPlan(
                .fact, "\(owner).\(entity.list?.id ?? entity.id)",
                entity.list?.title ?? entity.title)
        }
        standards = edition.standards.map { standard in
            let common = standard.common
            return NeedPlan(
                .unset, standard.id, common.title, question: common.ask,
                whom: edition.level(common.setBy), isOfObject: false)
        }
        combinations = edition.combinations.map { edition.need(of: $0) }
        definitions = edition.definitions.map { definition in
            edition.need(
                edition.qualified(definition.id, definition.entity, definition.isOfKind),
                definition.common)
        }
        parts = edition.programmes.map { programme in
            programme.amount.map { edition.need("\(programme.id).\($0.id)", $0.common) }
        }
        error = NeedPlan(.error, "error", Title(zh: "规则出错", en: "an error in a rule"))
    }
}

extension Edition {
    /// What the office decides in the single case, or an authority for all.
    fileprivate func need(_ id: String, _ common: Common) -> NeedPlan {
        let isDecided = common.decidedBy != nil
        return NeedPlan(
            isDecided ? .finding : .unset, id, common.title, question: common.ask,
            whom: level(common.decidedBy ?? common.setBy), isOfObject: isDecided)
    }

    fileprivate func need(of line: Combination) -> NeedPlan {
        let programmes = line.programmes.map { self.programmes[$0] }
        let title = Title(
            zh: programmes.map(\.common.title.zh).joined(separator: "与") + "能否同时享受",
            en: "having both " + programmes.map(\.common.title.en).joined(separator: " and "))
        return NeedPlan(
            .unset, programmes.map(\.id).joined(separator: "+"), title, question: line.common.ask,
            whom: level(line.common.setBy), isOfObject: false)
    }

    /// The title of a level, of which `set_by` and `decided_by` give the id.
    func level(_ id: String?) -> Title? {
        guard let id else { return nil }
        return levels.first { $0.id == id }?.title ?? Title(zh: id, en: id)
    }
}
