package import Diagnostics
import FEEL

extension Edition {
    /// The edition with every formula parsed, checked and bound to what its names mean.
    ///
    /// All mistakes of all formulas are found in one run. The result is for running only where the
    /// bag holds no errors.
    package func linked(into found: inout DiagnosticBag) -> Edition {
        let linker = Linker(self)
        linker.linkAll()
        linker.found.add(contentsOf: linker.edition.cycles())
        linker.found.add(contentsOf: linker.edition.exclusionsMissing())
        linker.found.add(
            contentsOf: linker.edition.tableCoverage().filter { $0.severity == .error })
        found.add(contentsOf: linker.found.diagnostics)
        return linker.edition
    }

    /// The edition with no more linked than the standards and the checks, which are about them
    /// alone.
    var withLinkedStandards: Edition {
        let linker = Linker(self)
        linker.linkStandards()
        linker.linkChecks()
        return linker.edition
    }
}

extension Linker {
    func linkAll() {
        for index in edition.definitions.indices { linkBody(ofDefinition: index) }
        for index in edition.definitions.indices { linkBounds(ofDefinition: index) }
        for index in edition.facts.indices { linkFact(index) }
        linkStandards()
        for index in edition.programmes.indices { linkProgramme(index) }
        for index in edition.procedures.indices { linkProcedure(index) }
        edition.combinations = edition.combinations.map { line in
            Combination(
                programmes: line.programmes, rule: line.rule, among: line.among, keep: line.keep,
                pays: line.pays, round: link(line.round, at: line.common.range),
                common: line.common)
        }
        linkChecks()
    }

    fileprivate func linkStandards() {
        for index in edition.standards.indices { linkStandard(index) }
    }

    fileprivate func linkChecks() {
        isCheck = true
        for index in edition.checks.indices {
            edition.checks[index].holds = link(
                edition.checks[index].holds, for: nil, expecting: .boolean)
        }
        isCheck = false
    }

    private func linkFact(_ index: Int) {
        let fact = edition.facts[index]
        edition.facts[index].min = link(fact.min, for: fact.entity, expecting: fact.type)
        edition.facts[index].max = link(fact.max, for: fact.entity, expecting: fact.type)
        edition.facts[index].askIf = link(fact.askIf, for: fact.entity, expecting: .boolean)
    }

    private func linkStandard(_ index: Int) {
        let standard = edition.standards[index]
        // A rounding rule is bounded in its step, which is money but no amount.
        let type: FEELType? = standard.type == .rounding ? nil : standard.type
        edition.standards[index].min = link(standard.min, for: nil, expecting: type)
        edition.standards[index].max = link(standard.max, for: nil, expecting: type)
        guard case .computed(let formula, let round, let evidence) = standard.state else { return }
        edition.standards[index].state = .computed(
            link(formula, for: nil, expecting: standard.type),
            link(round, at: standard.common.range), evidence)
    }
}
