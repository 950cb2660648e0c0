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
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// One member a line, indented by two spaces; no line break at the end.
    public var pretty: String {
        var bytes: [UInt8] = []
        write(to: &bytes, indentation: 0)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Adds what `compact` is, as UTF-8.
    public func write(to bytes: inout [UInt8]) { write(to: &bytes, indentation: nil) }

    private func write(to bytes: inout [UInt8], indentation: Int?) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .number(let digits): bytes += digits.utf8
        case .string(let value): JSONText.write(value, to: &bytes)
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                Self.begin(index, &bytes, indentation)
                item.write(to: &bytes, indentation: indentation.map { $0 + 2 })
            }
            Self.end("]", isEmpty: items.isEmpty, &bytes, indentation)
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                Self.begin(index, &bytes, indentation)
                JSONText.write(member.0, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                if indentation != nil { bytes.append(UInt8(ascii: " ")) }
                member.1.write(to: &bytes, indentation: indentation.map { $0 + 2 })
            }
            Self.end("}", isEmpty: members.isEmpty, &bytes, indentation)
        }
    }

    /// What stands before a part.
    private static func begin(_ index: Int, _ bytes: inout [UInt8], _ indentation: Int?) {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        breakLine(&bytes, indentation.map { $0 + 2 })
    }

    private static func end(
        _ close: Unicode.Scalar, isEmpty: Bool, _ bytes: inout [UInt8], _ indentation: Int?
    ) {
        if !isEmpty { breakLine(&bytes, indentation) }
        bytes.append(UInt8(ascii: close))
    }

    private static func breakLine(_ bytes: inout [UInt8], _ indentation: Int?) {
        guard let indentation else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: indentation)
    }
}

/// Strings in JSON's form.
public enum JSONText {
    /// With quotation marks and escapes; Chinese stays readable.
    public static func quoted(_ value: String) -> String {
        var bytes: [UInt8] = []
        write(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func write(_ value: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { text in
            if text.contains(where: isSpecial) {
                for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
                    escape(scalar, to: &bytes)
                }
            } else {
                bytes += text
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Whether a byte may be of something that is escaped.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
            || byte == 0xE2
    }

    private static func escape(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        switch scalar {
        case "\"": bytes += "\\\"".utf8
        case "\\": bytes += "\\\\".utf8
        case "\n": bytes += "\\n".utf8
        case "\r": bytes += "\\r".utf8
        case "\t": bytes += "\\t".utf8
        // The two line separators are legal JSON but not legal in older scripts.
        case "\0"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
            let hex = String(scalar.value, radix: 16)
            bytes += ("\\u" + String(repeating: "0", count: 4 - hex.count) + hex).utf8
        default: bytes += String(scalar).utf8
        }
    }
}
