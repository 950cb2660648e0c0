/// Places in the memory of one object for things that are declared for its entity.
struct Slots: Sendable {
    /// For each thing its place among those of its entity.
    let places: [Int]
    /// For each entity how many there are.
    let counts: [Int]

    init(entityOfEach entities: [Int], entityCount: Int) {
        var counts = [Int](repeating: 0, count: entityCount)
        places = entities.map { entity in
            guard counts.indices.contains(entity) else { return 0 }
            defer { counts[entity] += 1 }
            return counts[entity]
        }
        self.counts = counts
    }

    /// Where each object's memory begins, and how long it is in all.
    func bases(of objects: [RecordObject]) -> (bases: [Int], total: Int) {
        var total = 0
        let bases = objects.map { object in
            defer { total += counts.indices.contains(object.entity) ? counts[object.entity] : 0 }
            return total
        }
        return (bases, total)
    }
}
