/// Some households' rows of every file, in order: the unit of parallel work.
struct Chunk: Sendable {
    let number: Int
    /// For each table its rows.
    let slices: [RowSlice]
    /// How far the files were read when it was cut, for the progress.
    let position: Int
}
