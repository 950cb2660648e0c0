import Diagnostics

/// A page under construction: lines, columns that line up under Chinese text, and marks in colour.
package struct Sheet: Sendable {
    package enum Ink: String, Sendable {
        case bold = "1"
        case faint = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
    }

    private(set) package var text = ""
    private let hasColour: Bool
    /// What a printed page takes.
    static let width = 96

    package init(hasColour: Bool) {
        self.hasColour = hasColour
    }

    package mutating func line(_ text: String = "", _ ink: Ink? = nil) {
        let shown = ink.map { paint(text, $0) } ?? text
        self.text += shown + "\n"
    }

    /// A label in its column, then text that continues under its own beginning.
    package mutating func row(_ label: String, _ body: String, indent: Int, labelWidth: Int) {
        let start = indent + (labelWidth > 0 ? labelWidth + 2 : 0)
        func gap(_ label: String) -> String {
            String(repeating: " ", count: max(0, labelWidth - label.displayWidth) + 2)
        }
        let lines = Self.wrapped(body, to: Self.width - start)
        for (number, line) in lines.enumerated() {
            let margin = String(repeating: " ", count: indent)
            let head =
                labelWidth == 0
                ? margin
                : margin + (number == 0 ? paint(label, .faint) : "") + gap(number == 0 ? label : "")
            text += head + line + "\n"
        }
    }

    package func paint(_ text: String, _ ink: Ink) -> String {
        hasColour && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// Breaks at spaces, and between Han characters but not before a closing mark.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for piece in pieces(of: text) {
            let width = max(width, 20)
            if line.displayWidth + piece.trimmedEnd.displayWidth > width, !line.isEmpty {
                lines.append(line.trimmedEnd)
                line = ""
            }
            line += piece
        }
        lines.append(line.trimmedEnd)
        return lines
    }

    /// What must not be torn apart, each with the spaces behind it.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var piece = ""
        var previous: Character?
        for character in text {
            if let previous, mayBreak(after: previous, before: character) {
                pieces.append(piece)
                piece = ""
            }
            piece.append(character)
            previous = character
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }

    private static func mayBreak(after: Character, before: Character) -> Bool {
        if before == " " { return false }
        if after == " " { return true }
        if "，。；：、）」》〕？！%".contains(before) || "（「《〔".contains(after) { return false }
        return after.displayWidth == 2 || before.displayWidth == 2
    }
}

extension String {
    var trimmedEnd: String {
        var text = self[...]
        while text.last == " " { text = text.dropLast() }
        return String(text)
    }
}
