package import Diagnostics

/// One part of a YAML file with its exact place.
///
/// Nothing is interpreted: `no`, `012`, `1e3` and `850.10` are the texts that the author wrote.
package struct YAMLNode: Sendable {
    /// How a scalar is written.
    package enum Style: Sendable, Hashable {
        case plain
        case singleQuoted
        case doubleQuoted
        /// A block after `|`: line breaks stay.
        case literal
        /// A block after `>`: line breaks become spaces.
        case folded
    }

    /// One line of a mapping; the key is always a scalar, and no two keys are equal.
    package struct Entry: Sendable {
        package let key: YAMLNode
        package let value: YAMLNode
        package let name: String

        package init(key: YAMLNode, value: YAMLNode) {
            self.key = key
            self.value = value
            name = key.text ?? ""
        }
    }

    package enum Kind: Sendable {
        case scalar(EmbeddedText, Style)
        case sequence([YAMLNode])
        case mapping([Entry])
        /// `key:` with nothing behind it.
        case absent
    }

    package let kind: Kind
    /// From the first to the last character; trailing line breaks do not count.
    package let range: SourceRange
    /// Whether a sequence or mapping stands in brackets: `[a, b]`, `{a: b}`.
    package let isFlow: Bool

    package init(_ kind: Kind, range: SourceRange, isFlow: Bool = false) {
        self.kind = kind
        self.range = range
        self.isFlow = isFlow
    }
}

extension [YAMLNode.Entry] {
    /// The value of a key.
    ///
    /// Mappings are short, so their keys are gone through; by place, since to copy an entry costs
    /// more than to look at it.
    package subscript(key: String) -> YAMLNode? {
        for index in indices where self[index].name == key { return self[index].value }
        return nil
    }
}

extension YAMLNode {
    /// The value of a scalar with the way back to its place.
    package var embeddedText: EmbeddedText? {
        if case .scalar(let text, _) = kind { text } else { nil }
    }

    package var text: String? { embeddedText?.value }

    package var style: Style? {
        if case .scalar(_, let style) = kind { style } else { nil }
    }

    package var items: [YAMLNode]? {
        if case .sequence(let items) = kind { items } else { nil }
    }

    package var entries: [Entry]? {
        if case .mapping(let entries) = kind { entries } else { nil }
    }

    package var isAbsent: Bool {
        if case .absent = kind { true } else { false }
    }

    /// The value of an entry; nil too when this is no mapping.
    package subscript(key: String) -> YAMLNode? {
        guard case .mapping(let entries) = kind else { return nil }
        return entries[key]
    }

    /// What this is, in words for messages: 「一段文字」, "a list".
    package var kindName: Wording {
        switch kind {
        case .scalar: Wording(zh: "一段文字", en: "a text")
        case .sequence: Wording(zh: "列表", en: "a list")
        case .mapping: Wording(zh: "键值表", en: "a mapping")
        case .absent: Wording(zh: "空", en: "nothing")
        }
    }
}
