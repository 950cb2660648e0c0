import Diagnostics
import TestSupport
import YAML

/// A text read as a YAML file.
struct Reading {
    let marked: Marked
    let root: YAMLNode?
    let found: [Diagnostic]

    init(_ text: String, limits: Limits = .standard) {
        marked = Marked(text)
        var bag = DiagnosticBag()
        root = YAML.parse(
            SourceFile(path: "test.yaml", text: marked.text), limits: limits, into: &bag)
        found = bag.sorted
    }

    /// The findings as `1️⃣ yaml/tab`, in the order of places.
    var findings: [String] {
        found.map { finding in
            let offset = finding.range?.start ?? -1
            return (marked.marker(at: offset) ?? "\(offset)") + " " + finding.code.name
        }
    }
}

extension YAMLNode {
    /// The tree on one line, for expectations.
    var outline: String {
        switch kind {
        case .absent: "∅"
        case .scalar(let text, let style): "\(style)(\(text.value.replacing("\n", with: "⏎")))"
        case .sequence(let items): "[" + items.map(\.outline).joined(separator: ", ") + "]"
        case .mapping(let entries):
            "{" + entries.map { "\($0.name): \($0.value.outline)" }.joined(separator: ", ") + "}"
        }
    }
}
