/// What a node of the graph computes; operands are numbers of earlier nodes.
enum Operation: Hashable {
    case constant(Int)
    /// The cells of a column.
    case cells(Int)
    /// 1 where a cell of the column is known.
    case known(Int)
    /// For each row of the parent entity: 1 where the list of this entity is known.
    case listKnown(Int)
    /// For each row of the parent entity: the rows of this entity below it.
    case listCount(Int)
    /// A narrower operand in the node's own width, or a wider one that surely fits.
    case resized(Int)
    case arithmetic(Arithmetic, Int, Int)
    /// The quotient as a whole number; 0 where the divisor is 0.
    case quotient(Rounding, Int, Int)
    case comparison(Comparison, Int, Int)
    /// Where the first is 1 the second, else the third.
    case select(Int, Int, Int)
    case and(Int, Int)
    case or(Int, Int)
    case not(Int)
    /// Whether a byte is one of a set of numbers below 64.
    case isOneOf(Int, UInt64)
    /// A byte's place in a table.
    case lookup(Int, [Int])
    /// Whole months from one day to another.
    case months(Int, Int)
    /// The value of the row that a row of this entity stands below.
    case spread(Int, entity: Int)
    /// Over the rows of an entity below each row of its parent.
    case sum(Int, entity: Int)
    case any(Int, entity: Int)

    enum Arithmetic: Hashable {
        case add
        case subtract
        case multiply
        case least
        case greatest
    }

    enum Comparison: Hashable {
        case less
        case lessOrEqual
        case equal
    }

    /// How a quotient becomes whole.
    enum Rounding: Hashable {
        case floor
        case ceiling
        case towardZero
        case awayFromZero
        case halfAwayFromZero
        case halfTowardZero
        case halfEven
    }

    var operands: [Int] {
        switch self {
        case .constant, .cells, .known, .listKnown, .listCount: []
        case .resized(let one), .not(let one), .isOneOf(let one, _), .lookup(let one, _),
            .spread(let one, _), .sum(let one, _), .any(let one, _):
            [one]
        case .arithmetic(_, let left, let right), .quotient(_, let left, let right),
            .comparison(_, let left, let right), .and(let left, let right),
            .or(let left, let right), .months(let left, let right):
            [left, right]
        case .select(let test, let then, let otherwise): [test, then, otherwise]
        }
    }
}

/// How wide the numbers of a node are.
enum Width: Int, Comparable {
    case byte = 1
    case half = 4
    case full = 8

    static func < (left: Width, right: Width) -> Bool { left.rawValue < right.rawValue }

    /// The narrowest that holds all of a range.
    init(low: Int, high: Int) {
        if low >= 0, high <= 255 {
            self = .byte
        } else if low >= Int(Int32.min), high <= Int(Int32.max) {
            self = .half
        } else {
            self = .full
        }
    }
}

/// A column that is computed: one number for each row of an entity.
struct Node {
    let operation: Operation
    /// The entity whose rows it has; `nil` for a constant.
    let entity: Int?
    let width: Width
    /// The ends that its numbers surely lie between.
    let low: Int
    let high: Int
}

/// Why an expression cannot be computed over columns.
struct NotColumnar: Error {
    let reason: Reason

    enum Reason: String, Sendable, CaseIterable {
        case construct = "a construct that columns do not have"
        case overflow = "numbers that 64 bits may not hold"
        case correlated = "a list inside of another that looks back at it"
        case text = "text"
    }

    init(_ reason: Reason) {
        self.reason = reason
    }
}
