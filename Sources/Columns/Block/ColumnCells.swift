/// The cells of one column of a block, in the width of its kind, with what is known of them.
///
/// The memory belongs to the block's owner alone and never shrinks. Booleans and codes take a
/// byte, days and numbers 32 bits. A cell that is not known holds some earlier value of the
/// column, so whatever is read lies within the column's bounds.
@safe final class ColumnCells {
    let isWide: Bool
    private(set) var bytes: UnsafeMutablePointer<UInt8>
    private(set) var words: UnsafeMutablePointer<Int32>
    /// 1 where the cell is known.
    private(set) var known: UnsafeMutablePointer<UInt8>
    private(set) var capacity: Int

    init(isWide: Bool, filler: Int32, capacity: Int) {
        self.isWide = isWide
        self.capacity = capacity
        self.filler = filler
        unsafe bytes = .allocate(capacity: isWide ? 1 : capacity)
        unsafe words = .allocate(capacity: isWide ? capacity : 1)
        unsafe known = .allocate(capacity: capacity)
        fill(from: 0)
    }

    /// What a cell holds that nobody wrote.
    private let filler: Int32

    deinit {
        unsafe bytes.deallocate()
        unsafe words.deallocate()
        unsafe known.deallocate()
    }

    func grow(to newCapacity: Int) {
        let old = capacity
        capacity = newCapacity
        if isWide {
            unsafe words = grown(words, old, to: newCapacity)
        } else {
            unsafe bytes = grown(bytes, old, to: newCapacity)
        }
        unsafe known = grown(known, old, to: newCapacity)
        fill(from: old)
    }

    private func fill(from start: Int) {
        let count = capacity - start
        if isWide {
            unsafe (words + start).initialize(repeating: filler, count: count)
        } else {
            unsafe (bytes + start).initialize(
                repeating: UInt8(truncatingIfNeeded: filler), count: count)
        }
        unsafe (known + start).initialize(repeating: 0, count: count)
    }

    @inline(__always)
    func write(byte: UInt8, at row: Int) {
        precondition(row < capacity && row >= 0 && !isWide)
        unsafe bytes[row] = byte
        unsafe known[row] = 1
    }

    @inline(__always)
    func write(word: Int32, at row: Int) {
        precondition(row < capacity && row >= 0 && isWide)
        unsafe words[row] = word
        unsafe known[row] = 1
    }

    /// What the cell holds; `nil` where it is not known.
    subscript(row: Int) -> Int32? {
        guard row >= 0, row < capacity, unsafe known[row] == 1 else { return nil }
        return isWide ? unsafe words[row] : Int32(unsafe bytes[row])
    }

    /// Makes a cell what a cell of another column of the same kind is.
    func copy(_ other: ColumnCells, row source: Int, to row: Int) {
        precondition(source >= 0 && source < other.capacity && row >= 0 && row < capacity)
        precondition(isWide == other.isWide)
        if isWide {
            unsafe words[row] = other.words[source]
        } else {
            unsafe bytes[row] = other.bytes[source]
        }
        unsafe known[row] = other.known[source]
    }

    /// Makes cells unknown again.
    func forget(_ rows: Range<Int>) {
        precondition(rows.lowerBound >= 0 && rows.upperBound <= capacity)
        unsafe (known + rows.lowerBound).update(repeating: 0, count: rows.count)
    }

    /// Whether one of the first cells is not known.
    func hasUnknown(in count: Int) -> Bool {
        precondition(count <= capacity)
        var all: UInt8 = 1
        for row in 0..<count { unsafe all &= known[row] }
        return all == 0
    }

    /// Whether one of the first cells is known.
    func hasKnown(in count: Int) -> Bool {
        precondition(count <= capacity)
        var any: UInt8 = 0
        for row in 0..<count { unsafe any |= known[row] }
        return any == 1
    }
}

/// Where the cells of a column lie: for readers that write many of them.
///
/// What is written must be what `Block.set` would write; the memory moves when the block grows
/// (`Block.growths`).
@unsafe package struct CellMemory {
    /// 1 where the cell is known.
    package let known: UnsafeMutablePointer<UInt8>
    /// The cells of booleans, codes and narrow numbers.
    package let bytes: UnsafeMutablePointer<UInt8>
    /// The cells of days and other numbers.
    package let words: UnsafeMutablePointer<Int32>
}
