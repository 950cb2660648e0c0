/// What an expression is worth over columns, while it is compiled.
indirect enum ColumnValue {
    case truth(Truth)
    case figure(Figure)
    /// The rows of an entity below each row of its parent entity, or some of them.
    case list(ListValue)
    /// A value for each element of a list.
    case series(ColumnValue, of: ListValue)
    /// The row itself of an entity.
    case object(entity: Int)
    /// A text that is written out: of an enumeration once its place says of which.
    case text(String)
    /// A range whose ends are values; an end that is absent is no end.
    case range(low: ColumnValue?, high: ColumnValue?, lowIncluded: Bool, highIncluded: Bool)
    case unknown(mayFail: Bool)
}

/// A yes or no: where it surely holds, and where it surely does not.
struct Truth {
    let yes: Int
    /// `nil` where it is always known: then it is whatever `yes` is not.
    let no: Int?
    /// Whether an error may be why it is not known; such an error is never overruled.
    let mayFail: Bool
}

/// A whole number for each row, and what it stands for.
struct Figure {
    enum Kind: Hashable {
        /// The number times 10 to the power of `decimals`, divided by the divisor if there is one.
        case number(decimals: Int)
        /// The place among the values of an enumeration.
        case code(Int)
        case day
        case months
    }

    let kind: Kind
    let value: Int
    /// A number above 0 that the value is still to be divided by.
    var divisor: Int?
    /// Where it is known; `nil` is everywhere.
    let known: Int?
    let mayFail: Bool
    /// What is known of it where it is not.
    var open: Interval?

    init(
        _ kind: Kind, _ value: Int, divisor: Int? = nil, known: Int?, mayFail: Bool,
        open: Interval? = nil
    ) {
        self.kind = kind
        self.value = value
        self.divisor = divisor
        self.known = known
        self.mayFail = mayFail
        self.open = open
    }

    var decimals: Int { if case .number(let decimals) = kind { decimals } else { 0 } }
}

/// Two ends that a sum of money lies between, while nobody has set more; the ends may be absent.
///
/// Why it is open is never a fact that could be asked for: only standards, roundings and parts of
/// amounts that an authority has not set. Such an answer is the same whatever is tried.
struct Interval {
    let decimals: Int
    let low: Int
    let high: Int
    /// Where there is no low end, no high end.
    let noLow: Int
    let noHigh: Int
    /// Where all this is so; elsewhere the columns know nothing.
    var holds: Int
    /// For each thing that is not set the rows that it leaves open.
    var causes: [OpenCause: Int] = [:]
}

/// What an authority has not set.
enum OpenCause: Hashable {
    case standard(Int)
    case definition(Int)
    case part(programme: Int, part: Int)
}

/// A list of rows.
struct ListValue {
    /// The entity of its elements; the rows above them have the list.
    let entity: Int
    /// Which of the rows belong to it; `nil` is all.
    let member: Truth?
    /// Where the list is known, for the rows above; `nil` is everywhere.
    let known: Int?
}
