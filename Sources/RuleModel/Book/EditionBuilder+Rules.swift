import Diagnostics
import FEEL

extension EditionBuilder {
    /// A definition on the day, once for each entity that shares it.
    func definitions(_ definition: Definition) -> [DefinitionInForce] {
        guard let declared = definition.declarations.first,
            let own = version(of: declared.content.versions)
        else { return [] }
        let isOpen = own.common.setBy != nil
        let lower =
            isOpen
            ? definition.declarations.dropFirst().compactMap { version(of: $0.content.versions) }
            : []
        let versions = lower.reversed() + [own]
        let stating = versions.first(where: \.hasBody) ?? own
        var common = stating.common
        common.title = definition.title
        common.setBy = own.common.setBy
        common.decidedBy = versions.compactMap(\.common.decidedBy).first
        common.ask = versions.compactMap(\.common.ask).first
        common = onDay(common)
        return book.entities.indices.filter { index in
            let entity = book.entities[index]
            return entity.id == definition.owner || entity.kind == definition.owner
        }.map { index in
            DefinitionInForce(
                id: definition.name, entity: index,
                isOfKind: book.entities[index].id != definition.owner, type: definition.type,
                min: versions.compactMap(\.min).first, max: versions.compactMap(\.max).first,
                body: body(stating.body), suggest: versions.compactMap(\.suggest).first,
                common: common)
        }
    }

    private func body(_ body: DefinitionBody) -> DefinitionBody {
        if case .test(let test) = body { .test(self.test(test)) } else { body }
    }

    /// A programme on the day.
    func programme(_ programme: Programme) -> ProgrammeInForce? {
        guard let stated = programme.declarations.first,
            let version = version(of: stated.content.versions),
            let entity = book.entities.firstIndex(where: { $0.id == version.decides.value })
        else { return nil }
        let parts = version.amount.filter {
            $0.common.validity.contains(day) && isKnown($0.common)
        }
        return ProgrammeInForce(
            id: programme.id, entity: entity, covers: version.covers, kind: version.kind,
            isPower: version.isPower, isOnRequest: version.isOnRequest,
            conditions: items(version.conditions),
            amount: parts.map { part in
                AmountPart(
                    id: part.id, value: part.value, round: part.round, min: part.min,
                    max: part.max, common: onDay(part.common))
            }, starts: version.starts, common: onDay(version.common))
    }

    /// The matrix of the day: of two lines for one set the lower layer's.
    func combinations() -> [Combination] {
        let inForce = book.combinations.filter {
            $0.content.common.validity.contains(day) && isKnown($0.content.common)
        }
        return inForce.compactMap { stated in
            let isReplaced = inForce.contains {
                $0.layer > stated.layer && $0.content.ids == stated.content.ids
            }
            return isReplaced ? nil : combination(stated.content)
        }
    }

    private func combination(_ declared: CombinationDeclaration) -> Combination? {
        let programmes = declared.programmes.compactMap { programmeIndexes[$0.value] }
        guard programmes.count > 1 else { return nil }
        let keep = declared.keep.flatMap { programmeIndexes[$0.value] }
        let pays = declared.pays.flatMap { programmeIndexes[$0.value] }
        if declared.keep != nil, keep == nil { return nil }
        if declared.pays != nil, pays == nil { return nil }
        return Combination(
            programmes: programmes, rule: declared.rule, among: declared.among, keep: keep,
            pays: pays, round: declared.round, common: onDay(declared.common))
    }
}
