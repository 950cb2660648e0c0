import Diagnostics
import FEEL

extension Joiner {
    mutating func joinVocabulary(_ files: [RuleFile]) {
        for unit in files.flatMap(\.units) {
            if let first = book.units.first(where: { $0.id == unit.id }) {
                found.add(.duplicateName(unit.id, at: unit.range, first: first.range))
            } else {
                book.units.append(unit)
            }
        }
        for enumeration in files.flatMap(\.enumerations) {
            if let first = book.enumerations.first(where: { $0.id == enumeration.id }) {
                found.add(.duplicateName(enumeration.id, at: enumeration.range, first: first.range))
            } else {
                book.enumerations.append(enumeration)
            }
        }
        let (places, extensions) = declaredEntities(files)
        for declaration in inOrder(places) { addEntity(declaration, extensions) }
    }

    /// The places, and by id the facts that files without a title add to a place or kind.
    private mutating func declaredEntities(
        _ files: [RuleFile]
    ) -> ([EntityDeclaration], [String: [FactDeclaration]]) {
        var places: [EntityDeclaration] = []
        var facts: [String: [FactDeclaration]] = [:]
        let all = files.flatMap(\.entities)
        for entity in all where entity.title != nil {
            if let first = places.first(where: { $0.id.value == entity.id.value }) {
                found.add(.duplicateName(entity.id.value, at: entity.range, first: first.range))
            } else {
                places.append(entity)
            }
        }
        let names = Set(places.map(\.id.value))
        for entity in all {
            facts[entity.id.value, default: []] += entity.facts
            if !names.contains(entity.id.value), kinds[entity.id.value] == nil {
                kinds[entity.id.value] = entity
            }
        }
        return (places, facts)
    }

    /// The household first, then every entity behind the one that it belongs to.
    private mutating func inOrder(_ places: [EntityDeclaration]) -> [EntityDeclaration] {
        let ids = places.map(\.id.value)
        for place in places {
            if let parent = place.parent, !ids.contains(parent.value) {
                found.add(.unknownEntity(parent, among: ids))
            }
            if let kind = place.kind, kinds[kind.value] == nil {
                found.add(.unknownEntity(kind, among: kinds.keys.sorted()))
            }
        }
        let roots = places.filter { $0.parent == nil }
        for other in roots.dropFirst() {
            found.add(
                Diagnostic(
                    "rule/two-roots", at: other.range,
                    Wording(
                        zh: "「\(other.id.value)」没有写 of：只有家庭不属于别的主体",
                        en: "“\(other.id.value)” lacks of: only the household belongs to nothing"),
                    hint: Wording(zh: "请写上它属于谁", en: "say what it belongs to")))
        }
        var ordered = Array(roots.prefix(1))
        var next = 0
        while next < ordered.count {
            let id = ordered[next].id.value
            ordered += places.filter { $0.parent?.value == id }
            next += 1
        }
        if roots.isEmpty, let first = places.first { found.add(.noRoot(first.range)) }
        let reached = Set(ordered.map(\.id.value))
        for place in places where !reached.contains(place.id.value) {
            guard let parent = place.parent, ids.contains(parent.value), !roots.isEmpty else {
                continue
            }
            found.add(.outsideHousehold(place))
        }
        checkKinds(places)
        for place in places where place.parent != nil && place.list == nil {
            found.add(
                Diagnostic(
                    "rule/no-list", at: place.range,
                    Wording(
                        zh: "「\(place.id.value)」没有写 list：记录里怎样列出它们",
                        en: "“\(place.id.value)” lacks list: how records hold them")))
        }
        return ordered
    }

    /// A kind that nobody is, is most likely a misspelt entity.
    private mutating func checkKinds(_ places: [EntityDeclaration]) {
        let used = Set(places.compactMap(\.kind?.value))
        for kind in kinds.values where !used.contains(kind.id.value) {
            found.add(
                Diagnostic(
                    "rule/unused-kind", at: kind.range,
                    Wording(
                        zh: "「\(kind.id.value)」不是主体，也没有主体写 is: \(kind.id.value)",
                        en:
                            "“\(kind.id.value)” is no entity, and no entity says is: \(kind.id.value)"
                    ),
                    hint: .didYouMean(kind.id.value, among: places.map(\.id.value))
                        ?? Wording(
                            zh: "主体本身要写 zh 和 en", en: "an entity of its own has zh and en")))
        }
    }

    private mutating func addEntity(
        _ declaration: EntityDeclaration, _ facts: [String: [FactDeclaration]]
    ) {
        let index = book.entities.count
        let count = declaration.counts.flatMap { book.typeNames.unit($0, into: &found) }
        book.entities.append(
            Entity(
                id: declaration.id.value, title: declaration.title ?? Title(declaration.id.value),
                parent: declaration.parent.flatMap { parent in
                    book.entities.firstIndex { $0.id == parent.value }
                },
                list: declaration.list, kind: declaration.kind?.value,
                countUnit: count ?? MeasurementUnit.none, range: declaration.range))
        let shared = declaration.kind.map { facts[$0.value] ?? [] } ?? []
        for fact in shared { addFact(fact, to: index, isOfKind: true) }
        for fact in facts[declaration.id.value] ?? [] { addFact(fact, to: index, isOfKind: false) }
    }

    private mutating func addFact(_ declaration: FactDeclaration, to entity: Int, isOfKind: Bool) {
        let type = book.typeNames.type(of: declaration.type, into: &found)
        let reader = ValueReader(names: book.typeNames)
        let otherwise = declaration.otherwise.flatMap { reader.value($0, type, into: &found) }
        var common = declaration.common
        common.evidence = book.evidence(of: common, on: nil)
        book.facts.append(
            Fact(
                id: declaration.id.value, entity: entity, isOfKind: isOfKind, type: type,
                isPersonal: declaration.isPersonal, min: declaration.min, max: declaration.max,
                askIf: declaration.askIf, otherwise: otherwise, common: common))
    }
}

extension Diagnostic {
    fileprivate static func noRoot(_ range: SourceRange) -> Diagnostic {
        Diagnostic(
            "rule/no-household", at: range,
            Wording(
                zh: "每个主体都写了 of：要有一个（家庭）不属于别的主体",
                en: "every entity says of: one, the household, belongs to nothing"))
    }

    fileprivate static func outsideHousehold(_ place: EntityDeclaration) -> Diagnostic {
        Diagnostic(
            "rule/outside-household", at: place.range,
            Wording(
                zh: "「\(place.id.value)」顺着 of 走不到家庭",
                en: "following of from “\(place.id.value)” never reaches the household"))
    }

    static func unknownEntity(_ id: Located<String>, among ids: [String]) -> Diagnostic {
        Diagnostic(
            "rule/unknown-entity", at: id.range,
            Wording(zh: "不认识主体「\(id.value)」", en: "entity “\(id.value)” is not known"),
            hint: .didYouMean(id.value, among: ids)
                ?? Wording(zh: "已有：", en: "known: ") + Wording.names(ids))
    }
}
