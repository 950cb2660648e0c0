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

    private func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        capacity = max(count + more, capacity * 2)
        unsafe ends = grown(ends, count, to: capacity)
    }

    /// Eight bytes more can be read and written behind the last id.
    private func reserveText(_ more: Int) {
        guard length + more + 8 > room else { return }
        room = max(length + more + 8, room * 2)
        unsafe text = grown(text, length, to: room)
    }

    func append(_ id: Span<UInt8>?) {
        reserve(1)
        if let id {
            let size = id.count
            reserveText(size)
            for index in 0..<size { unsafe text[length + index] = id[index] }
            length += size
        }
        let end = Int32(truncatingIfNeeded: length)
        unsafe ends[count] = id == nil ? ~end : end
        count += 1
    }

    /// Adds the ids of rows that a reader found.
    @unsafe func append(_ found: FoundRows) {
        unsafe reserve(found.count)
        for row in unsafe 0..<found.count {
            let id = unsafe found.ids[row]
            // Copied by eights, and so a little further than it goes.
            reserveText(max(id.count, 0))
            let (source, target) = unsafe (found.text + id.start, text + length)
            for place in stride(from: 0, to: id.count, by: 8) {
                let eight = unsafe UnsafeRawPointer(source + place).loadUnaligned(as: UInt64.self)
                unsafe UnsafeMutableRawPointer(target + place).storeBytes(
                    of: eight, as: UInt64.self)
            }
            length += max(id.count, 0)
            let end = Int32(truncatingIfNeeded: length)
            unsafe ends[count + row] = id.count < 0 ? ~end : end
        }
        unsafe count += found.count
    }

    func removeAll() { (count, length) = (0, 0) }

    @unsafe var column: IDColumn {
        unsafe IDColumn(text: UnsafePointer(text), ends: UnsafePointer(ends))
    }
}

/// Where the ids of an entity's rows lie until a row is added; eight bytes more can be read.
@unsafe package struct IDColumn {
    @usableFromInline package let text: UnsafePointer<UInt8>
    @usableFromInline package let ends: UnsafePointer<Int32>

    /// The id of a row, which must be there; `nil` where it has none.
    @inlinable
    package subscript(row: Int) -> UnsafeBufferPointer<UInt8>? {
        let end = unsafe Int(ends[row])
        guard end >= 0 else { return nil }
        let before = unsafe row == 0 ? 0 : Int(ends[row - 1])
        let start = before < 0 ? ~before : before
        return unsafe UnsafeBufferPointer(start: text + start, count: end - start)
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
