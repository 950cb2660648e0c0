import Columns

extension NumberColumn {
    /// The row must be one of the block.
    ///
    /// It stands here and not beside the column so that it becomes a part of the loops over rows.
    @inline(__always)
    subscript(row: Int) -> Int {
        let place = start + row * stride
        switch width {
        case 1: return Int(place.load(as: UInt8.self))
        case 4: return Int(place.load(as: Int32.self))
        default: return Int(place.load(as: Int64.self))
        }
    }
}
