/// How far a run has come.
package struct Progress: Sendable {
    package let households: Int
    /// Bytes read of the files, and all that they hold; 0 where that is not known.
    package let position: Int
    package let total: Int

    package init(households: Int, position: Int, total: Int) {
        self.households = households
        self.position = position
        self.total = total
    }
}
