/// The ids of an entity's rows as UTF-8, one after the other.
struct RowIDs {
    private var text: [UInt8] = []
    /// Where the id of each row ends; a row without an id repeats the end before it.
    private var ends: [Int32] = []
    private var isGiven: [Bool] = []

    var count: Int { ends.count }

    mutating func append(_ id: Span<UInt8>?) {
        if let id {
            for index in id.indices { text.append(id[index]) }
        }
        ends.append(Int32(truncatingIfNeeded: text.count))
        isGiven.append(id != nil)
    }

    mutating func truncate(to count: Int) {
        ends.removeLast(ends.count - count)
        isGiven.removeLast(isGiven.count - count)
        text.removeLast(text.count - Int(ends.last ?? 0))
    }

    mutating func removeAll() {
        text.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        isGiven.removeAll(keepingCapacity: true)
    }

    func bytes(of row: Int) -> ArraySlice<UInt8>? {
        guard isGiven.indices.contains(row), isGiven[row] else { return nil }
        return text[(row == 0 ? 0 : Int(ends[row - 1]))..<Int(ends[row])]
    }
}
