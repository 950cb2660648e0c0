package import Diagnostics
package import YAML

/// Something that an author wrote, with its place.
package struct Located<Value: Sendable>: Sendable {
    package let value: Value
    package let range: SourceRange

    package init(_ value: Value, at range: SourceRange) {
        self.value = value
        self.range = range
    }
}

extension Located<String> {
    /// A scalar's text.
    package init?(text node: YAMLNode) {
        guard let text = node.text else { return nil }
        self.init(text, at: node.range)
    }
}
