/// What a resolved name of an expression stands for, packed into the number that FEEL carries.
package enum Reference: Sendable, Hashable {
    /// A fact, by its index in the edition.
    case fact(Int)
    case definition(Int)
    /// From an object up to the object of this entity that it belongs to (from a member: the household).
    case up(Int)
    /// The list of the objects of this entity below an object.
    case list(Int)
    /// A programme's result for an object: its own, or the object's part of its household's.
    case programme(Int, ProgrammeResultName)
    /// A standard; called with its keys where it has any.
    case standard(Int)
    case referenceDay
    /// `previous year(x)` of a check: a standard one year earlier.
    case previousYear(Int)
}

package enum ProgrammeResultName: Int, Sendable, Hashable, CaseIterable {
    case qualifies
    case receives
    case amount
    case share
}

extension Reference: RawRepresentable {
    package init?(rawValue: Int) {
        let index = rawValue >> 8
        switch rawValue & 0xFF {
        case 0: self = .fact(index)
        case 1: self = .definition(index)
        case 2: self = .up(index)
        case 3: self = .list(index)
        case 4: self = .standard(index)
        case 5: self = .referenceDay
        case 6: self = .previousYear(index)
        case let tag:
            guard let name = ProgrammeResultName(rawValue: tag - 7) else { return nil }
            self = .programme(index, name)
        }
    }

    package var rawValue: Int {
        switch self {
        case .fact(let index): index << 8
        case .definition(let index): index << 8 | 1
        case .up(let index): index << 8 | 2
        case .list(let index): index << 8 | 3
        case .standard(let index): index << 8 | 4
        case .referenceDay: 5
        case .previousYear(let index): index << 8 | 6
        case .programme(let index, let name): index << 8 | (7 + name.rawValue)
        }
    }
}
