/// Where the rows of one household stand in the slices of a chunk.
struct HouseholdRows {
    struct Place {
        let start: Int
        /// How many rows of the slice come before it.
        let row: Int
        /// How many line breaks inside cells came before it.
        let breaks: Int
    }

    /// For each table.
    var places: [[Place]]

    init(tableCount: Int) {
        places = Array(repeating: [], count: tableCount)
    }

    mutating func removeAll() {
        for table in places.indices { places[table].removeAll(keepingCapacity: true) }
    }
}
