import FEEL

/// A decision table as a model writes it.
struct TableBox: Decodable, Sendable {
    struct Input: Decodable, Sendable {
        let text: String
        let type: String?
        let values: String?

        private enum CodingKeys: String, CodingKey {
            case text
            case type = "typeRef"
            case values = "inputValues"
        }
    }

    struct Output: Decodable, Sendable {
        let name: String?
        let type: String?
        let values: String?
        let otherwise: String?

        private enum CodingKeys: String, CodingKey {
            case name
            case type = "typeRef"
            case values = "outputValues"
            case otherwise = "default"
        }
    }

    struct Row: Decodable, Sendable {
        let tests: [String]
        let results: [String]

        private enum CodingKeys: String, CodingKey {
            case tests = "in"
            case results = "out"
        }
    }

    let hitPolicy: HitPolicy
    let inputs: [Input]
    let outputs: [Output]
    let rows: [Row]

    private enum CodingKeys: String, CodingKey {
        case hitPolicy, aggregation, inputs, outputs
        case rows = "rules"
    }

    init(from decoder: any Decoder) throws {
        let table = try decoder.container(keyedBy: CodingKeys.self)
        inputs = try table.decode([Input].self, forKey: .inputs)
        outputs = try table.decode([Output].self, forKey: .outputs)
        rows = try table.decode([Row].self, forKey: .rows)
        let policy = try table.decode(String.self, forKey: .hitPolicy)
        let aggregation = try table.decodeIfPresent(String.self, forKey: .aggregation)
        guard let known = HitPolicy(policy, aggregation) else {
            throw DecodingError.dataCorruptedError(
                forKey: .hitPolicy, in: table, debugDescription: "no hit policy: \(policy)")
        }
        hitPolicy = known
    }
}

extension HitPolicy {
    fileprivate init?(_ name: String, _ aggregation: String?) {
        switch name {
        case "UNIQUE": self = .unique
        case "ANY": self = .any
        case "PRIORITY": self = .priority
        case "FIRST": self = .first
        case "RULE ORDER": self = .ruleOrder
        case "OUTPUT ORDER": self = .outputOrder
        case "COLLECT":
            switch aggregation {
            case "SUM": self = .collect(.sum)
            case "MIN": self = .collect(.minimum)
            case "MAX": self = .collect(.maximum)
            case "COUNT": self = .collect(.count)
            default: self = .collect(nil)
            }
        default: return nil
        }
    }
}
