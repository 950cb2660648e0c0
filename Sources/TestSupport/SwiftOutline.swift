/// Just enough understanding of Swift text to measure it: which characters are code, where
/// functions begin and end.
package struct SwiftOutline: Sendable {
    /// The text with comments and the insides of string literals blanked; lines stay lines.
    package let code: String

    package struct Function: Sendable {
        package let name: String
        package let firstLine: Int
        package let lines: Int
    }

    package init(_ text: String) {
        var blanker = Blanker(Array(text.unicodeScalars))
        code = blanker.blanked()
    }

    /// The modules that the file imports.
    package var imports: [String] {
        code.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ")
            guard let at = words.firstIndex(of: "import"), at <= 2 else { return nil }
            return words.last?.split(separator: ".").first.map(String.init)
        }
    }

    /// Functions, initialisers, subscripts and computed properties with a body.
    package var functions: [Function] {
        let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.compactMap { index in
            guard let name = Self.declaration(in: lines[index]) else { return nil }
            return Self.length(of: lines[index...], isProperty: name.hasPrefix("var ")).map {
                Function(name: name, firstLine: index + 1, lines: $0)
            }
        }
    }

    private static func declaration(in line: Substring) -> String? {
        let words = line.split { $0 == " " || $0 == "(" || $0 == "<" || $0 == ":" }
        for (index, word) in words.prefix(6).enumerated() {
            switch word {
            case "func", "var": return index + 1 < words.count ? "\(word) \(words[index + 1])" : nil
            case "init", "init?", "subscript": return String(word)
            case "public", "package", "private", "fileprivate", "internal", "static", "mutating",
                "override", "nonisolated", "@inlinable", "consuming", "borrowing":
                continue
            default: return nil
            }
        }
        return nil
    }

    /// Lines from the declaration to the brace that closes its body; nil without a body.
    private static func length(of lines: ArraySlice<Substring>, isProperty: Bool) -> Int? {
        var depth = 0
        var parentheses = 0
        var hasBody = false
        for (index, line) in lines.enumerated() {
            if index > 0, !hasBody, parentheses == 0, declaration(in: line) != nil { return nil }
            for character in line {
                switch character {
                case "(": parentheses += 1
                case ")": parentheses -= 1
                case "{":
                    depth += 1
                    hasBody = hasBody || parentheses == 0
                case "}":
                    depth -= 1
                    if depth < 0 { return nil }
                    if depth == 0, hasBody, parentheses == 0 { return index + 1 }
                default: break
                }
            }
            if isProperty, !hasBody, parentheses == 0, index > 0 { return nil }
        }
        return nil
    }
}

/// Replaces what is not code by spaces.
private struct Blanker {
    private let text: [Unicode.Scalar]
    private var at = 0
    private var code = ""

    init(_ text: [Unicode.Scalar]) {
        self.text = text
    }

    mutating func blanked() -> String {
        readCode(insideInterpolation: false)
        return code
    }

    private func starts(_ prefix: String) -> Bool {
        text[at...].starts(with: prefix.unicodeScalars)
    }

    private mutating func blank(_ count: Int) {
        for scalar in text[at..<min(at + count, text.count)] {
            code.unicodeScalars.append(scalar == "\n" ? "\n" : " ")
        }
        at = min(at + count, text.count)
    }

    private mutating func readCode(insideInterpolation: Bool) {
        var parentheses = 0
        while at < text.count {
            if starts("//") {
                while at < text.count, text[at] != "\n" { blank(1) }
            } else if starts("/*") {
                while at < text.count, !starts("*/") { blank(1) }
                blank(2)
            } else if let hashes = literalHashes {
                readString(hashes)
            } else {
                if text[at] == "(" { parentheses += 1 }
                if text[at] == ")" { parentheses -= 1 }
                if insideInterpolation, parentheses < 0 { return blank(1) }
                code.unicodeScalars.append(text[at])
                at += 1
            }
        }
    }

    /// The number of `#` before the quote when a string literal begins here.
    private var literalHashes: Int? {
        let hashes = text[at...].prefix { $0 == "#" }.count
        return at + hashes < text.count && text[at + hashes] == "\"" ? hashes : nil
    }

    private mutating func readString(_ hashes: Int) {
        let sharp = String(repeating: "#", count: hashes)
        blank(hashes)
        let quote = starts("\"\"\"") ? "\"\"\"" : "\""
        blank(quote.count)
        while at < text.count {
            if starts(quote + sharp) { return blank(quote.count + hashes) }
            if starts("\\" + sharp + "(") {
                blank(2 + hashes)
                readCode(insideInterpolation: true)
            } else if starts("\\" + sharp) {
                blank(2 + hashes)
            } else {
                blank(1)
            }
        }
    }
}
