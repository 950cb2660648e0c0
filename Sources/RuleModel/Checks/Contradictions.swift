import Diagnostics
import FEEL

/// # Conditions of one list that cannot hold together, or of which one follows from the other
///
/// What: two conditions of a programme, or two items of `all`, that no household meets both
/// (`户籍类别 = "城镇"` and, further down, `户籍类别 = "农村"`), also by way of definitions; and a
/// condition that holds whenever another one of the list does.
/// Why: nobody would ever be entitled, or a condition decides nothing.
/// Instead: correct one of the two, or take it out.
extension Edition {
    func contradictions() -> [Diagnostic] {
        var places: Set<SourceRange> = []
        var found: [Diagnostic] = []
        for programme in programmes where places.insert(programme.common.range).inserted {
            found += contradictions(in: programme.conditions, entity: programme.entity)
        }
        for definition in definitions where places.insert(definition.common.range).inserted {
            guard case .test(let test) = definition.body else { continue }
            found += contradictions(in: test, entity: definition.entity)
        }
        return found
    }

    private func contradictions(in test: Test, entity: Int) -> [Diagnostic] {
        switch test {
        case .when: []
        case .any(let items, let unless):
            (items + unless).flatMap { contradictions(in: $0.test, entity: entity) }
        case .all(let items, let unless):
            contradictions(in: items, entity: entity)
                + unless.flatMap { contradictions(in: $0.test, entity: entity) }
        }
    }

    /// Each two items of a list that all have to hold.
    private func contradictions(in items: [Item], entity: Int) -> [Diagnostic] {
        let reader = ClauseReader(self, entity: entity)
        let clauses = items.map { reader.clause(of: $0.test) }
        var found = items.flatMap { contradictions(in: $0.test, entity: entity) }
        for second in items.indices {
            for first in items.indices.prefix(second)
            where ClauseTerms.overlap(clauses[first], clauses[second]) {
                found += diagnosis(
                    (items[first], clauses[first]), (items[second], clauses[second]))
            }
        }
        return found
    }

    private func diagnosis(
        _ first: (item: Item, clause: Clause), _ second: (item: Item, clause: Clause)
    ) -> [Diagnostic] {
        let terms = ClauseTerms([first.clause, second.clause])
        guard terms.isSmall, let (axes, inputs) = terms.inputs(in: self) else { return [] }
        // An input for each way in which the two can come out.
        var examples: [Outcomes: [Scalar]] = [:]
        for input in inputs {
            guard let one = terms.truth(of: first.clause, input),
                let other = terms.truth(of: second.clause, input)
            else { return [] }
            let outcomes = Outcomes(first: one, second: other)
            if examples[outcomes] == nil { examples[outcomes] = input }
        }
        func example(_ first: Bool, _ second: Bool) -> Wording? {
            examples[Outcomes(first: first, second: second)].map {
                terms.words(for: $0, axes, in: self)
            }
        }
        // What can never hold or never fail by itself is told by itself.
        guard let onlyFirst = example(true, false) ?? example(true, true),
            let onlySecond = example(false, true) ?? example(true, true)
        else { return [] }
        if example(true, true) == nil {
            return [.contradiction(first.item, second.item, onlyFirst)]
        }
        if example(true, false) == nil, example(false, false) != nil {
            return [.follows(second.item, from: first.item, onlySecond)]
        }
        if example(false, true) == nil, example(false, false) != nil {
            return [.follows(first.item, from: second.item, onlyFirst)]
        }
        return []
    }
}

private struct Outcomes: Hashable {
    let first: Bool
    let second: Bool
}

extension Diagnostic {
    fileprivate static func contradiction(
        _ first: Item, _ second: Item, _ example: Wording
    ) -> Diagnostic {
        Diagnostic(
            "rule/contradiction", .warning, at: second.common.range,
            Wording(
                zh: "「\(second.common.title.zh)」与「\(first.common.title.zh)」不可能同时成立",
                en: "“\(second.common.title.en)” and “\(first.common.title.en)” cannot both hold")
                + .example(example, Wording(zh: "时只有后者成立", en: " meets only the latter")),
            hint: Wording(zh: "检查两条的界限和取值", en: "see whether limits and values are right"),
            notes: [.init(range: first.common.range, message: Wording(zh: "在这里", en: "here"))])
    }

    fileprivate static func follows(
        _ item: Item, from other: Item, _ example: Wording
    ) -> Diagnostic {
        Diagnostic(
            "rule/implied", .warning, at: item.common.range,
            Wording(
                zh: "「\(other.common.title.zh)」成立时，「\(item.common.title.zh)」总是成立，不起作用",
                en:
                    "“\(item.common.title.en)” holds whenever “\(other.common.title.en)” does and decides nothing"
            )
                + .example(example, Wording(zh: "", en: "")),
            hint: Wording(zh: "删去其中一条，或改正界限", en: "take one of them out, or correct the limits"),
            notes: [.init(range: other.common.range, message: Wording(zh: "在这里", en: "here"))])
    }
}
