public enum Severity: String, Sendable, Hashable, Comparable {
    case error
    case warning
    case note

    public static func < (left: Severity, right: Severity) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .error: 0
        case .warning: 1
        case .note: 2
        }
    }
}

/// The stable, searchable name of a kind of mistake: `area/fact` in kebab-case.
public struct DiagnosticCode: Sendable, Hashable, ExpressibleByStringLiteral {
    public let name: String

    public init(stringLiteral value: StaticString) {
        name = "\(value)"
    }
}

/// One mistake of an author, at its place.
public struct Diagnostic: Sendable, Hashable {
    /// Another place that belongs to the mistake.
    public struct Note: Sendable, Hashable {
        public let range: SourceRange?
        public let message: Wording

        public init(range: SourceRange?, message: Wording) {
            self.range = range
            self.message = message
        }
    }

    public let code: DiagnosticCode
    public let severity: Severity
    public let range: SourceRange?
    public let message: Wording
    /// What to do about it.
    public let hint: Wording?
    public let notes: [Note]

    public init(
        _ code: DiagnosticCode, _ severity: Severity = .error, at range: SourceRange?,
        _ message: Wording, hint: Wording? = nil, notes: [Note] = []
    ) {
        self.code = code
        self.severity = severity
        self.range = range
        self.message = message
        self.hint = hint
        self.notes = notes
    }
}
