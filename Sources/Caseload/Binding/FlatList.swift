/// A list of numbers in memory of its own, which its owner frees: it counts no references, and
/// it never shrinks.
struct FlatList<Element> {
    private(set) var memory: UnsafeMutablePointer<Element>
    private(set) var count = 0
    private var capacity = 64

    init() { memory = .allocate(capacity: capacity) }

    func deallocate() { memory.deallocate() }

    subscript(index: Int) -> Element {
        @inline(__always) get { memory[index] }
    }

    /// Makes room for so many more.
    @inline(__always)
    mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(to: max(count + more, capacity * 2)) }
    }

    private mutating func grow(to larger: Int) {
        let new = UnsafeMutablePointer<Element>.allocate(capacity: larger)
        new.moveInitialize(from: memory, count: count)
        memory.deallocate()
        (memory, capacity) = (new, larger)
    }

    @inline(__always)
    mutating func append(_ element: Element) {
        reserve(1)
        (memory + count).initialize(to: element)
        count += 1
    }

    mutating func append(repeating element: Element, count more: Int) {
        reserve(more)
        (memory + count).initialize(repeating: element, count: more)
        count += more
    }

    /// Counts elements that were written behind the last one, where there was room for them.
    @inline(__always)
    mutating func added(_ more: Int) { count += more }

    @inline(__always)
    mutating func removeLast(to count: Int) { self.count = min(self.count, count) }
}
