/// Rows of one entity that a reader found, in the order of their parents, and whose cells it has
/// written already: so many of them are added at once (`Block.append`).
@unsafe package struct FoundRows {
    /// Where the id of a row lies, counted from `text`.
    package struct ID: BitwiseCopyable {
        package let start: Int
        /// −1 where the row has none.
        package let count: Int

        package init(start: Int, count: Int) {
            self.start = start
            self.count = count
        }
    }

    package let count: Int
    /// For each row the row of the parent entity that it stands below, never decreasing; 0 for
    /// households.
    package let parents: UnsafePointer<Int32>
    package let ids: UnsafePointer<ID>
    /// Eight bytes must be readable behind every id.
    package let text: UnsafePointer<UInt8>

    package init(
        count: Int, parents: UnsafePointer<Int32>, ids: UnsafePointer<ID>,
        text: UnsafePointer<UInt8>
    ) {
        unsafe self.count = count
        unsafe self.parents = parents
        unsafe self.ids = ids
        unsafe self.text = text
    }
}
