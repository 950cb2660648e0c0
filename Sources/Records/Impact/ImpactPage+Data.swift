package import Diagnostics
import Engine
import FEEL
import RuleModel

extension ImpactPage {
    /// The tables for a spreadsheet (RFC 4180): a line for all, each programme, each group, each
    /// cause.
    package var csv: String {
        let kinds = ImpactKind.allCases
        let heads =
            [
                "table", "id", "title", "households_older", "households_newer", "persons_older",
                "persons_newer", "older", "newer", "difference",
            ] + kinds.map(\.rawValue)
            + ["open_older_low", "open_older_high", "open_newer_low", "open_newer_high"]
        var rows = [heads]
        // Persons are counted by programme: one may have several.
        func add(_ table: String, _ id: String, _ title: String, _ line: ImpactLine) {
            let (old, new) = (line.older, line.newer)
            let persons = table == "programme" ? [old.persons, new.persons] : [nil, nil]
            let figures =
                [old.households, new.households] + persons + [old.paid, new.paid, line.change]
                + kinds.map { line[$0].weight }
                + [old.open.low, old.open.high, new.open.low, new.open.high]
            rows.append([table, id, title] + figures.map { $0?.exactText ?? "" })
        }
        add("total", "monthly_cash", say(zh: "每月发放合计", en: "all monthly cash"), impact.tally.total)
        for (programme, line) in impact.lines {
            add("programme", programme.id, programme.common.title[words.language], line)
        }
        for (grouping, tally) in zip(impact.groupings, impact.tally.groups) {
            for group in grouping.lines(of: tally) {
                add(grouping.id, group.key, group.title[words.language], group.line)
            }
        }
        for cause in allCauses {
            rows.append(
                ["cause", cause.id, cause.name] + Array(repeating: "", count: 6)
                    + [cause.amount.exactText] + Array(repeating: "", count: kinds.count + 4))
        }
        return rows.map { $0.map(CSV.field).joined(separator: ",") + "\r\n" }.joined()
    }

    /// The parts of the difference, what rounding leaves among them.
    private var allCauses: [(id: String, name: String, amount: Number)] {
        var causes = impact.causes.parts.map { part in
            (
                part.items.map { "\(impact.items[$0].kind.rawValue) \(impact.items[$0].id)" }
                    .joined(separator: "+"), words.name(ofItems: part.items), part.amount
            )
        }
        if !impact.causes.rest.isZero { causes.append(("rest", restName, impact.causes.rest)) }
        if !impact.causes.rounding.isZero {
            causes.append(
                ("rounding", say(zh: "取整", en: "rounding"), impact.causes.rounding))
        }
        return causes
    }

    /// `yingbao.impact/1`.
    package var json: JSONValue {
        [
            "schema": "yingbao.impact/1",
            "older": side(impact.older), "newer": side(impact.newer),
            "month": .string(impact.month.description),
            "caution": .text(words.caution),
            "summary": .string(summary.joined(separator: say(zh: "", en: " "))),
            "weights": .text(impact.weights),
            "counts": [
                "read": .integer(impact.counts.read), "decided": .integer(impact.counts.decided),
                "undetermined": .integer(impact.counts.undetermined),
                "rejected": .integer(impact.counts.rejected),
            ],
            "total": json(impact.tally.total, hasPersons: false),
            "programmes": .array(
                impact.lines.map { programme, line in
                    [
                        "programme": .string(programme.id),
                        "title": .string(programme.common.title[words.language]),
                        "kind": .string(programme.kind.rawValue), "line": json(line),
                    ]
                }),
            "groups": .array(
                zip(impact.groupings, impact.tally.groups).map { grouping, tally in
                    [
                        "by": .string(grouping.id),
                        "title": .string(grouping.title[words.language]),
                        "lines": .array(
                            grouping.lines(of: tally).map { group in
                                [
                                    "value": .string(group.key),
                                    "title": .string(group.title[words.language]),
                                    "line": json(group.line, hasPersons: false),
                                ]
                            }),
                    ]
                }),
            "causes": .array(
                allCauses.map { cause in
                    [
                        "id": .string(cause.id), "title": .string(cause.name),
                        "amount": .number(cause.amount.exactText),
                    ]
                }),
            "near": nearJSON,
            "losses": .array(impact.losses.map { json($0.loss, words.causes($0.attribution)) }),
            "method": .array((method?.notes ?? []).map { .string($0) }),
        ]
    }

    private func side(_ law: ComparedLaw) -> JSONValue {
        .object([
            ("label", .string(law.label[words.language])),
            ("day", .string(law.edition.day.description)),
        ])
    }

    private func json(_ line: ImpactLine, hasPersons: Bool = true) -> JSONValue {
        func json(_ side: ImpactLine.Side) -> JSONValue {
            [
                "households": .number(side.households.exactText),
                "persons": hasPersons ? .number(side.persons.exactText) : .null,
                "paid": .number(side.paid.exactText),
                "open_low": .number(side.open.low.exactText),
                "open_high": side.open.high.map { .number($0.exactText) } ?? .null,
            ]
        }
        return .object(
            [
                ("older", json(line.older)), ("newer", json(line.newer)),
                ("difference", .number(line.change.exactText)),
            ]
                + ImpactKind.allCases.map { kind in
                    let share = line[kind]
                    return (
                        kind.rawValue,
                        [
                            "rows": .integer(share.count),
                            "households": .number(share.weight.exactText),
                            "difference": .number(share.change.exactText),
                        ]
                    )
                })
    }

    private var nearJSON: JSONValue {
        guard let moved = impact.moved else { return .null }
        let lines = zip(impact.programmes, impact.tally.near).filter { $0.1 != ImpactNear() }
        return [
            "step": .number(moved.by.exactText),
            "standards": .array(moved.items.map { .string(impact.items[$0].id) }),
            "programmes": .array(
                lines.map { programme, near in
                    [
                        "programme": .string(programme.id),
                        "in_if_higher": .number(near.above.weight.exactText),
                        "out_if_lower": .number(near.below.weight.exactText),
                        "higher": .number(near.higher.exactText),
                        "lower": .number(near.lower.exactText),
                    ]
                }),
        ]
    }

    private func json(
        _ loss: ImpactLoss, _ causes: [(name: String, amount: Number)]
    ) -> JSONValue {
        [
            "household": .string(loss.household), "older": .number(loss.older.exactText),
            "newer": .number(loss.newer.exactText),
            "difference": .number(loss.change.exactText),
            "causes": .array(
                causes.map {
                    ["title": .string($0.name), "amount": .number($0.amount.exactText)]
                }),
        ]
    }
}
