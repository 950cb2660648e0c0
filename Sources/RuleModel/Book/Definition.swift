package import Diagnostics
package import FEEL

/// A definition with all its periods.
package struct Definition: Sendable {
    /// The entity or kind that it belongs to.
    package let owner: String
    package let name: String
    package let title: Title
    /// `any` where the file declares none.
    package let type: FEELType
    package internal(set) var declarations: [Stated<Declaration<DefinitionVersion>>]
    package let range: SourceRange

    package var id: String { "\(owner).\(name)" }
}
