package import Diagnostics
package import RuleModel

/// One thing that an edition says, with what can be compared of it and the smaller things below it.
package struct Provision: Sendable {
    package let item: ChangedItem
    package let title: Title
    package let aspects: [Aspect]
    package let parts: [Provision]
    package let sources: [Citation]
    package let evidence: Evidence
    package let range: SourceRange?

    init(
        _ item: ChangedItem, _ title: Title, _ aspects: [Aspect?], parts: [Provision] = [],
        sources: [Citation] = [], evidence: Evidence = .published, range: SourceRange? = nil
    ) {
        self.item = item
        self.title = title
        self.aspects = aspects.compactMap { $0 }
        self.parts = parts
        self.sources = sources
        self.evidence = evidence
        self.range = range
    }

    /// A declared thing: its title, its competences and its sources are compared too.
    init(
        _ item: ChangedItem, _ common: Common, _ aspects: [Aspect?], parts: [Provision] = []
    ) {
        let own: [Aspect?] = [
            Aspect(.title, .title(common.title)),
            common.setBy.map { Aspect(.setBy, .level($0)) },
            common.decidedBy.map { Aspect(.decidedBy, .level($0)) },
            common.from.map { Aspect(.from, .day($0)) },
            common.to.map { Aspect(.to, .day($0)) },
            common.ask.map { Aspect(.ask, .title($0)) },
            Aspect(.sources, .sources(common.sources)),
            Aspect(.evidence, .evidence(common.evidence)),
        ]
        self.init(
            item, common.title, aspects + own, parts: parts, sources: common.sources,
            evidence: common.evidence, range: common.range)
    }

    func without(_ name: Aspect.Name) -> Provision {
        Provision(
            item, title, aspects.filter { $0.name != name }, parts: parts, sources: sources,
            evidence: evidence, range: range)
    }

    package subscript(name: Aspect.Name) -> Aspect.Content? {
        aspects.first { $0.name == name }?.content
    }

    /// What it is an amount or a value of.
    package var standardValue: StandardValue? {
        if case .value(let value)? = self[.value] { value } else { nil }
    }
}
