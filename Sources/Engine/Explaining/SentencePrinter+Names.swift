import Diagnostics
import FEEL
import RuleModel

// Names by their titles, and calls of functions.
extension SentencePrinter {
    func title(of reference: Int) -> Wording {
        switch Reference(rawValue: reference) {
        case .fact(let index): edition.facts[index].common.title
        case .definition(let index): edition.definitions[index].common.title
        case .standard(let index): edition.standards[index].common.title
        case .previousYear(let index):
            Wording(
                zh: "上年的" + edition.standards[index].common.title.zh,
                en: "last year's " + edition.standards[index].common.title.en)
        case .up(let entity): edition.entities[entity].title
        case .list(let entity):
            edition.entities[entity].list?.title ?? edition.entities[entity].title
        case .referenceDay: Wording(zh: "基准日", en: "the reference day")
        case .programme(let index, let name):
            title(of: edition.programmes[index].common.title, name)
        case nil: Wording(same: "…")
        }
    }

    private func title(of programme: Title, _ name: ProgrammeResultName) -> Wording {
        switch name {
        case .qualifies: Wording(zh: "符合\(programme.zh)条件", en: "qualifies for \(programme.en)")
        case .receives: Wording(zh: "享受\(programme.zh)", en: "receives \(programme.en)")
        case .amount: Wording(zh: "\(programme.zh)金额", en: "amount of \(programme.en)")
        case .share: Wording(zh: "\(programme.zh)份额", en: "share of \(programme.en)")
        }
    }

    /// Whose it is, is said only where it is not clear: of a variable or a list.
    func property(_ reference: Int, of object: Expression) -> Wording {
        let title = title(of: reference)
        switch object.kind {
        case .subject: return title
        case .property(let up, _):
            if case .up = Reference(rawValue: up) { return title }
        case .local: return title
        default: break
        }
        let owner = words(object)
        return Wording(zh: "\(owner.zh)的\(title.zh)", en: "\(title.en) of \(owner.en)")
    }

    func keyed(_ reference: Int, _ keys: [Expression]) -> Wording {
        let title = title(of: reference)
        var enumerations: [Int] = []
        if case .standard(let index) = Reference(rawValue: reference) {
            enumerations = edition.standards[index].keys
        }
        let parts = keys.enumerated().map { place, key -> Wording in
            guard case .literal(let value) = key.kind, enumerations.indices.contains(place) else {
                return words(key)
            }
            return marked(
                ValueWords(edition: edition).words(value, enumeration: enumerations[place]),
                as: key)
        }
        return Wording(
            zh: "\(title.zh)（\(parts.map(\.zh).joined(separator: "、"))）",
            en: "\(title.en) (\(parts.map(\.en).joined(separator: ", ")))")
    }

    func path(_ object: Expression, _ name: String) -> Wording {
        let inner = words(object)
        return switch name {
        case "years": Wording(zh: "\(inner.zh)的年数", en: "\(inner.en) in years")
        case "months": Wording(zh: "\(inner.zh)的月数", en: "\(inner.en) in months")
        case "days": Wording(zh: "\(inner.zh)的天数", en: "\(inner.en) in days")
        default: Wording(zh: "\(inner.zh)的 \(name)", en: "\(name) of \(inner.en)")
        }
    }

    func call(_ name: String, _ arguments: [Expression]) -> Wording {
        let parts = arguments.map { words($0) }
        guard let first = parts.first else { return Wording(same: "\(name)()") }
        switch (name, parts.count) {
        case ("sum", 1): return Wording(zh: "\(first.zh)之和", en: "the sum of \(first.en)")
        case ("count", 1): return Wording(zh: "\(first.zh)的人数", en: "the number of \(first.en)")
        case ("not", 1): return Wording(zh: "并非（\(first.zh)）", en: "not (\(first.en))")
        case ("years and months duration", 2):
            return Wording(
                zh: "\(first.zh)至\(parts[1].zh)", en: "from \(first.en) to \(parts[1].en)")
        case ("min", _): return wrapped("取小", "the least of ", parts)
        case ("max", _): return wrapped("取大", "the greatest of ", parts)
        default: return wrapped(name, name, parts)
        }
    }

    private func wrapped(_ zh: String, _ en: String, _ parts: [Wording]) -> Wording {
        Wording(
            zh: "\(zh)（\(parts.map(\.zh).joined(separator: "、"))）",
            en: "\(en)(\(parts.map(\.en).joined(separator: ", ")))")
    }
}
