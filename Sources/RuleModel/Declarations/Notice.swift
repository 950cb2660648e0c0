package import Diagnostics
package import FEEL
package import YAML

/// Values that an authority published for a period.
package struct Notice: Sendable {
    /// A standard's value as written, or `computed`.
    package struct Entry: Sendable {
        package let standard: Located<String>
        package let node: YAMLNode
    }

    package let identity: NoticeIdentity
    /// Names of the dates that the document itself does not state.
    package let assumed: [String]
    /// The last day in force, where the notice states one.
    package let to: CalendarDate?
    /// Documents whose values this notice takes the place of.
    package let replaces: [Located<String>]
    package let evidence: Evidence?
    package let entries: [Entry]
    package let documentRange: SourceRange
    package let range: SourceRange
}
