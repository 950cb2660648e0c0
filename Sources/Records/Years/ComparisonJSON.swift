package import Diagnostics
import Engine
import FEEL
import RuleModel

/// One household under several years for programs: schema `yingbao.compare/1`.
package struct ComparisonJSON {
    private let comparison: YearComparison
    private let words: ComparisonWords

    package init(_ comparison: YearComparison, language: Language) {
        self.comparison = comparison
        words = ComparisonWords(comparison: comparison, language: language)
    }

    package var value: JSONValue {
        [
            "schema": "yingbao.compare/1",
            "record": .text(comparison.record),
            "ages": .bool(comparison.ages),
            "caution": .text(words.caution),
            "method": .string(words.method),
            "years": .array(comparison.results.map(json)),
            "steps": .array(comparison.steps.map(json)),
        ]
    }

    private func json(_ result: YearComparison.Result) -> JSONValue {
        [
            "year": .integer(result.law.year),
            "day": .string(result.law.edition.day.description),
            "results": .array(
                result.determination.results.map { entry in
                    var fields: [(String, JSONValue)] = [
                        ("programme", .string(entry.id)),
                        ("subject", Self.json(entry.subject)),
                        ("outcome", .string(entry.outcome.rawValue)),
                        ("payable", .bool(entry.isPayable)),
                    ]
                    switch entry.amount {
                    case nil: break
                    case .known(let exact, let paid)?:
                        fields.append(("exact", .number(exact.exactText)))
                        fields.append(("paid", .number(paid.exactText)))
                    case .open(let low, let high)?:
                        fields.append(("low", low.map { .number($0.exactText) } ?? .null))
                        fields.append(("high", high.map { .number($0.exactText) } ?? .null))
                    }
                    return .object(fields)
                }),
        ]
    }

    private static func json(_ subject: Subject) -> JSONValue {
        if case .member(let id) = subject { .string(id) } else { .null }
    }

    private func json(_ step: YearComparison.Step) -> JSONValue {
        guard let attribution = step.attribution, attribution.isDetermined else {
            return [
                "from": .integer(step.older.year), "to": .integer(step.newer.year),
                "determined": false,
            ]
        }
        return [
            "from": .integer(step.older.year), "to": .integer(step.newer.year),
            "determined": true,
            "older": .number(attribution.older.exactText),
            "newer": .number(attribution.newer.exactText),
            "difference": .number(attribution.difference.exactText),
            "grain": .string(attribution.grain.rawValue),
            "counted": .string(words.summed(step, attribution)),
            "not_counted": .text(words.undetermined(step, attribution)),
            "parts": .array(
                attribution.parts.map { part in
                    [
                        "amount": .number(part.amount.exactText),
                        "title": .string(words.name(part, step, attribution)),
                        "law": .string(words.sources(part, step, attribution)),
                        "items": .array(
                            part.items.map { index in
                                attribution.items.indices.contains(index)
                                    ? .string(
                                        "\(attribution.items[index].kind.rawValue) "
                                            + attribution.items[index].id) : "household"
                            }),
                    ]
                }),
            "rounding": .number(attribution.rounding.exactText),
        ]
    }
}
