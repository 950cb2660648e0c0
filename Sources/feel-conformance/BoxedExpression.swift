/// An expression of a decision model: text, or a box with others in it.
struct BoxedExpression: Decodable, Sendable {
    indirect enum Kind: Sendable {
        case literal(String)
        case table(TableBox)
        /// The result is that of the entry without a variable, or all entries.
        case context([Entry])
        case invocation(BoxedExpression, [Binding])
        case function([Variable], BoxedExpression)
        /// A function in another language.
        case foreign
        case relation([Variable], [[BoxedExpression]])
        case list([BoxedExpression])
        case conditional(BoxedExpression, then: BoxedExpression, otherwise: BoxedExpression)
        case iteration(String, BoxedExpression, body: BoxedExpression)
        case some(String, BoxedExpression, satisfies: BoxedExpression)
        case every(String, BoxedExpression, satisfies: BoxedExpression)
        case filter(BoxedExpression, by: BoxedExpression)
    }

    struct Entry: Decodable, Sendable {
        let variable: Variable?
        let value: BoxedExpression

        private enum CodingKeys: String, CodingKey {
            case variable = "var"
            case value = "expr"
        }
    }

    struct Binding: Decodable, Sendable {
        let name: String
        let value: BoxedExpression

        private enum CodingKeys: String, CodingKey {
            case name
            case value = "expr"
        }
    }

    let kind: Kind
    /// The type that the model declares for the result.
    let type: String?
}

/// A name with the type that it declares.
struct Variable: Decodable, Sendable {
    let name: String
    let type: String?

    private enum CodingKeys: String, CodingKey {
        case name
        case type = "typeRef"
    }
}

extension BoxedExpression {
    private enum CodingKeys: String, CodingKey {
        case kind = "k"
        case type = "typeRef"
        case language = "kind"
        case variable = "var"
        case parameters = "params"
        case otherwise = "else"
        case source = "in"
        case result = "return"
        case test = "match"
        case text, entries, function, bindings, body, columns, rows, items, `if`, then, satisfies
    }

    init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        type = try box.decodeIfPresent(String.self, forKey: .type)
        func part(_ key: CodingKeys) throws -> BoxedExpression {
            try box.decode(BoxedExpression.self, forKey: key)
        }
        func variable() throws -> String { try box.decode(String.self, forKey: .variable) }
        let name = try box.decode(String.self, forKey: .kind)
        switch name {
        case "literalExpression":
            kind = .literal(try box.decode(String.self, forKey: .text))
        case "decisionTable": kind = .table(try TableBox(from: decoder))
        case "context": kind = .context(try box.decode([Entry].self, forKey: .entries))
        case "invocation":
            kind = .invocation(
                try part(.function), try box.decode([Binding].self, forKey: .bindings))
        case "functionDefinition":
            let isForeign = try box.decode(String.self, forKey: .language) != "FEEL"
            kind =
                isForeign
                ? .foreign
                : .function(try box.decode([Variable].self, forKey: .parameters), try part(.body))
        case "relation":
            kind = .relation(
                try box.decode([Variable].self, forKey: .columns),
                try box.decode([[BoxedExpression]].self, forKey: .rows))
        case "list": kind = .list(try box.decode([BoxedExpression].self, forKey: .items))
        case "conditional":
            kind = .conditional(
                try part(.if), then: try part(.then), otherwise: try part(.otherwise))
        case "for": kind = .iteration(try variable(), try part(.source), body: try part(.result))
        case "some":
            kind = .some(try variable(), try part(.source), satisfies: try part(.satisfies))
        case "every":
            kind = .every(try variable(), try part(.source), satisfies: try part(.satisfies))
        case "filter": kind = .filter(try part(.source), by: try part(.test))
        default:
            throw DecodingError.dataCorruptedError(
                forKey: .kind, in: box, debugDescription: "no kind of expression: \(name)")
        }
    }
}
