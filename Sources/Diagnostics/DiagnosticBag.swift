/// Mistakes collected along the way; nothing stops at the first.
public struct DiagnosticBag: Sendable {
    public private(set) var diagnostics: [Diagnostic] = []

    public init() {}

    public var isEmpty: Bool { diagnostics.isEmpty }
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Adds a mistake; the same mistake at the same place is kept once.
    public mutating func add(_ diagnostic: Diagnostic) {
        guard seen.insert(diagnostic).inserted else { return }
        diagnostics.append(diagnostic)
    }

    public mutating func add(contentsOf others: some Sequence<Diagnostic>) {
        for diagnostic in others { add(diagnostic) }
    }

    /// By file, then by place; what has no place comes first.
    public var sorted: [Diagnostic] {
        diagnostics.enumerated().sorted { left, right in
            let (a, b) = (left.element.range, right.element.range)
            guard let a, let b else {
                return a == nil && b != nil
                    || (a == nil) == (b == nil) && left.offset < right.offset
            }
            return (a.file.path, a.start, left.offset) < (b.file.path, b.start, right.offset)
        }.map(\.element)
    }

    private var seen: Set<Diagnostic> = []
}
