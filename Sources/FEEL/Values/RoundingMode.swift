/// How a number between two neighbours is rounded to one of them.
public enum RoundingMode: Sendable, CaseIterable {
    /// To the nearer neighbour; halfway, to the one with an even last digit.
    case halfEven
    /// To the nearer neighbour; halfway, away from zero.
    case halfUp
    /// To the nearer neighbour; halfway, toward zero.
    case halfDown
    /// Away from zero.
    case up
    /// Toward zero.
    case down
    /// Toward positive infinity.
    case ceiling
    /// Toward negative infinity.
    case floor
}

extension RoundingMode {
    /// Whether the kept magnitude grows by one unit in its last place.
    func grows(_ kept: UInt128, negative: Bool, discarding discarded: Discarded) -> Bool {
        switch self {
        case .halfEven: discarded == .aboveHalf || (discarded == .half && kept & 1 == 1)
        case .halfUp: discarded >= .half
        case .halfDown: discarded == .aboveHalf
        case .up: discarded != .nothing
        case .down: false
        case .ceiling: !negative && discarded != .nothing
        case .floor: negative && discarded != .nothing
        }
    }
}

/// What lies below the last kept digit of a magnitude, as exactly as rounding must know it.
enum Discarded: UInt8, Comparable {
    case nothing
    case belowHalf
    case half
    case aboveHalf

    /// Classifies `remainder / divisor`, to which something smaller than one unit of the remainder
    /// may still have to be added (`more`; the divisor is then even, a power of ten).
    init(_ remainder: UInt128, of divisor: UInt128, more: Bool = false) {
        // Compared as a difference, because twice the remainder may not fit.
        let rest = divisor &- remainder
        if remainder == 0 && !more {
            self = .nothing
        } else if remainder > rest {
            self = .aboveHalf
        } else if remainder == rest {
            self = more ? .aboveHalf : .half
        } else {
            self = .belowHalf
        }
    }

    /// The same seen from the next greater unit: what is missing to it.
    var complement: Discarded {
        switch self {
        case .nothing: .nothing
        case .belowHalf: .aboveHalf
        case .half: .half
        case .aboveHalf: .belowHalf
        }
    }

    static func < (left: Discarded, right: Discarded) -> Bool { left.rawValue < right.rawValue }
}
