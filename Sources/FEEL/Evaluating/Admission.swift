import Diagnostics

// Lists and contexts share their parts, so that a few steps could make one that is too large to
// visit, or too deep to be released again. Whatever is made is therefore measured first.
extension Evaluation {
    /// A value that was made, or the error that it is too large or too deep.
    mutating func admitted(_ value: Value, _ range: TextRange) -> Value {
        guard value.holdsNested else { return value }
        var room = budget.limits.listLength
        guard value.fits(in: &room, depth: budget.limits.nesting) else {
            return exceeded(room > 0 ? .nesting : .listLength, range)
        }
        return spend((budget.limits.listLength - room) / 16) ? value : exhausted(range)
    }
}

extension Value {
    /// Whether any part has parts of its own.
    fileprivate var holdsNested: Bool {
        switch self {
        case .list(let elements): elements.contains { $0.holdsParts }
        case .context(let context): context.entries.contains { $0.value.holdsParts }
        case .function: true
        default: false
        }
    }

    private var holdsParts: Bool {
        switch self {
        case .list, .context, .perhaps: true
        case .function(let function):
            if case .closure = function.body { true } else { false }
        default: false
        }
    }

    /// Whether all its parts together are not too many and not too deep.
    fileprivate func fits(in room: inout Int, depth: Int) -> Bool {
        room -= 1
        guard room > 0, depth > 0 else { return false }
        switch self {
        case .list(let elements):
            return elements.allSatisfy { $0.fits(in: &room, depth: depth - 1) }
        case .context(let context):
            return context.entries.allSatisfy { $0.value.fits(in: &room, depth: depth - 1) }
        case .perhaps(let value, _): return value.fits(in: &room, depth: depth - 1)
        case .function(let function):
            guard case .closure(_, let captured) = function.body else { return true }
            return captured.allSatisfy { frame in
                frame.entries.allSatisfy { $0.value.fits(in: &room, depth: depth - 1) }
            }
        default: return true
        }
    }
}
