import Glibc

/// A row directly below the household that has an id.
struct Person {
    let id: UnsafeBufferPointer<UInt8>
    let table: Int
    let row: Int
}

/// Those of one household: a handful, so that looking at each is fastest.
struct PersonList {
    private var memory = UnsafeMutablePointer<Person>.allocate(capacity: 16)
    private var capacity = 16
    var count = 0

    func deallocate() { memory.deallocate() }

    mutating func append(_ person: Person) {
        if count == capacity {
            let larger = UnsafeMutablePointer<Person>.allocate(capacity: capacity * 2)
            larger.moveInitialize(from: memory, count: count)
            memory.deallocate()
            (memory, capacity) = (larger, capacity * 2)
        }
        (memory + count).initialize(to: person)
        count += 1
    }

    func find(_ id: UnsafeBufferPointer<UInt8>) -> Person? {
        guard let start = id.baseAddress else { return nil }
        for index in 0..<count {
            let other = memory[index].id
            if other.count == id.count, let place = other.baseAddress,
                memcmp(place, start, id.count) == 0
            {
                return memory[index]
            }
        }
        return nil
    }
}
