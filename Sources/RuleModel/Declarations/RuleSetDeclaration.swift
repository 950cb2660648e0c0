package import Diagnostics

/// What a folder of rule files is, and whose law it inherits.
package struct RuleSetDeclaration: Sendable {
    package let identity: RuleSetIdentity
    /// The rule set above; `nil` for the nation's.
    package let parent: Located<String>?
    package let range: SourceRange
}
