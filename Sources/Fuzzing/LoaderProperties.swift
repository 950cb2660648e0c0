import Diagnostics
import YAML

/// What must hold for every file that the YAML loader is given, whatever its bytes.
package enum LoaderProperties {
    /// What does not hold, in words; reading itself must not trap or hang.
    package static func violations(of bytes: [UInt8]) -> [String] {
        var found = DiagnosticBag()
        // A file that is no UTF-8 is read all the same, to see more of the parser.
        let file =
            SourceFile.load(bytes: bytes, path: "input", into: &found)
            ?? SourceFile(path: "input", text: String(decoding: bytes, as: UTF8.self))
        let root = YAML.parse(file, into: &found)
        var walk = Walk(file)
        if let root {
            walk.visit(root, inside: 0..<walk.length)
        } else if !found.hasErrors {
            walk.violations.append("there is no tree and nothing says why")
        }
        walk.render(found)
        return walk.violations
    }

    private struct Walk {
        let file: SourceFile
        let length: Int
        var violations: [String] = []

        init(_ file: SourceFile) {
            self.file = file
            length = file.text.utf8.count
        }

        mutating func visit(_ node: YAMLNode, inside outer: Range<Int>) {
            let range = node.range.start..<node.range.end
            if range.lowerBound < outer.lowerBound || range.upperBound > outer.upperBound {
                violations.append("\(node.kindName.en) at \(range) sticks out of \(outer)")
            }
            for item in node.items ?? [] { visit(item, inside: range) }
            for entry in node.entries ?? [] {
                visit(entry.key, inside: range)
                visit(entry.value, inside: range)
            }
            if let text = node.embeddedText { check(text, of: range) }
        }

        private mutating func check(_ text: EmbeddedText, of range: Range<Int>) {
            if text.segments.first?.valueOffset != 0 {
                violations.append("the scalar at \(range) has no place for its beginning")
            }
            var last = -1
            for segment in text.segments {
                if segment.valueOffset <= last {
                    violations.append("the segments of the scalar at \(range) are not in order")
                }
                last = segment.valueOffset
            }
            let count = text.value.utf8.count
            // Every byte of a long text would take quadratic time.
            for offset in stride(from: 0, to: count, by: max(1, count / 200)) {
                let place = text.fileOffset(of: offset)
                // The last line break of a block belongs to its text but not to its range.
                if place < range.lowerBound || place >= max(length, 1) {
                    violations.append("byte \(offset) of the scalar at \(range) is at \(place)")
                    return
                }
            }
        }

        mutating func render(_ found: DiagnosticBag) {
            for diagnostic in found.diagnostics {
                guard let range = diagnostic.range else { continue }
                if range.start < 0 || range.end > length {
                    violations.append("\(diagnostic.code.name) points outside of the file")
                }
            }
            let text = TextRenderer(language: .zh).render(found.sorted)
            if text.isEmpty != found.isEmpty { violations.append("the findings cannot be shown") }
        }
    }
}
