import Diagnostics
import FEEL
import RuleModel

extension Case {
    var names: Names { Names(program: program, household: household) }

    /// What is missing, in words: what it is, whom to ask, and how.
    func need(_ cause: Cause) -> Need {
        switch numbers.missing(cause) {
        case .failure(let index): return error(index)
        case .fact(let fact, let object): return need(fact: fact, object)
        case .list(let entity, let object): return need(listOf: entity, object)
        case .standard(let standard):
            let declared = edition.standards[standard]
            return need(.unset, declared.id, nil, declared.common, by: declared.common.setBy)
        case .combination(let combination): return need(combination: combination)
        case .definition(let definition, let object): return need(definition: definition, object)
        case .part(let part, let programme, let object):
            let declared = edition.programmes[programme]
            let common = declared.amount[part].common
            return need(
                common.decidedBy == nil ? .unset : .finding,
                "\(declared.id).\(declared.amount[part].id)",
                common.decidedBy == nil ? nil : object, common,
                by: common.decidedBy ?? common.setBy)
        }
    }

    private func need(
        _ kind: NeedKind, _ id: String, _ object: Int?, _ common: Common, by level: String?
    ) -> Need {
        Need(
            kind: kind, id: id, subject: object.flatMap(names.subject), title: common.title,
            question: common.ask, whom: names.level(level), diagnostic: nil)
    }

    private func need(fact: Int, _ object: Int) -> Need {
        let declared = edition.facts[fact]
        let id = names.qualified(declared.id, entity: declared.entity, isOfKind: declared.isOfKind)
        return need(.fact, id, object, declared.common, by: nil)
    }

    private func need(definition: Int, _ object: Int) -> Need {
        let declared = edition.definitions[definition]
        let common = declared.common
        let id = names.qualified(declared.id, entity: declared.entity, isOfKind: declared.isOfKind)
        return need(
            common.decidedBy == nil ? .unset : .finding, id, common.decidedBy == nil ? nil : object,
            common, by: common.decidedBy ?? common.setBy)
    }

    private func need(listOf entity: Int, _ object: Int) -> Need {
        let declared = edition.entities[entity]
        let owner = edition.entities[household.objects[object].entity].id
        return Need(
            kind: .fact, id: "\(owner).\(declared.list?.id ?? declared.id)",
            subject: names.subject(object), title: declared.list?.title ?? declared.title,
            question: nil, whom: nil, diagnostic: nil)
    }

    private func need(combination: Int) -> Need {
        let line = edition.combinations[combination]
        let programmes = line.programmes.map { edition.programmes[$0] }
        let title = Title(
            zh: programmes.map(\.common.title.zh).joined(separator: "与") + "能否同时享受",
            en: "having both " + programmes.map(\.common.title.en).joined(separator: " and "))
        return Need(
            kind: .unset, id: programmes.map(\.id).joined(separator: "+"), subject: nil,
            title: title, question: line.common.ask, whom: names.level(line.common.setBy),
            diagnostic: nil)
    }

    private func error(_ index: Int) -> Need {
        let title = Title(zh: "规则出错", en: "an error in a rule")
        guard failures.indices.contains(index) else {
            return Need(
                kind: .error, id: "error", subject: nil, title: title, question: nil, whom: nil,
                diagnostic: nil)
        }
        return Need(
            kind: .error, id: "error", subject: nil, title: title, question: nil, whom: nil,
            diagnostic: failures[index].diagnostic)
    }
}

extension [Need] {
    /// Each once: what several members wait for in common, or one person in several places.
    var unique: [Need] {
        var seen: Set<Need> = []
        return filter { seen.insert($0).inserted }
    }
}
