import Diagnostics
import FEEL
import RuleModel

/// How things of an edition and a record are called in front of people.
struct Names {
    let program: Program
    let household: Household

    private var edition: Edition { program.edition }

    /// The id of an object as needs and results give it; `nil` for the household.
    func subject(_ object: Int) -> String? {
        guard object > 0, household.objects.indices.contains(object) else { return nil }
        let own = household.objects[object]
        if let id = own.id { return id }
        let list = edition.entities[own.entity].list?.id ?? edition.entities[own.entity].id
        guard let parent = own.parent, let siblings = household.list(of: own.entity, below: parent)
        else { return list }
        let me = Value.object(ObjectReference(entity: own.entity, index: object))
        let place = siblings.firstIndex { $0.isSame(as: me) } ?? 0
        return [self.subject(parent), "\(list)[\(place + 1)]"].compactMap { $0 }
            .joined(separator: ".")
    }

    /// Whose result it is.
    func whose(_ object: Int) -> Subject {
        subject(object).map(Subject.member) ?? .household
    }

    /// `member.employment_cost`: of a kind, the kind stands before the dot.
    func qualified(_ id: String, entity: Int, isOfKind: Bool) -> String {
        let declared = edition.entities[entity]
        return "\(isOfKind ? declared.kind ?? declared.id : declared.id).\(id)"
    }

    /// The title of a level, of which `set_by` and `decided_by` give the id.
    func level(_ id: String?) -> Title? {
        guard let id else { return nil }
        return edition.levels.first { $0.id == id }?.title ?? Title(zh: id, en: id)
    }
}
