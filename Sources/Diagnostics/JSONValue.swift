/// A JSON value that keeps the order of its keys, for writing.
public indirect enum JSONValue: Sendable {
    case null
    case bool(Bool)
    /// Digits that already have JSON's form: `702.00`.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    public static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

    /// The string, or null for nil.
    public static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByNilLiteral
{
    public init(stringLiteral value: String) { self = .string(value) }
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    public init(integerLiteral value: Int) { self = .integer(value) }
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }
    public init(nilLiteral: ()) { self = .null }
}

extension JSONValue {
    /// On one line without spaces.
    public var compact: String {
        var text = ""
        write(to: &text, indentation: nil)
        return text
    }

    /// One member a line, indented by two spaces; no line break at the end.
    public var pretty: String {
        var text = ""
        write(to: &text, indentation: 0)
        return text
    }

    private func write(to text: inout String, indentation: Int?) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .number(let digits): text += digits
        case .string(let value): JSONText.write(value, to: &text)
        case .array(let items):
            Self.write(items, in: "[", "]", to: &text, indentation) { item, text, inner in
                item.write(to: &text, indentation: inner)
            }
        case .object(let members):
            Self.write(members, in: "{", "}", to: &text, indentation) { member, text, inner in
                JSONText.write(member.0, to: &text)
                text += inner == nil ? ":" : ": "
                member.1.write(to: &text, indentation: inner)
            }
        }
    }

    private static func write<Part>(
        _ parts: [Part], in open: String, _ close: String, to text: inout String,
        _ indentation: Int?, part write: (Part, inout String, Int?) -> Void
    ) {
        text += open
        for (index, part) in parts.enumerated() {
            if index > 0 { text += "," }
            breakLine(&text, indentation.map { $0 + 2 })
            write(part, &text, indentation.map { $0 + 2 })
        }
        if !parts.isEmpty { breakLine(&text, indentation) }
        text += close
    }

    private static func breakLine(_ text: inout String, _ indentation: Int?) {
        guard let indentation else { return }
        text += "\n" + String(repeating: " ", count: indentation)
    }
}

/// Strings in JSON's form.
public enum JSONText {
    /// With quotation marks and escapes; Chinese stays readable.
    public static func quoted(_ value: String) -> String {
        var text = ""
        write(value, to: &text)
        return text
    }

    static func write(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            // The two line separators are legal JSON but not legal in older scripts.
            case "\0"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let hex = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
