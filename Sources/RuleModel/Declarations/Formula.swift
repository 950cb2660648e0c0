package import Diagnostics
package import FEEL

/// An expression of a rule file: its text, and, once the edition is linked, its checked form.
package struct Formula: Sendable {
    package let text: EmbeddedText
    /// `invalid` until the edition is linked.
    package var expression: Expression
    package var type: FEELType

    package init(text: EmbeddedText) {
        self.text = text
        expression = Expression(.invalid, TextRange(0, 0))
        type = .invalid
    }

    package var range: SourceRange {
        text.range(of: TextRange(0, text.value.utf8.count))
    }
}
