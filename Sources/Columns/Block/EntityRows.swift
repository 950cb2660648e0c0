/// The rows of one entity of a block.
struct EntityRows {
    var count = 0
    var capacity: Int
    /// For each row the row of the parent entity that it stands below; never decreasing.
    var parents: [Int32] = []
    var ids = RowIDs()
    /// For each row of the parent entity whether its list is complete; shorter where the rest is not known.
    var knownLists: [UInt8] = []
    /// For each row of the parent entity where its rows begin, and one more; made by `seal`.
    var starts: [Int32] = []

    init(capacity: Int) {
        self.capacity = capacity
    }

    mutating func removeAll() {
        count = 0
        parents.removeAll(keepingCapacity: true)
        ids.removeAll()
        knownLists.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
    }

    mutating func begin(below parent: Int) {
        while knownLists.count <= parent { knownLists.append(0) }
        knownLists[parent] = 1
    }

    func isKnown(below parent: Int) -> Bool {
        knownLists.indices.contains(parent) && knownLists[parent] == 1
    }

    /// Counts the rows below each parent.
    mutating func seal(parentCount: Int) {
        while knownLists.count < parentCount { knownLists.append(0) }
        starts.removeAll(keepingCapacity: true)
        starts.reserveCapacity(parentCount + 1)
        var row = 0
        for parent in 0..<parentCount {
            starts.append(Int32(truncatingIfNeeded: row))
            while row < count, parents[row] == parent { row += 1 }
        }
        starts.append(Int32(truncatingIfNeeded: row))
    }
}
