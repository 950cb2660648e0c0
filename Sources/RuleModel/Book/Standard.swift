package import Diagnostics
package import FEEL

/// A standard with everything that was ever said of it.
package struct Standard: Sendable {
    package let id: String
    package let title: Title
    package let type: FEELType
    /// The enumerations that key it.
    package let keys: [Int]
    /// The first declares it; those of lower layers give or replace its value.
    package internal(set) var declarations: [Stated<Declaration<StandardVersion>>]
    /// What notices publish, in the order of the book's notices.
    package internal(set) var publications: [Publication] = []
    package let range: SourceRange

    package struct Publication: Sendable {
        /// Index into the book's notices.
        package let notice: Int
        /// `nil`: from then on computed again.
        package let values: [[String]: StatedValue]?
        package let range: SourceRange
    }
}
