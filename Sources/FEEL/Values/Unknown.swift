/// Why something is not known.
///
/// The numbers are the host's: it keeps what they stand for.
public struct Cause: Sendable, Hashable, Comparable {
    /// In the order in which they are named first.
    public enum Kind: UInt8, Sendable {
        /// An expression failed.
        case failure
        /// A value that an authority has not set.
        case unset
        /// A fact that the record does not hold.
        case fact
    }

    public let kind: Kind
    public let index: Int32

    public init(_ kind: Kind, _ index: Int) {
        self.kind = kind
        self.index = Int32(truncatingIfNeeded: index)
    }

    public static func < (left: Cause, right: Cause) -> Bool {
        (left.kind.rawValue, left.index) < (right.kind.rawValue, right.index)
    }
}

/// A set of causes, kept sorted; sets are small.
public struct Causes: Sendable, Hashable {
    public private(set) var elements: [Cause]

    public init(_ elements: [Cause] = []) {
        self.elements = elements.count < 2 ? elements : Array(Set(elements)).sorted()
    }

    public func union(_ other: Causes) -> Causes {
        if other.elements.isEmpty { return self }
        if elements.isEmpty { return other }
        return merged(with: other)
    }

    /// Both are sorted, so that one walk over them is enough.
    private func merged(with other: Causes) -> Causes {
        let others = other.elements
        var merged: [Cause] = []
        merged.reserveCapacity(elements.count + others.count)
        var (left, right) = (0, 0)
        while left < elements.count, right < others.count {
            let (mine, its) = (elements[left], others[right])
            merged.append(its < mine ? its : mine)
            if !(its < mine) { left += 1 }
            if !(mine < its) { right += 1 }
        }
        merged += elements[left...]
        merged += others[right...]
        return Causes(sorted: merged)
    }

    private init(sorted elements: [Cause]) {
        self.elements = elements
    }
}

/// What is not known, why, and what is known of it all the same.
public struct Unknown: Sendable {
    public let causes: Causes
    public let hull: Hull

    public init(_ causes: Causes, _ hull: Hull = .any) {
        self.causes = causes
        self.hull = hull
    }
}

/// A set that surely contains the value; it may be too wide and is never too narrow.
public enum Hull: Sendable {
    case any
    /// A number between two ends, both included; `nil` where no end is known.
    case numbers(low: Number?, high: Number?)
    /// One of a few known values (yes or no, the values of an enumeration).
    case oneOf([Value])
}
