import Diagnostics
import FEEL

// What the checker asks.
extension Linker: TypeScope {
    func meaning(of name: String, for subject: Int?) -> Meaning? {
        guard let entry = names.entry(name, for: subject) else { return nil }
        return meaning(entry, for: subject)
    }

    func property(_ name: String, of entity: Int) -> Meaning? {
        guard let entry = names.entry(name, for: entity) else { return nil }
        switch entry {
        case .standard, .referenceDay, .ambiguous: return nil
        default: return meaning(entry, for: entity)
        }
    }

    private func meaning(_ entry: NameTable.Entry, for subject: Int?) -> Meaning? {
        switch entry {
        case .fact(let index):
            .property(Reference.fact(index).rawValue, edition.facts[index].type)
        case .definition(let index):
            .property(Reference.definition(index).rawValue, definitionType(index))
        case .list(let entity):
            .property(Reference.list(entity).rawValue, .list(.object(entity)))
        case .entity(let entity):
            .ancestor(
                entity == subject ? nil : Reference.up(entity).rawValue, entity: entity)
        case .standard(let index): meaning(ofStandard: index)
        case .programme(let index): .namespace(index)
        case .referenceDay: .global(Reference.referenceDay.rawValue, .date)
        case .ambiguous(let titles): .ambiguous(titles)
        }
    }

    private func meaning(ofStandard index: Int) -> Meaning {
        let standard = edition.standards[index]
        let reference = Reference.standard(index).rawValue
        return standard.keys.isEmpty
            ? .global(reference, standard.type)
            : .keyed(reference, keys: standard.keys, standard.type)
    }

    func member(_ name: String, ofNamespace programme: Int, for subject: Int?) -> Meaning? {
        guard let subject, let result = ProgrammeResultName(written: name) else { return nil }
        let entity = edition.programmes[programme].entity
        guard entity == subject || isPart(subject, of: programme) else { return nil }
        let reference = Reference.programme(programme, result).rawValue
        switch result {
        case .qualifies, .receives: return .property(reference, .boolean)
        case .amount, .share:
            var type = amountType(programme)
            if entity != subject {
                type = type.divided(by: edition.entities[subject].countUnit)
            } else if result == .share, let member = covered(by: programme) {
                type = type.divided(by: edition.entities[member].countUnit)
            }
            return .property(reference, type)
        }
    }

    /// A household's programme seen from a member is the member's part.
    private func isPart(_ subject: Int, of programme: Int) -> Bool {
        edition.programmes[programme].covers != nil
            && edition.entities[subject].parent == edition.programmes[programme].entity
    }

    private func covered(by programme: Int) -> Int? {
        guard edition.programmes[programme].covers != nil else { return nil }
        return edition.programmes[programme].entity == 0 ? edition.members : nil
    }

    func repair(_ name: String, ofNamespace programme: Int, for subject: Int?) -> String? {
        guard let subject, let result = ProgrammeResultName(written: name) else { return nil }
        let entity = edition.programmes[programme].entity
        let title = edition.programmes[programme].common.title.zh
        let owner = edition.entities[entity]
        if owner.parent == subject, let list = owner.list?.title.zh {
            return switch result {
            case .qualifies, .receives: "\(list)[\(title).\(name)]"
            case .amount, .share: "sum(\(list).\(title).\(name))"
            }
        }
        return names.entry(owner.title.zh, for: subject) == .entity(entity)
            ? "\(owner.title.zh).\(title).\(name)" : nil
    }

    func enumeration(_ index: Int) -> EnumerationType {
        enumerations.indices.contains(index)
            ? enumerations[index] : EnumerationType(id: "", title: "", cases: [])
    }

    func countUnit(of entity: Int) -> MeasurementUnit { edition.entities[entity].countUnit }

    func isMoney(_ baseUnit: String) -> Bool { money.contains(baseUnit) }

    func names(for subject: Int?) -> [String] { names.names(for: subject) }

    func propertyNames(of entity: Int) -> [String] {
        names.own.indices.contains(entity) ? Array(names.own[entity].keys) : []
    }

    var derivedFunctions: [String] { ["previous year"] }

    func derived(_ function: String, from global: Int) -> Int? {
        guard isCheck, case .standard(let index)? = Reference(rawValue: global) else { return nil }
        return Reference.previousYear(index).rawValue
    }

    func unitTitle(_ baseUnit: String) -> Wording {
        unitTitles[baseUnit] ?? Wording(zh: baseUnit, en: baseUnit)
    }

    func entityTitle(_ entity: Int) -> Wording { edition.entities[entity].title }
}

extension ProgrammeResultName {
    /// As expressions write it, in either language.
    init?(written name: String) {
        switch name {
        case "qualifies", "符合": self = .qualifies
        case "receives", "享受": self = .receives
        case "amount", "金额": self = .amount
        case "share", "份额": self = .share
        default: return nil
        }
    }
}

extension FEELType {
    fileprivate func divided(by unit: MeasurementUnit) -> FEELType {
        guard case .number(let own?) = self else { return self }
        return .number(own.divided(by: unit))
    }

    /// A number written without a unit, once nothing gives it one.
    var settled: FEELType { self == .number(nil) ? .number(MeasurementUnit.none) : self }
}
