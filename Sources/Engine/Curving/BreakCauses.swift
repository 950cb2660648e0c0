import Diagnostics
import FEEL
import RuleModel

/// Names the rules whose numbers meet at a place of a curve.
struct BreakCauses {
    let program: Program
    let programme: Int

    private var edition: Edition { program.edition }

    /// Those that the programme leans on, each once.
    func named(_ entries: [OrderTrace.Entry]) -> [BreakCause] {
        var causes: [BreakCause] = []
        for entry in entries {
            guard let cause = cause(entry), !causes.contains(cause) else { continue }
            causes.append(cause)
        }
        // That an amount comes to its end says less than the condition that fails in that place.
        let compared = causes.filter { $0.comparison != nil }
        return compared.isEmpty ? causes : compared
    }

    private func cause(_ entry: OrderTrace.Entry) -> BreakCause? {
        guard let text = entry.formula else { return nil }
        for owner in owners {
            for formula in owner.formulas where formula.text.isSame(as: text) {
                return BreakCause(
                    title: entry.range == nil ? Self.clamp(owner.title) : owner.title,
                    comparison: entry.range.flatMap { comparison($0, in: formula) },
                    sources: owner.sources)
            }
        }
        return nil
    }

    private static func clamp(_ title: Title) -> Title {
        Title(zh: "\(title.zh)到 0 为止", en: "\(title.en) ends at 0")
    }

    private func comparison(_ range: TextRange, in formula: Formula) -> Title? {
        var found: Expression?
        formula.expression.forEachSubexpression { if $0.range == range { found = found ?? $0 } }
        return SentencePrinter(edition).words(found ?? formula.expression)
    }

    private struct Owner {
        let title: Title
        let sources: [Citation]
        let formulas: [Formula]
    }

    /// What the programme's result rests on, the nearest first.
    private var owners: [Owner] {
        let own = edition.programmes[programme]
        let parts = own.amount.map { part in
            Owner(
                title: part.common.title, sources: part.common.sources,
                formulas: [part.value, part.min, part.max].compactMap(\.self))
        }
        let definitions = program.programmes[programme].reach.definitions.flatMap(owners)
        let others = edition.programmes.indices.filter { $0 != programme }.flatMap { other in
            items(edition.programmes[other].conditions)
                + edition.programmes[other].amount.map { part in
                    Owner(
                        title: edition.programmes[other].common.title, sources: part.common.sources,
                        formulas: [part.value].compactMap(\.self))
                }
        }
        return items(own.conditions) + parts + definitions + others
    }

    private func owners(_ definition: Int) -> [Owner] {
        let declared = edition.definitions[definition]
        switch declared.body {
        case .test(.any(let items, let exceptions)), .test(.all(let items, let exceptions)):
            return self.items(items + exceptions)
        default:
            return [
                Owner(
                    title: declared.common.title, sources: declared.common.sources,
                    formulas: declared.body.formulas)
            ]
        }
    }

    private func items(_ items: [Item]) -> [Owner] {
        items.flatMap { item -> [Owner] in
            switch item.test {
            case .when(let formula):
                [
                    Owner(
                        title: item.common.title, sources: item.common.sources, formulas: [formula])
                ]
            case .any(let below, let exceptions), .all(let below, let exceptions):
                self.items(below + exceptions)
            }
        }
    }
}

extension EmbeddedText {
    /// The same place of the same file.
    fileprivate func isSame(as other: EmbeddedText) -> Bool {
        let (one, two) = (
            range(of: TextRange(0, value.utf8.count)),
            other.range(of: TextRange(0, other.value.utf8.count))
        )
        return one.start == two.start && one.end == two.end && one.file.path == two.file.path
    }
}
