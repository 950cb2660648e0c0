/// The ids of an entity's rows as UTF-8, one after the other.
///
/// The memory belongs to the block's owner alone and never shrinks.
@safe final class RowIDs {
    private var text: UnsafeMutablePointer<UInt8>
    private var room = 1024
    private var length = 0
    /// Where the id of each row ends; the complement of that for a row without an id.
    private var ends: UnsafeMutablePointer<Int32>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = max(capacity, 1)
        unsafe text = .allocate(capacity: room)
        unsafe ends = .allocate(capacity: self.capacity)
    }

    deinit {
        unsafe text.deallocate()
        unsafe ends.deallocate()
    }

    func append(_ id: Span<UInt8>?) {
        if count == capacity {
            unsafe ends = grown(ends, count, to: capacity * 2)
            capacity *= 2
        }
        if let id {
            let size = id.count
            while length + size > room {
                unsafe text = grown(text, length, to: room * 2)
                room *= 2
            }
            for index in 0..<size { unsafe text[length + index] = id[index] }
            length += size
        }
        let end = Int32(truncatingIfNeeded: length)
        unsafe ends[count] = id == nil ? ~end : end
        count += 1
    }

    private func end(of row: Int) -> Int {
        guard row >= 0 else { return 0 }
        let end = unsafe ends[row]
        return Int(end < 0 ? ~end : end)
    }

    func truncate(to count: Int) {
        precondition(count <= self.count)
        length = end(of: count - 1)
        self.count = count
    }

    func removeAll() { (count, length) = (0, 0) }

    /// `nil` for a row without an id; the bytes stay where they are until a row is added.
    @unsafe func bytes(of row: Int) -> UnsafeBufferPointer<UInt8>? {
        guard row >= 0, row < count, unsafe ends[row] >= 0 else { return nil }
        let start = end(of: row - 1)
        return unsafe UnsafeBufferPointer(start: text + start, count: end(of: row) - start)
    }
}

/// The same numbers in more memory.
@unsafe func grown<Element: BitwiseCopyable>(
    _ old: UnsafeMutablePointer<Element>, _ count: Int, to capacity: Int
) -> UnsafeMutablePointer<Element> {
    let new = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    unsafe new.moveInitialize(from: old, count: count)
    unsafe old.deallocate()
    return unsafe new
}
