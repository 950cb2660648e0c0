package import Diagnostics
import FEEL

/// # Declared and never used
///
/// What: a fact, definition, standard or enumeration that no formula in force names.
/// Why: families are asked for what decides nothing, or a rule was forgotten.
/// Instead: use it, or take it out.
extension Edition {
    package func unusedNames() -> [Diagnostic] {
        let used = usedReferences()
        var found: [Diagnostic] = []
        // What a kind declares is used where one of its entities uses it.
        let usedPlaces = Set(used.compactMap(place))
        var seen: Set<SourceRange> = []
        for fact in facts where isUnused(fact.common, usedPlaces, &seen) {
            found.append(.unused(fact.common.title, .note, fact.common.range))
        }
        for definition in definitions where isUnused(definition.common, usedPlaces, &seen) {
            found.append(.unused(definition.common.title, .warning, definition.common.range))
        }
        for standard in standards where isUnused(standard.common, usedPlaces, &seen) {
            found.append(.unused(standard.common.title, .warning, standard.common.range))
        }
        let enumerations = usedEnumerations()
        for (index, enumeration) in self.enumerations.enumerated()
        where !enumerations.contains(index) {
            found.append(.unused(enumeration.title, .note, enumeration.range))
        }
        return found
    }

    private func isUnused(
        _ common: Common, _ used: Set<SourceRange>, _ seen: inout Set<SourceRange>
    ) -> Bool {
        !used.contains(common.range) && seen.insert(common.range).inserted
    }

    private func usedReferences() -> Set<Reference> {
        var used: Set<Reference> = []
        for formula in allFormulas {
            formula.expression.forEachReference { used.insert($0) }
        }
        var rounds: [RoundingRule?] = combinations.map(\.round)
        for definition in definitions {
            if case .value(_, let round) = definition.body { rounds.append(round) }
        }
        for programme in programmes { rounds += programme.amount.map(\.round) }
        for case .named(_, let standard?)? in rounds { used.insert(.standard(standard)) }
        return used
    }

    private func place(of reference: Reference) -> SourceRange? {
        switch reference {
        case .fact(let index): facts[index].common.range
        case .definition(let index): definitions[index].common.range
        case .standard(let index), .previousYear(let index): standards[index].common.range
        default: nil
        }
    }

    private func usedEnumerations() -> Set<Int> {
        var used: Set<Int> = []
        let types = facts.map(\.type) + definitions.map(\.type) + standards.map(\.type)
        for case .enumeration(let index) in types { used.insert(index) }
        for standard in standards { used.formUnion(standard.keys) }
        return used
    }
}

extension Diagnostic {
    fileprivate static func unused(
        _ title: Title, _ severity: Severity, _ range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            "rule/unused", severity, at: range,
            Wording(
                zh: "「\(title.zh)」没有任何规则用到",
                en: "no rule in force uses “\(title.en)”"))
    }
}
