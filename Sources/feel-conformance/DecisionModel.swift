/// A decision model: its types, and what is decided from what.
struct DecisionModel: Decodable, Sendable {
    struct Import: Decodable, Sendable {
        let namespace: String
        /// The prefix of what is imported; without it all is seen as if it were the model's own.
        let name: String?

        var prefix: String? { name.flatMap { $0.isEmpty ? nil : $0 } }
    }

    /// A decision, an input, a function or a service, by the id that requirements name.
    struct Element: Decodable, Sendable {
        let name: String
        let variable: Variable
        let requirements: [String]
        let content: Content
    }

    enum Content: Sendable {
        case input
        /// Without logic it has a value only where one is given.
        case decision(BoxedExpression?)
        case function([Variable], BoxedExpression)
        case service(Service)
    }

    struct Service: Decodable, Sendable {
        let outputDecision: [String]
        let inputDecision: [String]
        let inputData: [String]
    }

    let namespace: String
    let imports: [Import]
    let items: [String: ItemDefinition]
    let elements: [String: Element]
}

/// A type that a model names.
struct ItemDefinition: Decodable, Sendable {
    struct Function: Decodable, Sendable {
        let out: String?
        let params: [Variable]
    }

    let name: String
    let typeRef: String?
    let allowedValues: String?
    let components: [ItemDefinition]?
    let list: Bool?
    let function: Function?
}

extension DecisionModel.Element {
    private enum CodingKeys: String, CodingKey {
        case kind = "k"
        case variable = "var"
        case requirements = "reqs"
        case parameters = "params"
        case name, logic
    }

    init(from decoder: any Decoder) throws {
        let element = try decoder.container(keyedBy: CodingKeys.self)
        name = try element.decode(String.self, forKey: .name)
        variable = try element.decode(Variable.self, forKey: .variable)
        requirements = try element.decode([String].self, forKey: .requirements)
        let kind = try element.decode(String.self, forKey: .kind)
        switch kind {
        case "inputData": content = .input
        case "decision":
            content = .decision(
                try element.decodeIfPresent(BoxedExpression.self, forKey: .logic))
        case "businessKnowledgeModel":
            content = .function(
                try element.decode([Variable].self, forKey: .parameters),
                try element.decode(BoxedExpression.self, forKey: .logic))
        case "decisionService": content = .service(try DecisionModel.Service(from: decoder))
        default:
            throw DecodingError.dataCorruptedError(
                forKey: .kind, in: element, debugDescription: "no kind of element: \(kind)")
        }
    }
}
