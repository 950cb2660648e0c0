import Diagnostics
import FEEL
import RuleModel

/// How things of an edition and a record are called in front of people.
struct Names {
    let program: Program
    let household: Household

    /// How needs and results call an object: a member by its id, what is below a member by the
    /// way to it (`m3.parents.m1`); the household by nothing.
    func subject(_ object: Int) -> String? {
        guard object > 0, household.objects.indices.contains(object) else { return nil }
        let own = household.objects[object]
        let list =
            program.edition.entities[own.entity].list?.id ?? program.edition.entities[own.entity].id
        let id = own.id ?? own.sameAs.flatMap { household.objects[$0].id }
        guard let parent = own.parent, parent < object else { return id ?? list }
        if parent == 0, let id { return id }
        return [subject(parent), list, id ?? place(of: object, below: parent)]
            .compactMap { $0 }.joined(separator: ".")
    }

    /// Its number in its list, counted from 1.
    private func place(of object: Int, below parent: Int) -> String {
        let siblings = household.list(of: household.objects[object].entity, below: parent) ?? []
        let me = Value.object(
            ObjectReference(entity: household.objects[object].entity, index: object))
        return String((siblings.firstIndex { $0.isSame(as: me) } ?? 0) + 1)
    }

    /// Whose result it is.
    func whose(_ object: Int) -> Subject {
        subject(object).map(Subject.member) ?? .household
    }
}
