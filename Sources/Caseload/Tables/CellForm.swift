/// How the cells of one column of a file are read.
struct CellForm: Sendable {
    enum Kind: UInt8, Sendable {
        case ignored
        /// The household's id.
        case key
        /// The id of the row that this one stands below.
        case parent
        case id
        case sameAs
        /// How many rows a list has.
        case rowCount
        case boolean
        case code
        case day
        case number
        /// Kept as text for the output.
        case carried
        case identity
        /// What only the reading of records understands: text, programmes applied for.
        case rare
    }

    var kind: Kind
    /// The block's column; of `rowCount` the entity of the list; of carried cells their number.
    var target = 0
    /// A fact of a kind (`person`), which `same_as` shares.
    var isOfKind = false
    /// Ends of a number, in ten-thousandths; the last day of a date.
    var low = Int64.min
    var high = Int64.max
    /// Of a yes or no, or of an enumeration.
    var spellings: Spellings?
}
