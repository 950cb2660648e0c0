import Diagnostics
import FEEL
import YAML

extension Joiner {
    /// Citations name known documents, and amounts have a source that can bear them.
    mutating func checkSources() {
        for common in book.allCommons {
            for citation in common.sources {
                checkDocument(Located(citation.document, at: citation.range))
            }
        }
        for test in book.tests {
            for citation in test.sources {
                checkDocument(Located(citation.document, at: citation.range))
            }
        }
        for standard in book.standards { checkDeclaredValues(standard) }
    }

    private mutating func checkDeclaredValues(_ standard: Standard) {
        let reader = ValueReader(names: book.typeNames)
        for stated in standard.declarations {
            for version in stated.content.versions {
                guard let node = version.value else { continue }
                let values = reader.values(node, of: standard, document: nil, into: &found)
                checkBounds(values.values, of: standard)
                guard book.typeNames.isMoney(standard.type) else { continue }
                if version.common.sources.isEmpty {
                    found.add(.unsourcedMoney(standard.title, node.range))
                } else {
                    let evidence = book.evidence(of: version.common, on: nil)
                    if evidence.needsWarning {
                        found.add(.unverifiedMoney(standard.title, evidence, node.range))
                    }
                }
            }
        }
    }

    mutating func checkTests() {
        let standards = book.standards.map(\.id)
        let entities = book.entities.map(\.id) + kinds.keys.sorted()
        for test in book.tests {
            for draft in test.drafts { checkDocument(draft) }
            for entry in test.values where !standards.contains(entry.standard.value) {
                found.add(.unknownStandard(entry.standard, standards))
            }
            for given in test.given where !entities.contains(given.entity.value) {
                found.add(.unknownEntity(given.entity, among: entities))
            }
        }
    }
}

extension RuleBook {
    /// As stated, or that of the surest document that was in force.
    func evidence(of common: Common, on day: CalendarDate?) -> Evidence {
        if let stated = common.statedEvidence { return stated }
        return citations(of: common, on: day).compactMap { documents[$0.document]?.evidence }.min()
            ?? .published
    }

    /// The sources whose documents are in force on a day; all of them where none is.
    func citations(of common: Common, on day: CalendarDate?) -> [Citation] {
        guard let day else { return common.sources }
        let inForce = common.sources.filter { citation in
            documents[citation.document].map {
                Validity(from: $0.from, to: $0.to).contains(day)
            } ?? true
        }
        return inForce.isEmpty ? common.sources : inForce
    }

    /// What every declaration and every item of one says of itself.
    var allCommons: [Common] {
        var all = facts.map(\.common) + checks.map(\.common)
        all += combinations.map(\.content.common)
        for standard in standards {
            for version in standard.declarations.flatMap(\.content.versions) {
                all.append(version.common)
                if let fallback = version.otherwise { all.append(fallback.common) }
            }
        }
        for definition in definitions {
            for version in definition.declarations.flatMap(\.content.versions) {
                all.append(version.common)
                if case .test(let test) = version.body { all += test.items.flatMap(\.commons) }
            }
        }
        for version in programmes.flatMap({ $0.declarations.flatMap(\.content.versions) }) {
            all.append(version.common)
            all += version.conditions.flatMap(\.commons) + version.amount.map(\.common)
        }
        for version in procedures.flatMap({ $0.declarations.flatMap(\.content.versions) }) {
            all.append(version.common)
            all += version.steps.flatMap(\.commons)
        }
        return all + calendar.commons
    }
}

extension Test {
    /// Its own items, exceptions behind cases.
    package var items: [Item] {
        switch self {
        case .when: []
        case .any(let items, let unless), .all(let items, let unless): items + unless
        }
    }
}

extension Item {
    /// Of this item and all within it.
    var commons: [Common] { [common] + test.items.flatMap(\.commons) }
}

extension Diagnostic {
    fileprivate static func unsourcedMoney(_ title: Title, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            "rule/unsourced-money", at: range,
            Wording(
                zh: "「\(title.zh)」的金额没有依据", en: "the amount of “\(title.en)” has no source"),
            hint: Wording(
                zh: "请写 source，或者用 notice 公布", en: "give a source, or publish it by a notice"))
    }
}
