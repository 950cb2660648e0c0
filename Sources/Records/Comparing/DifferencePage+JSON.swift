package import Diagnostics
import Engine
import FEEL
import RuleModel

extension DifferencePage {
    /// `yingbao.difference/1`.
    package var json: JSONValue {
        [
            "schema": "yingbao.difference/1",
            "older": Self.side(older),
            "newer": Self.side(newer),
            "alerts": .array(alerts.map(Self.alert)),
            "standards": .array(standards.map(Self.row)),
            "changes": .array(difference.changes.filter { !$0.isRow }.map(change)),
        ]
    }

    private static func side(_ law: ComparedLaw) -> JSONValue {
        [
            "label": law.label.json,
            "day": .string(law.edition.day.description),
            "known_on": .string(law.edition.knownOn.description),
            "rules": .array(law.edition.ruleSets.map { .string($0.id) }),
            "beginnings": .array(
                law.beginnings.map { beginning in
                    [
                        "day": .string(beginning.day.description),
                        "titles": .array(beginning.titles.map(\.json)),
                    ]
                }),
        ]
    }

    private static func alert(_ alert: Alert) -> JSONValue {
        [
            "kind": .string(alert.kind.rawValue), "item": .text(alert.item?.text),
            "text": alert.text.json,
        ]
    }

    private static func row(_ row: StandardRow) -> JSONValue {
        [
            "item": .string(row.item.text), "title": row.title.json, "unit": row.unit.json,
            "older": row.older.json, "newer": row.newer.json,
            "step": row.step.map { .number($0.exactText) } ?? .null,
            "percent": row.percent.map { .number($0.exactText) } ?? .null,
            "basis": row.basis?.json ?? .null,
        ]
    }

    private func change(_ change: Change) -> JSONValue {
        let (before, after) = (ChangeWords(difference.older), ChangeWords(difference.newer))
        var members: [(String, JSONValue)] = [
            ("kind", .string(change.item.kind.rawValue)), ("item", .string(change.item.text)),
            ("nature", .string(change.nature.rawValue)),
            ("topic", .string("\(change.topic)")),
            ("title", Wording.trail(change.trail, change.title).json),
        ]
        if let name = change.olderName { members.append(("older_item", .string(name.text))) }
        switch change.nature {
        case .added: members.append(("newer", after.sentence(change.shown).json))
        case .removed: members.append(("older", before.sentence(change.shown).json))
        case .changed:
            members.append(
                ("aspects", .array(change.aspects.map { aspect($0, of: change, before, after) })))
        }
        members.append(
            (
                "sources",
                .array(
                    change.shown.sources.map {
                        .string($0.article.isEmpty ? $0.document : "\($0.document) \($0.article)")
                    })
            ))
        members.append(("evidence", .string(change.shown.evidence.rawValue)))
        return .object(members)
    }

    private func aspect(
        _ aspect: AspectChange, of change: Change, _ before: ChangeWords, _ after: ChangeWords
    ) -> JSONValue {
        let older = aspect.older.map {
            before.words($0, aspect.name, of: change.older, marking: aspect.parts?.older)
        }
        let newer = aspect.newer.map {
            after.words($0, aspect.name, of: change.newer, marking: aspect.parts?.newer)
        }
        var members: [(String, JSONValue)] = [
            ("aspect", .string(aspect.name.rawValue)),
            ("older", older?.marksRemoved.json ?? .null),
            ("newer", newer?.marksRemoved.json ?? .null),
        ]
        if aspect.parts != nil {
            members.append(("older_parts", Self.parts(older)))
            members.append(("newer_parts", Self.parts(newer)))
        }
        if let table = aspect.table {
            members.append(("rows", .array(table.rows.map { row($0, before, after) })))
        }
        return .object(members)
    }

    private func row(
        _ row: TableComparison.Row, _ before: ChangeWords, _ after: ChangeWords
    ) -> JSONValue {
        [
            "older": row.older.map { before.sentence($0, changed: []).json } ?? .null,
            "newer": row.newer.map { after.sentence($0, changed: []).json } ?? .null,
        ]
    }

    /// The marked stretches in each language.
    private static func parts(_ words: Wording?) -> JSONValue {
        func marked(_ text: String) -> JSONValue {
            .array(
                ChangeMarks.segments(of: text).filter(\.isChanged).map { .string($0.text) })
        }
        return ["zh": marked(words?.zh ?? ""), "en": marked(words?.en ?? "")]
    }
}

extension Wording {
    fileprivate var marksRemoved: Wording {
        Wording(zh: ChangeMarks.text(zh), en: ChangeMarks.text(en))
    }
}
