import FEEL

/// A value as a test writes it: its kind beside its text.
struct TestValue: Decodable {
    indirect enum Content {
        case null
        case boolean(Bool)
        case number(String)
        case string(String)
        /// A date, a time, both, or a duration.
        case temporal(String)
        /// The test does not say of which type it is.
        case untyped(String)
        case list([TestValue])
        case context([String: TestValue])
    }

    let content: Content

    private enum CodingKeys: String, CodingKey {
        case kind = "t"
        case value = "v"
    }

    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: CodingKeys.self)
        func text() throws -> String { try keys.decode(String.self, forKey: .value) }
        let kind = try keys.decode(String.self, forKey: .kind)
        switch kind {
        case "null": content = .null
        case "boolean": content = .boolean(try keys.decode(Bool.self, forKey: .value))
        case "number": content = .number(try text())
        case "string": content = .string(try text())
        case "date", "time", "dateTime", "duration": content = .temporal(try text())
        case "untyped": content = .untyped(try text())
        case "list": content = .list(try keys.decode([TestValue].self, forKey: .value))
        case "context":
            content = .context(try keys.decode([String: TestValue].self, forKey: .value))
        default:
            throw DecodingError.dataCorruptedError(
                forKey: .kind, in: keys, debugDescription: "no kind of value: \(kind)")
        }
    }

    /// The value; what the test leaves untyped is read as the declared type says.
    func value(as type: TypeExpression, _ types: [String: TypeExpression]) -> Value {
        switch content {
        case .null: return .null
        case .boolean(let value): return .boolean(value)
        case .number(let text): return Number(text).map(Value.number) ?? .null
        case .string(let text): return .string(text)
        case .temporal(let text): return Self.temporal(text) ?? .null
        case .untyped(""): return .null
        case .untyped(let text): return Self.read(text, as: types.resolving(type))
        case .list(let elements):
            var element = TypeExpression.any
            if case .list(let declared) = types.resolving(type) { element = declared }
            return .list(elements.map { $0.value(as: element, types) })
        case .context(let members):
            var fields: [String: TypeExpression] = [:]
            if case .context(let declared) = types.resolving(type) {
                for field in declared { fields[field.name] = field.type }
            }
            return .context(
                ContextValue(
                    members.sorted { $0.key < $1.key }.map { key, value in
                        ContextValue.Entry(
                            key: key, value: value.value(as: fields[key] ?? .any, types))
                    }))
        }
    }

    private static func temporal(_ text: String) -> Value? {
        switch TemporalLiteral(text) {
        case .date(let date): .date(date)
        case .time(let time): .time(time)
        case .dateAndTime(let moment): .dateTime(moment)
        case .yearsMonths(let duration): .yearsMonths(duration)
        case .daysTime(let duration): .daysTime(duration)
        case nil: nil
        }
    }

    private static func read(_ text: String, as type: TypeExpression) -> Value {
        let value: Value? =
            switch type {
            case .named("number"): Number(text).map(Value.number)
            case .named("boolean"): ["true": true, "false": false][text].map(Value.boolean)
            case .named("string"): .string(text)
            case .named("Any"): guess(text)
            default: temporal(text)
            }
        return value ?? .string(text)
    }

    /// The value that a text without any type most likely is.
    private static func guess(_ text: String) -> Value? {
        switch text {
        case "true": .boolean(true)
        case "false": .boolean(false)
        default: Number(text).map(Value.number) ?? temporal(text)
        }
    }
}

extension TypeExpression {
    static let any = TypeExpression.named("Any")
}

extension [String: TypeExpression] {
    /// Follows names to their definitions; a cycle ends where it began.
    func resolving(_ type: TypeExpression) -> TypeExpression {
        var type = type
        var seen: Set<String> = []
        while case .named(let name) = type, let next = self[name], seen.insert(name).inserted {
            type = next
        }
        return type
    }
}
