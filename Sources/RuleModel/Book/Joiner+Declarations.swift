import Diagnostics
import FEEL

extension Joiner {
    mutating func joinStandards(_ layers: [[RuleFile]]) {
        for group in grouped(layers, \.standards) {
            guard let first = group.first, let version = first.content.versions.first else {
                continue
            }
            let title = declaredTitle(first.content)
            let type = declaredType(version.type, at: first.content.id)
            let keys = version.keys.compactMap { key -> Int? in
                let index = book.typeNames.enumeration(key.value)
                if index == nil { found.add(.unknownEnumeration(key, book.enumerations.map(\.id))) }
                return index
            }
            let standard = Standard(
                id: first.content.id.value, title: title, type: type, keys: keys,
                declarations: group, range: first.content.id.range)
            checkLayers(group)
            checkBodies(standard)
            book.standards.append(standard)
        }
    }

    mutating func joinDefinitions(_ layers: [[RuleFile]]) {
        let owners = book.entities.map(\.id) + kinds.keys.sorted()
        for group in grouped(layers, \.definitions) {
            guard let first = group.first, let version = first.content.versions.first else {
                continue
            }
            let parts = first.content.id.value.split(separator: ".").map(String.init)
            guard parts.count == 2 else { continue }
            if !owners.contains(parts[0]) {
                found.add(
                    .unknownEntity(Located(parts[0], at: first.content.id.range), among: owners))
            }
            var type = book.typeNames.type(of: version.type, into: &found)
            if type == .any, first.content.versions.contains(where: \.isTest) { type = .boolean }
            let open = first.content.versions.first {
                if case .none = $0.body { true } else { false }
            }
            if type == .any, open != nil { found.add(.noType(first.content.id)) }
            checkLayers(group)
            for version in first.content.versions { checkContent(version, first.content.id) }
            book.definitions.append(
                Definition(
                    owner: parts[0], name: parts[1], title: declaredTitle(first.content),
                    type: type, declarations: group, range: first.content.id.range))
        }
    }

    mutating func joinProgrammes(_ layers: [[RuleFile]]) {
        for group in grouped(layers, \.programmes) {
            guard let first = group.first else { continue }
            checkLayers(group)
            for version in first.content.versions {
                guard !book.entities.contains(where: { $0.id == version.decides.value }) else {
                    continue
                }
                found.add(.unknownEntity(version.decides, among: book.entities.map(\.id)))
            }
            book.programmes.append(
                Programme(
                    id: first.content.id.value, title: declaredTitle(first.content),
                    declarations: group, range: first.content.id.range))
        }
    }

    /// Declarations of one id, from the layer that declares it down; two of one layer are an error.
    mutating func grouped<Version: Dated>(
        _ layers: [[RuleFile]], _ declarations: KeyPath<RuleFile, [Declaration<Version>]>
    ) -> [[Stated<Declaration<Version>>]] {
        var groups: [[Stated<Declaration<Version>>]] = []
        var places: [String: Int] = [:]
        for (layer, files) in layers.enumerated() {
            for declaration in files.flatMap({ $0[keyPath: declarations] }) {
                let id = declaration.id
                guard let place = places[id.value] else {
                    places[id.value] = groups.count
                    groups.append([Stated(layer: layer, content: declaration)])
                    continue
                }
                if let same = groups[place].last, same.layer == layer {
                    found.add(
                        .duplicateName(id.value, at: id.range, first: same.content.id.range))
                } else {
                    groups[place].append(Stated(layer: layer, content: declaration))
                }
            }
        }
        return groups
    }

    mutating func declaredTitle(_ declaration: Declaration<some Dated>) -> Title {
        let title = declaration.versions.first?.common.title ?? Title("")
        for (name, text) in [("zh", title.zh), ("en", title.en)] where text.isEmpty {
            found.add(.untitled(declaration.id, name))
        }
        let id = declaration.id.value
        return Title(zh: title.zh.isEmpty ? id : title.zh, en: title.en.isEmpty ? id : title.en)
    }

    private mutating func declaredType(_ notation: TypeNotation, at id: Located<String>) -> FEELType
    {
        let type = book.typeNames.type(of: notation, into: &found)
        if type == .any { found.add(.noType(id)) }
        return type
    }

    /// Periods of one declaration, offices, and what a lower layer may change.
    mutating func checkLayers<Version: Dated>(_ group: [Stated<Declaration<Version>>]) {
        for stated in group {
            checkPeriods(
                of: stated.content.versions.map(\.common), name: stated.content.id.value,
                into: &found)
            for version in stated.content.versions {
                for level in version.common.levelRanges { checkLevel(level) }
            }
        }
        guard let first = group.first?.content else { return }
        for lower in group.dropFirst() {
            for version in lower.content.versions {
                let period = version.common.validity
                let closed = first.versions.first {
                    $0.common.setBy == nil && $0.common.validity.overlaps(period)
                }
                if let closed {
                    let open = first.versions.filter {
                        $0.common.setBy != nil
                            && closed.common.validity.ends(before: $0.common.validity)
                    }
                    found.add(
                        .closed(
                            lower.content.id, closed.common.range,
                            openFrom: open.compactMap(\.common.from).min()))
                }
                checkUnchanged(version, lower.content.id, first)
            }
        }
    }

    private mutating func checkUnchanged<Version: Dated>(
        _ version: Version, _ id: Located<String>, _ first: Declaration<Version>
    ) {
        let title = first.versions.first?.common.title
        let own = version.common.title
        var changed: [String] = []
        if !own.zh.isEmpty, own.zh != title?.zh { changed.append("zh") }
        if !own.en.isEmpty, own.en != title?.en { changed.append("en") }
        let above = first.versions.first
        if let notation = (version as? StandardVersion)?.type
            ?? (version as? DefinitionVersion)?.type,
            let written = notation.written,
            let type = (above as? StandardVersion)?.type ?? (above as? DefinitionVersion)?.type,
            written.value != type.written?.value
        {
            changed.append(notation.unit == nil ? "type" : "unit")
        }
        if !changed.isEmpty { found.add(.redeclared(id, changed, first.id.range)) }
        if !version.hasContent { found.add(.emptyReplacement(id)) }
    }

    private mutating func checkContent(_ version: DefinitionVersion, _ id: Located<String>) {
        guard case .none = version.body, version.common.setBy == nil,
            version.common.decidedBy == nil
        else { return }
        found.add(.noBody(["value", "any", "all", "table", "set_by", "decided_by"], at: id.range))
    }

    private mutating func checkBodies(_ standard: Standard) {
        guard let first = standard.declarations.first else { return }
        for version in first.content.versions
        where !version.hasContent && version.common.setBy == nil {
            found.add(.noBody(["value", "otherwise", "set_by"], at: first.content.id.range))
        }
    }
}

extension DefinitionVersion {
    fileprivate var isTest: Bool { if case .test = body { true } else { false } }
}
