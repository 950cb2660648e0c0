package import Diagnostics

/// A programme with all its periods.
package struct Programme: Sendable {
    package let id: String
    package let title: Title
    package let declarations: [Stated<Declaration<ProgrammeVersion>>]
    package let range: SourceRange
}
