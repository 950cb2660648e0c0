package import Diagnostics
import FEEL
package import RuleModel

/// A JSON Schema of the records that an edition's rules read, by the names that reading itself uses.
package struct RecordSchema {
    private let edition: Edition
    private let names: RecordNames

    package static func json(of edition: Edition) -> JSONValue {
        RecordSchema(edition: edition, names: RecordNames(edition)).json
    }

    private init(edition: Edition, names: RecordNames) {
        self.edition = edition
        self.names = names
    }

    private var json: JSONValue {
        let household: JSONValue = .string("#/$defs/\(edition.entities.first?.id ?? "household")")
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": .string(
                both(Wording(zh: "家庭记录", en: "record of a household"))),
            "anyOf": [
                ["$ref": household], ["type": "array", "items": ["$ref": household]],
            ],
            "$defs": .object(
                edition.entities.indices.map { (edition.entities[$0].id, entity($0)) }
                    + [("programme", programme)]),
        ]
    }

    private func both(_ wording: Wording) -> String { RuleSchema.both(wording) }

    // MARK: - Objects

    private func entity(_ index: Int) -> JSONValue {
        let keys = names.names(for: index).sorted()
        return [
            "title": .string(both(edition.entities[index].title)), "type": "object",
            "properties": .object(
                keys.compactMap { key in
                    names.meaning(of: key, for: index).map { (key, property($0)) }
                }),
            "additionalProperties": false,
        ]
    }

    private func property(_ meaning: RecordNames.Meaning) -> JSONValue {
        switch meaning {
        case .fact(let index):
            let fact = edition.facts[index]
            return described(fact.common, timed(plain(fact.type)))
        case .finding(.definition(let index)):
            let definition = edition.definitions[index]
            return described(definition.common, timed(plain(definition.type)))
        case .finding(.part(let programme, let part)):
            return described(
                edition.programmes[programme].amount[part].common, timed(["type": "number"]))
        case .list(let index): return list(of: index)
        case .word(let word): return self.word(word)
        }
    }

    private func described(_ common: Common, _ schema: JSONValue) -> JSONValue {
        guard case .object(let members) = schema else { return schema }
        var described: [(String, JSONValue)] = [("title", .string(both(common.title)))]
        if let ask = common.ask { described.append(("description", .string(both(ask)))) }
        return .object(described + members)
    }

    private func list(of index: Int) -> JSONValue {
        let entity = edition.entities[index]
        var array: [(String, JSONValue)] = [
            ("type", "array"), ("items", ["$ref": .string("#/$defs/\(entity.id)")]),
        ]
        if let min = entity.list?.min { array.append(("minItems", .integer(min))) }
        if let max = entity.list?.max { array.append(("maxItems", .integer(max))) }
        return [
            "title": .string(both(entity.list?.title ?? entity.title)),
            "anyOf": [.object(array), unknown],
        ]
    }

    private func word(_ word: RecordNames.Word) -> JSONValue {
        let value: JSONValue =
            switch word {
            case .id, .sameAs: ["type": ["string", "integer", "null"]]
            case .appliesFor:
                [
                    "anyOf": [
                        ["type": "array", "items": ["$ref": "#/$defs/programme"]],
                        ["$ref": "#/$defs/programme"], unknown,
                    ]
                ]
            case .decisions: byProgramme(["type": "object", "required": ["granted"]])
            case .inPayment: byProgramme(["type": "number", "minimum": 0])
            }
        guard case .object(let members) = value else { return value }
        return .object([("title", .string(both(word.title)))] + members)
    }

    private func byProgramme(_ value: JSONValue) -> JSONValue {
        [
            "type": "object", "propertyNames": ["$ref": "#/$defs/programme"],
            "additionalProperties": value,
        ]
    }

    private var programme: JSONValue {
        ["enum": strings(edition.programmes.flatMap { [$0.id, $0.common.title.zh] })]
    }

    // MARK: - Values

    /// Not answered, or said to be unknown.
    private var unknown: JSONValue { ["enum": [nil, "unknown", "未知"]] }

    /// The value; a statement of an office; or values over time.
    private func timed(_ value: JSONValue) -> JSONValue {
        let plain: JSONValue = ["anyOf": [value, unknown]]
        let day: JSONValue = ["type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"]
        let parts: [(String, JSONValue)] = [
            ("value", plain), ("by", [:]), ("on", day), ("reason", [:]),
        ]
        let statement: JSONValue = [
            "type": "object", "required": ["value"], "properties": .object(parts),
            "additionalProperties": false,
        ]
        let period: JSONValue = [
            "type": "object", "required": ["from", "value"],
            "properties": .object(parts + [("from", day), ("to", day)]),
            "additionalProperties": false,
        ]
        return ["anyOf": [value, unknown, statement, ["type": "array", "items": period]]]
    }

    private func plain(_ type: FEELType) -> JSONValue {
        switch type {
        case .boolean: ["enum": [true, false, "是", "否"]]
        case .number: ["type": "number"]
        case .date: ["type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"]
        case .enumeration(let index):
            [
                "enum": strings(
                    edition.enumerations[index].cases.flatMap { [$0.id, $0.title.zh] })
            ]
        default: ["type": ["string", "number", "boolean"]]
        }
    }

    /// Each once.
    private func strings(_ texts: [String]) -> JSONValue {
        var seen: Set<String> = []
        return .array(texts.filter { seen.insert($0).inserted }.map { .string($0) })
    }
}

extension RecordNames.Word {
    fileprivate var title: Wording {
        switch self {
        case .id: Wording(zh: zh, en: "id")
        case .sameAs: Wording(zh: "就是这位成员（编号）", en: "is this member (its id)")
        case .appliesFor: Wording(zh: zh, en: "programmes applied for")
        case .decisions: Wording(zh: zh, en: "decisions already made")
        case .inPayment: Wording(zh: zh, en: "benefits in payment")
        }
    }
}
