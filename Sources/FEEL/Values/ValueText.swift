extension Value {
    /// The value as text: as the language's `string()` writes it.
    public var text: String { text(limit: .max) ?? "" }

    /// The same; nil where it is longer than so many bytes, which a few parts can make it.
    func text(limit: Int) -> String? {
        if case .string(let text) = self { return text.utf8.count <= limit ? text : nil }
        return literalText(limit: limit)
    }

    /// The value as it stands inside of a list or context: text in quotes.
    var literalText: String { literalText(limit: .max) ?? "" }

    private func literalText(limit: Int) -> String? {
        var writer = LiteralWriter(limit: limit)
        return writer.write(self) ? writer.text : nil
    }
}

/// Writes values as they stand in lists and contexts, up to a limit.
private struct LiteralWriter {
    private(set) var text = ""
    let limit: Int

    init(limit: Int) { self.limit = limit }

    /// False where the limit was reached.
    mutating func write(_ value: Value) -> Bool {
        switch value {
        case .null: write("null")
        case .boolean(let value): write(value ? "true" : "false")
        case .number(let number): write(number.exactText)
        case .string(let text): text.utf8.count <= limit && write(quoted(text))
        case .date(let date): write(date.description)
        case .time(let time): write(time.description)
        case .dateTime(let dateAndTime): write(dateAndTime.description)
        case .yearsMonths(let duration): write(duration.description)
        case .daysTime(let duration): write(duration.description)
        case .list(let elements):
            write("[") && write(elements) { $0.write($1) } && write("]")
        case .context(let context):
            write("{")
                && write(context.entries) {
                    $0.write(Self.keyText($1.key)) && $0.write(": ") && $0.write($1.value)
                } && write("}")
        case .range(let range): write(range)
        case .function(let function):
            write("function(\(function.parameters.joined(separator: ", ")))")
        case .object(let object): write("‹object \(object.entity).\(object.index)›")
        case .unknown: write("‹not known›")
        case .perhaps(let value, _): write("‹perhaps ") && write(value) && write("›")
        }
    }

    private mutating func write(_ part: String) -> Bool {
        text += part
        return text.utf8.count <= limit
    }

    private mutating func write<Element>(
        _ elements: [Element], _ write: (inout LiteralWriter, Element) -> Bool
    ) -> Bool {
        for (index, element) in elements.enumerated() {
            guard index == 0 || self.write(", "), write(&self, element) else { return false }
        }
        return true
    }

    private mutating func write(_ range: RangeValue) -> Bool {
        if range.isComparison {
            return write("\(range.comparison.rawValue) ") && write(range.comparedTo)
        }
        return write(range.lowIncluded ? "[" : "(") && write(range.low) && write("..")
            && write(range.high) && write(range.highIncluded ? "]" : ")")
    }

    private static func keyText(_ key: String) -> String {
        let isPlain = key.unicodeScalars.allSatisfy {
            Characters.isWordPart($0) || Characters.isNameSymbol($0) || $0 == " "
        }
        return isPlain && !key.isEmpty ? key : quoted(key)
    }
}
