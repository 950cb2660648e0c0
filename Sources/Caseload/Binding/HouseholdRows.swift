/// Where the rows of one household stand in the slices of a chunk.
struct HouseholdRows {
    struct Place {
        var start: Int
        /// How many rows of the slice come before it.
        var row: Int
        /// How many line breaks inside cells came before it.
        var breaks: Int
    }

    /// For each table.
    private(set) var places: [[Place]] = []

    /// Adds a table, whose rows stand from a place to before another.
    mutating func addRows(from first: Place, to end: Place, in scanner: RowScanner) {
        var rows: [Place] = []
        var place = first
        while place.start < end.start {
            rows.append(place)
            place = scanner.place(after: place)
        }
        places.append(rows)
    }
}

extension RowScanner {
    /// The place of the next row.
    func place(after place: HouseholdRows.Place) -> HouseholdRows.Place {
        let stop = rowEnd(from: place.start)
        return HouseholdRows.Place(
            start: min(stop + 1, end), row: place.row + 1,
            breaks: place.breaks + lineBreaks(from: place.start, to: stop))
    }
}
