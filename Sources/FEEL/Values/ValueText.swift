extension Value {
    /// The value as text: as the language's `string()` writes it.
    public var text: String {
        switch self {
        case .string(let text): text
        default: literalText
        }
    }

    /// The value as it stands inside of a list or context: text in quotes.
    var literalText: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .number(let number): number.exactText
        case .string(let text): quoted(text)
        case .date(let date): date.description
        case .time(let time): time.description
        case .dateTime(let dateAndTime): dateAndTime.description
        case .yearsMonths(let duration): duration.description
        case .daysTime(let duration): duration.description
        case .list(let elements):
            "[\(elements.map(\.literalText).joined(separator: ", "))]"
        case .context(let context):
            "{\(context.entries.map { "\(Self.keyText($0.key)): \($0.value.literalText)" }.joined(separator: ", "))}"
        case .range(let range): range.text
        case .function(let function):
            "function(\(function.parameters.joined(separator: ", ")))"
        case .object(let object): "‹object \(object.entity).\(object.index)›"
        case .unknown: "‹not known›"
        case .perhaps(let value, _): "‹perhaps \(value.literalText)›"
        }
    }

    private static func keyText(_ key: String) -> String {
        let isPlain = key.unicodeScalars.allSatisfy {
            Characters.isWordPart($0) || Characters.isNameSymbol($0) || $0 == " "
        }
        return isPlain && !key.isEmpty ? key : quoted(key)
    }
}

extension RangeValue {
    fileprivate var text: String {
        if isComparison {
            return "\(comparison.rawValue) \(comparedTo.literalText)"
        }
        return
            "\(lowIncluded ? "[" : "(")\(low.literalText)..\(high.literalText)\(highIncluded ? "]" : ")")"
    }
}
