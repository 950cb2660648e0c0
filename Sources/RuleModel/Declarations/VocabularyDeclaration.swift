package import Diagnostics

/// A place or a kind of the vocabulary, as written.
package struct EntityDeclaration: Sendable {
    package let id: Located<String>
    /// `nil` for a kind such as `person`, which is no place of its own.
    package let title: Title?
    package let parent: Located<String>?
    package let kind: Located<String>?
    package let counts: Located<String>?
    package let list: ListForm?
    package let facts: [FactDeclaration]
    package let range: SourceRange
}

package struct FactDeclaration: Sendable {
    package let id: Located<String>
    package let type: TypeNotation
    package let isPersonal: Bool
    package let min: Formula?
    package let max: Formula?
    package let askIf: Formula?
    package let otherwise: Located<String>?
    package let common: Common
}
