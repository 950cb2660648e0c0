package import Diagnostics

/// A JSON Schema of rule files, from the lists of keys that decoding itself uses.
package enum RuleSchema {
    package static let json: JSONValue = .object(
        [
            ("$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("title", .string(both(KeyList.file.title))),
            ("$ref", reference(KeyList.file.name)),
            (
                "$defs",
                .object(
                    KeyList.all.flatMap(definitions) + [
                        ("record", ["type": "object"]), ("scalar", scalar()),
                    ])
            ),
        ])

    /// Chinese, then English: editors show one text.
    package static func both(_ wording: Wording) -> String {
        wording.zh == wording.en ? wording.zh : "\(wording.zh) · \(wording.en)"
    }

    private static func reference(_ name: String) -> JSONValue { .string("#/$defs/\(name)") }

    // MARK: - Mappings

    /// The mapping itself and, where it can have periods, what stands in one of them.
    private static func definitions(_ list: KeyList) -> [(String, JSONValue)] {
        let required = list.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        guard list["versions"] != nil else {
            return [(list.name, mapping(list, required: ["required": .array(required)]))]
        }
        // What every period says for itself need not stand beside `versions`.
        let periods: JSONValue = [
            "anyOf": [["required": ["versions"]], ["required": .array(required)]]
        ]
        return [
            (list.name, mapping(list, required: periods)),
            ("\(list.name).version", mapping(list, required: [:], isVersion: true)),
        ]
    }

    private static func mapping(
        _ list: KeyList, required: JSONValue, isVersion: Bool = false
    ) -> JSONValue {
        let keys = list.keys.filter { !isVersion || $0.name != "versions" }
        var members: [(String, JSONValue)] = [
            ("title", .string(both(list.title))), ("type", "object"),
            ("properties", .object(keys.map { ($0.name, property($0, in: list)) })),
            // Every further key of a vocabulary is the id of an entity.
            (
                "additionalProperties",
                list.name == KeyList.vocabulary.name
                    ? ["$ref": reference(KeyList.entity.name)] : false
            ),
        ]
        if case .object(let more) = required { members += more }
        let schema = JSONValue.object(members)
        // A level may be written as its bare id.
        return list.name == KeyList.level.name ? ["anyOf": [schema, schemaOf(.id)]] : schema
    }

    private static func property(_ key: Key, in list: KeyList) -> JSONValue {
        let shape: JSONValue
        switch (list.name, key.name) {
        case (_, "versions"):
            shape = [
                "type": "array", "minItems": 1,
                "items": ["$ref": reference("\(list.name).version")],
            ]
        case (KeyList.file.name, "levels"):
            shape = ["type": "array", "items": ["$ref": reference(KeyList.level.name)]]
        default: shape = schemaOf(key.shape)
        }
        guard case .object(let members) = shape else { return shape }
        return .object(
            [
                ("title", .string(both(key.meaning))),
                ("description", .string(both(key.shape.wanted))),
            ] + members)
    }

    // MARK: - Values

    /// Shapes nest as deep as they are declared.
    private static func schemaOf(_ shape: Shape) -> JSONValue {
        switch shape {
        case .text, .expression, .reference: ["$ref": reference("scalar")]
        case .name: scalar(pattern: "^[^\\d\\s.][^\\s.]*$")
        case .id: scalar(pattern: "^[a-z][a-z0-9_]*$")
        case .qualifiedID: scalar(pattern: "^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*$")
        case .flag: ["type": "boolean"]
        case .number: ["type": ["number", "string"]]
        case .count: ["type": "integer", "minimum": 0]
        case .date: ["type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$"]
        case .month: ["type": "string", "pattern": "^\\d{4}-\\d{2}$"]
        case .choice(let names): ["enum": .array(names.map { .string($0) })]
        case .several(let shape):
            ["anyOf": [schemaOf(shape), ["type": "array", "items": schemaOf(shape)]]]
        case .list(let shape): ["type": "array", "items": schemaOf(shape)]
        case .mapping(let name): ["$ref": reference(name)]
        case .table(let shape): ["type": "object", "additionalProperties": schemaOf(shape)]
        case .either(let first, let second): ["anyOf": [schemaOf(first), schemaOf(second)]]
        case .anything: [:]
        }
    }

    /// A plain value: what YAML reads as a number or a truth value is a text here too.
    private static func scalar(pattern: String? = nil) -> JSONValue {
        guard let pattern else { return ["type": ["string", "number", "boolean"]] }
        return ["type": "string", "pattern": .string(pattern)]
    }
}
