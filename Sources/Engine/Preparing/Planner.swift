import RuleModel

/// Gives what a case keeps its places in the memory of an object.
struct Planner {
    let edition: Edition
    let wordbook: Wordbook
    let powers: Powers
    /// For each entity how much is kept of each of its objects.
    private(set) var counts: [Int]

    init(_ edition: Edition, _ wordbook: Wordbook, _ powers: Powers, counts: [Int]) {
        self.edition = edition
        self.wordbook = wordbook
        self.powers = powers
        self.counts = counts
    }

    mutating func slot(of entity: Int) -> Int { slots(1, of: entity) }

    /// The first of several places.
    mutating func slots(_ count: Int, of entity: Int) -> Int {
        guard counts.indices.contains(entity) else { return 0 }
        defer { counts[entity] += count }
        return counts[entity]
    }

    mutating func plans(_ items: [Item], of entity: Int) -> [ItemPlan] {
        items.map { ItemPlan($0, of: entity, &self) }
    }
}
