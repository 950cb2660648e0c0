import Diagnostics
import FEEL
import RuleModel
import YAML

/// Where a value stands in a notice's file, or where it belongs.
struct ValuePlace {
    private enum Kind {
        /// Written: the scalar or brackets to put another one in place of.
        case stated
        /// In a commented line, with what is written there.
        case comment(Comment)
        /// A mapping that lacks the rest of the path.
        case within(YAMLNode, rest: [String])
    }

    /// What a mistake in the value is shown at.
    let range: SourceRange
    private let kind: Kind
    private let file: SourceFile

    init(
        _ standard: Standard, _ path: [String], in file: SourceFile, values: YAMLNode,
        _ book: RuleBook
    ) {
        self.file = file
        let names =
            [[standard.id, standard.title.zh]]
            + zip(path, standard.keys).map { id, key in
                let title = book.enumerations[key].cases.first { $0.id == id }?.title.zh
                return [id] + (title.map { [$0] } ?? [])
            }
        var node = values
        var place = 0
        while place < names.count,
            let next = node.entries?.first(where: { names[place].contains($0.name) })?.value
        {
            node = next
            place += 1
        }
        let rest = ([standard.id] + path).dropFirst(place)
        if rest.isEmpty {
            let leaf = node["value"] ?? node
            (kind, range) = (.stated, leaf.range)
        } else if place == 0, let comment = Comment(names[0], in: file, after: values) {
            (kind, range) = (.comment(comment.with(path)), comment.range)
        } else {
            (kind, range) = (.within(node, rest: Array(rest)), node.range)
        }
    }

    /// The file's text with the value in it; `nil` where there is no place for it.
    func setting(_ value: String, language: Language) -> String? {
        switch kind {
        case .stated: file.replacing(range.start..<range.end, with: value)
        case .comment(let comment): comment.uncommented(value, language)
        case .within(let node, let rest): adding(value, at: rest, to: node)
        }
    }

    private func adding(_ value: String, at path: [String], to node: YAMLNode) -> String? {
        guard let first = path.first else { return nil }
        let entry = "\(first): \(path.dropFirst().nested(value))"
        guard let entries = node.entries, let last = entries.last else {
            return addingFirst(entry, to: node)
        }
        if node.isFlow {
            return file.replacing(last.value.range.end..<last.value.range.end, with: ", \(entry)")
        }
        let end = file.position(at: max(last.value.range.end, last.key.range.end)).line
        let column = file.position(at: entries[0].key.range.start).column
        return file.inserting(String(repeating: " ", count: column - 1) + entry, afterLine: end)
    }

    private func addingFirst(_ entry: String, to node: YAMLNode) -> String? {
        if node.isFlow {
            return file.replacing(node.range.start..<node.range.end, with: "{\(entry)}")
        }
        guard node.isAbsent else { return nil }
        let line = file.position(at: node.range.start).line
        let indent = file.line(line).prefix { $0 == " " }.count + 2
        return file.inserting(String(repeating: " ", count: indent) + entry, afterLine: line)
    }
}

extension Sequence<String> {
    /// `{tier_1: 460}` for a value below keys.
    func nested(_ value: String) -> String {
        reversed().reduce(value) { "{\($1): \($0)}" }
    }
}

extension SourceFile {
    func replacing(_ bytes: Range<Int>, with new: String) -> String {
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: bytes.lowerBound)
        let end = utf8.index(utf8.startIndex, offsetBy: bytes.upperBound)
        return String(text[..<start]) + new + String(text[end...])
    }

    fileprivate func inserting(_ line: String, afterLine number: Int) -> String {
        if number < lineStarts.count {
            return replacing(lineStarts[number]..<lineStarts[number], with: line + "\n")
        }
        return text + "\n" + line
    }
}
