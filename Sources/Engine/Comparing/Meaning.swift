import FEEL
import RuleModel

/// What the references and types of one edition mean, in names that both editions share.
struct Meaning {
    let edition: Edition
    /// The names that things of this edition have in the other one.
    var renamed: [ChangedItem: ChangedItem] = [:]

    init(_ edition: Edition) {
        self.edition = edition
    }

    /// Of a reference in a checked expression.
    func name(ofReference number: Int) -> String {
        guard let reference = Reference(rawValue: number) else { return "?\(number)" }
        return switch reference {
        case .fact(let index):
            name(.fact, edition.facts[index].id, edition.facts[index])
        case .definition(let index):
            shared(
                ChangedItem(
                    .definition,
                    edition.qualified(
                        edition.definitions[index].id, edition.definitions[index].entity,
                        edition.definitions[index].isOfKind)))
        case .standard(let index): shared(ChangedItem(.standard, edition.standards[index].id))
        case .previousYear(let index):
            "previous year of "
                + shared(ChangedItem(.standard, edition.standards[index].id))
        case .programme(let index, let result):
            shared(ChangedItem(.programme, edition.programmes[index].id)) + ".\(result)"
        case .up(let entity): "up to \(edition.entities[entity].id)"
        case .list(let entity): "list of \(edition.entities[entity].id)"
        case .referenceDay: "reference day"
        }
    }

    private func name(_ kind: ChangedItem.Kind, _ id: String, _ fact: Fact) -> String {
        shared(ChangedItem(kind, edition.qualified(id, fact.entity, fact.isOfKind)))
    }

    private func shared(_ item: ChangedItem) -> String {
        let item = renamed[item] ?? item
        return "\(item.kind) \(item.id)"
    }

    /// Indexes of enumerations and entities differ between editions, their ids do not.
    func name(of type: FEELType) -> String {
        switch type {
        case .enumeration(let index): "enumeration \(edition.enumerations[index].id)"
        case .object(let index): "object \(edition.entities[index].id)"
        case .list(let element): "list of \(name(of: element))"
        case .range(let element): "range of \(name(of: element))"
        case .number(let unit?):
            "number " + unit.factors.map { "\($0.base)^\($0.exponent)" }.joined(separator: " ")
        default: "\(type)"
        }
    }

    func name(of rule: RoundingRule) -> String {
        switch rule {
        case .fixed(let rounding): "\(rounding.step.exactText) \(rounding.mode)"
        case .named(let name, nil): "named \(name)"
        case .named(_, let standard?):
            "as " + shared(ChangedItem(.standard, edition.standards[standard].id))
        }
    }

    func name(of programme: String) -> String {
        shared(ChangedItem(.programme, programme))
    }
}
