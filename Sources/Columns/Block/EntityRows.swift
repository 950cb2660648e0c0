/// The rows of one entity of a block.
///
/// The memory belongs to the block's owner alone and never shrinks.
@safe final class EntityRows {
    private(set) var count = 0
    private(set) var capacity: Int
    let ids: RowIDs
    /// For each row the row of the parent entity that it stands below; never decreasing.
    private(set) var parents: UnsafeMutablePointer<Int32>
    /// For each row of the parent entity 1 where its list is complete; shorter where the rest is
    /// not known.
    private(set) var knownLists: UnsafeMutablePointer<UInt8>
    private(set) var knownListCount = 0
    private var knownListCapacity = 64
    /// For each row of the parent entity where its rows begin, and one more; made by `seal`.
    private(set) var starts: UnsafeMutablePointer<Int32>
    private(set) var startCount = 0
    private var startCapacity = 64

    init(capacity: Int) {
        self.capacity = max(capacity, 1)
        ids = RowIDs(capacity: self.capacity)
        unsafe parents = .allocate(capacity: self.capacity)
        unsafe knownLists = .allocate(capacity: knownListCapacity)
        unsafe starts = .allocate(capacity: startCapacity)
    }

    deinit {
        unsafe parents.deallocate()
        unsafe knownLists.deallocate()
        unsafe starts.deallocate()
    }

    func removeAll() {
        (count, knownListCount, startCount) = (0, 0, 0)
        ids.removeAll()
    }

    func append(below parent: Int, id: Span<UInt8>?) {
        precondition(count < capacity)
        unsafe parents[count] = Int32(truncatingIfNeeded: parent)
        count += 1
        ids.append(id)
    }

    func grow(to newCapacity: Int) {
        unsafe parents = grown(parents, count, to: newCapacity)
        capacity = newCapacity
    }

    /// Adds rows that a reader found; the lists that they stand in are then known.
    @unsafe func append(_ found: FoundRows) {
        unsafe precondition(found.count >= 0 && count + found.count <= capacity)
        for row in unsafe 0..<found.count {
            let parent = unsafe found.parents[row]
            unsafe parents[count + row] = parent
            begin(below: Int(parent))
        }
        unsafe count += found.count
        unsafe ids.append(found)
    }

    func parent(of row: Int) -> Int {
        precondition(row >= 0 && row < count)
        return Int(unsafe parents[row])
    }

    func begin(below parent: Int) {
        fillLists(to: parent + 1)
        unsafe knownLists[parent] = 1
    }

    private func fillLists(to count: Int) {
        while count > knownListCapacity {
            unsafe knownLists = grown(knownLists, knownListCount, to: knownListCapacity * 2)
            knownListCapacity *= 2
        }
        while knownListCount < count {
            unsafe knownLists[knownListCount] = 0
            knownListCount += 1
        }
    }

    func isKnown(below parent: Int) -> Bool {
        guard parent >= 0, parent < knownListCount else { return false }
        return unsafe knownLists[parent] == 1
    }

    /// The rows below some rows of the parent entity that follow each other, once it is sealed.
    func rows(below above: Range<Int>) -> Range<Int> {
        precondition(above.lowerBound >= 0 && above.upperBound < startCount)
        return unsafe Int(starts[above.lowerBound])..<Int(starts[above.upperBound])
    }

    /// Counts the rows below each parent.
    func seal(parentCount: Int) {
        fillLists(to: parentCount)
        while parentCount + 1 > startCapacity {
            unsafe starts = grown(starts, startCount, to: startCapacity * 2)
            startCapacity *= 2
        }
        var row = 0
        for parent in 0..<parentCount {
            unsafe starts[parent] = Int32(truncatingIfNeeded: row)
            while row < count, unsafe Int(parents[row]) == parent { row += 1 }
        }
        unsafe starts[parentCount] = Int32(truncatingIfNeeded: row)
        startCount = parentCount + 1
    }
}
