package import Diagnostics
package import FEEL
package import YAML

/// A case with the results that the rules must give.
package struct RuleTest: Sendable {
    package let title: Title
    package let titleRange: SourceRange
    package let month: Month?
    package let day: CalendarDate?
    /// The day as of which the law is known; by default all that is known.
    package let knownOn: CalendarDate?
    package let record: YAMLNode
    package let expect: YAMLNode
    /// What the file's records hold unless they say otherwise, by entity.
    package let given: [Given]
    /// Standards that the test sets.
    package let values: [Notice.Entry]
    package let drafts: [Located<String>]
    package let sources: [Citation]
    /// `A` to `C`: how sure the expected result is.
    package let sure: String?
    package let range: SourceRange

    package struct Given: Sendable {
        package let entity: Located<String>
        package let facts: YAMLNode
    }
}
