/// Diagnostics as people read them in a terminal.
///
///     rules/a.yaml:2:9: error: 「人均收人」 is not known [feel/unknown-name]
///       when: 人均收人 < 标准
///             ^^^^^^^^
///       hint: did you mean 「人均收入」?
public struct TextRenderer: Sendable {
    public let language: Language
    /// Whether to write ANSI colours.
    public let usesColor: Bool

    public init(language: Language, usesColor: Bool = false) {
        self.language = language
        self.usesColor = usesColor
    }

    /// Several lines, the last one ended too.
    public func render(_ diagnostic: Diagnostic) -> String {
        let title = paint(diagnostic.severity.name[language], diagnostic.severity.color)
        let code = paint("[\(diagnostic.code.name)]", .dim)
        var text = head(title, diagnostic.message[language] + " " + code, at: diagnostic.range)
        if let hint = diagnostic.hint {
            text += Self.margin + paint(Wording(zh: "提示", en: "hint")[language], .cyan)
            text += ": " + printable(hint[language]) + "\n"
        }
        for note in diagnostic.notes {
            let title = paint(Severity.note.name[language], Severity.note.color)
            text += head(title, note.message[language], at: note.range)
        }
        return text
    }

    /// One after the other, as given.
    public func render(_ diagnostics: some Sequence<Diagnostic>) -> String {
        diagnostics.map { render($0) }.joined()
    }

    private func head(_ title: String, _ message: String, at range: SourceRange?) -> String {
        guard let range else { return "\(title): \(message)\n" }
        let place = range.position
        let path = paint("\(range.file.path):\(place.line):\(place.column):", .bold)
        return "\(path) \(title): \(message)\n" + excerpt(range)
    }
}

// MARK: - The line and its caret

extension TextRenderer {
    private static let margin = "  "
    /// What a terminal shows; of longer lines only the part around the caret is printed.
    private static let lineWidth = 160
    private static let tabWidth = 4

    private func excerpt(_ range: SourceRange) -> String {
        let place = range.position
        let line = range.file.line(place.line)
        guard !line.isEmpty else { return "" }
        let lineStart = range.file.lineStarts[place.line - 1]
        var start: Int?
        var end: Int?
        var columns = 0
        var pieces: [(text: String, column: Int)] = []
        var offset = lineStart
        for character in line {
            let size = character.utf8.count
            if start == nil, offset + size > range.start { start = columns }
            if end == nil, offset >= range.end { end = columns }
            let text = shown(character)
            pieces.append((text, columns))
            columns += text.displayWidth
            offset += size
        }
        let first = start ?? columns
        let last = max(end ?? columns, first + 1)
        return window(pieces, columns, from: first, to: last)
    }

    private func window(
        _ pieces: [(text: String, column: Int)], _ columns: Int, from first: Int, to last: Int
    ) -> String {
        let left = columns <= Self.lineWidth ? 0 : max(0, first - Self.lineWidth / 2)
        let shown = pieces.filter { left..<(left + Self.lineWidth) ~= $0.column }
        let before = left > 0 ? "… " : ""
        let after = columns > left + Self.lineWidth ? " …" : ""
        let text = before + shown.map(\.text).joined() + after
        let margin =
            Self.margin
            + String(
                repeating: " ", count: before.displayWidth + first - (shown.first?.column ?? left))
        let length = max(1, min(last, left + Self.lineWidth) - first)
        let carets = paint(String(repeating: "^", count: length), .green)
        return "\(Self.margin)\(text)\n\(margin)\(carets)\n"
    }

    private func shown(_ character: Character) -> String {
        character == "\t"
            ? String(repeating: " ", count: Self.tabWidth) : printable(String(character))
    }

    /// No control characters or invisible ones: a file must not steer the reader's terminal.
    private func printable(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: shown += "\u{FFFD}"
            case .format: shown += scalar.value == 0x200D ? "\u{200D}" : "\u{FFFD}"
            default: shown.unicodeScalars.append(scalar)
            }
        }
        return shown
    }
}

// MARK: - Colours

private enum Color: String {
    case bold = "1"
    case dim = "2"
    case red = "1;31"
    case green = "32"
    case yellow = "1;33"
    case cyan = "36"
}

extension TextRenderer {
    private func paint(_ text: String, _ color: Color) -> String {
        usesColor ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
}

extension Severity {
    public var name: Wording {
        switch self {
        case .error: Wording(zh: "错误", en: "error")
        case .warning: Wording(zh: "警告", en: "warning")
        case .note: Wording(zh: "说明", en: "note")
        }
    }

    fileprivate var color: Color {
        switch self {
        case .error: .red
        case .warning: .yellow
        case .note: .cyan
        }
    }
}
