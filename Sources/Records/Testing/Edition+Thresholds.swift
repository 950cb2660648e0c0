package import Diagnostics
import Engine
import FEEL
import RuleModel

/// A comparison that turns over at a limit of the law.
package struct Threshold: Sendable {
    package let range: SourceRange
    let title: Title
    /// The whole formula that it stands in.
    let formula: SourceRange
    /// The smallest difference that counts.
    let step: Number
}

/// Something that nobody has set.
struct OpenSlot {
    /// As needs name it.
    let id: String
    let title: Title
    let range: SourceRange

    init(id: String, title: Title? = nil, common: Common) {
        self.id = id
        self.title = title ?? common.title
        range = common.range
    }
}

extension Edition {
    /// The comparisons of numbers with a limit that is known: a number that the law itself states,
    /// or a standard with a value, directly or by definitions.
    var thresholds: [Threshold] {
        let dependencies = Dependencies(self)
        var leaning: [Int: Bool] = [:]
        func isLimit(_ expression: Expression) -> Bool {
            var found = expression.isStatedLimit
            expression.forEachReference { reference in
                switch reference {
                case .standard(let index): found = found || isSetNumber(index)
                case .definition(let index) where !found:
                    if leaning[index] == nil {
                        leaning[index] = isLeaning(definition: index, dependencies)
                    }
                    found = leaning[index] ?? false
                default: break
                }
            }
            return found
        }
        return titledFormulas.flatMap { formula, title in
            comparisons(in: formula.expression)
                .filter { $0.left.map(isLimit) ?? false || isLimit($0.right) }
                .map {
                    Threshold(
                        range: formula.text.range(of: $0.range), title: title,
                        formula: formula.range, step: $0.step)
                }
        }
    }

    private func isLeaning(definition: Int, _ dependencies: Dependencies) -> Bool {
        let below = dependencies.reachable(from: .definition(definition)) { node in
            switch node {
            case .definition, .standard: true
            default: false
            }
        }
        return below.contains {
            if case .standard(let index) = $0 { isSetNumber(index) } else { false }
        }
    }

    /// `member.age`, `person.age`: as rule files and needs name a definition.
    func qualifiedID(of definition: DefinitionInForce) -> String {
        let entity = entities[definition.entity]
        let owner = definition.isOfKind ? entity.kind ?? entity.id : entity.id
        return "\(owner).\(definition.id)"
    }

    private func isSetNumber(_ standard: Int) -> Bool {
        guard case .number = standards[standard].type else { return false }
        if case .unset = standards[standard].state { return false }
        return true
    }

    /// The formulas that decide, each with the title of what it belongs to.
    private var titledFormulas: [(Formula, Title)] {
        definitions.flatMap { definition in
            definition.body.formulas.map { ($0, definition.common.title) }
        }
            + programmes.flatMap { programme in
                programme.conditions.flatMap { item in
                    item.test.formulas.map { ($0, item.common.title) }
                }
                    + programme.amount.compactMap { part in
                        part.value.map { ($0, part.common.title) }
                    }
            }
    }

    /// The standards that some case can lean on: not those that only checks look at.
    private var standardsThatDecide: Set<Int> {
        var used: Set<Int> = []
        var formulas = titledFormulas.map(\.0)
        formulas += definitions.flatMap { [$0.min, $0.max].compactMap { $0 } }
        formulas += programmes.flatMap(\.amount).flatMap { [$0.min, $0.max].compactMap { $0 } }
        var rounds: [RoundingRule?] = programmes.flatMap(\.amount).map(\.round)
        for definition in definitions {
            if case .value(_, let round) = definition.body { rounds.append(round) }
        }
        for standard in standards {
            if case .computed(let formula, let round, _) = standard.state {
                formulas.append(formula)
                rounds.append(round)
            }
        }
        for case .named(_, let standard?)? in rounds { used.insert(standard) }
        for formula in formulas {
            formula.expression.forEachReference {
                if case .standard(let index) = $0 { used.insert(index) }
            }
        }
        return used
    }

    /// Standards, definitions and parts of amounts without a value.
    var openSlots: [OpenSlot] {
        var slots: [OpenSlot] = []
        let used = standardsThatDecide
        for (index, standard) in standards.enumerated() where used.contains(index) {
            guard case .unset = standard.state else { continue }
            slots.append(OpenSlot(id: standard.id, common: standard.common))
        }
        for definition in definitions {
            guard case .none = definition.body else { continue }
            slots.append(OpenSlot(id: qualifiedID(of: definition), common: definition.common))
        }
        for programme in programmes {
            for part in programme.amount where part.value == nil {
                slots.append(OpenSlot(id: "\(programme.id).\(part.id)", common: part.common))
            }
        }
        for line in combinations where line.rule == nil {
            let together = line.programmes.map { programmes[$0] }
            let title = Title(
                zh: together.map(\.common.title.zh).joined(separator: "与") + "能否同时享受",
                en: "having both " + together.map(\.common.title.en).joined(separator: " and "))
            let id = together.map(\.id).joined(separator: "+")
            slots.append(OpenSlot(id: id, title: title, common: line.common))
        }
        return slots
    }
}

extension Expression {
    /// A number or duration that the rule itself states.
    ///
    /// That something is more than nothing is no limit: nothing can be one step below it.
    fileprivate var isStatedLimit: Bool {
        switch kind {
        case .literal(.number(let number)): !number.isZero
        case .literal(.yearsMonths): true
        default: false
        }
    }
}
