package import Diagnostics
package import Engine
import FEEL
import RuleModel

/// What in a difference somebody should look at before the new law is used.
package struct Alert: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// A value lower than before.
        case decrease
        /// A value that was set and is not any more.
        case unset
        /// A sentence of `checks` that held and does not any more.
        case check
        /// A rule or value that decides and cites nothing.
        case unsourced
        /// A rule or value that decides and rests on less than a copy of its text.
        case evidence
        /// What no test of the rule set tries.
        case untested
        /// A value past its review for which nothing new was published.
        case carried
        /// A draft among the newer values.
        case draft
        /// Illustrative values, which are no law.
        case illustrative
    }

    package let kind: Kind
    /// What it is about; `nil` for the whole edition.
    package let item: ChangedItem?
    package let text: Wording
    package let range: SourceRange?

    init(_ kind: Kind, _ item: ChangedItem?, _ text: Wording, at range: SourceRange? = nil) {
        self.kind = kind
        self.item = item
        self.text = text
        self.range = range
    }

    /// Told on the page; the rest only where it is asked for.
    var isTold: Bool {
        switch kind {
        case .evidence, .untested: false
        default: true
        }
    }
}
