/// Where a clock stands: a fixed offset from UTC, or a zone of the tz database by its name.
public enum Zone: Sendable, Hashable {
    case offset(seconds: Int)
    case named(String)

    var isNamed: Bool {
        if case .named = self { true } else { false }
    }

    public static let utc = Zone.offset(seconds: 0)

    /// The largest offset from UTC, in seconds.
    public static let maximumOffset = 18 * 3600

    /// Reads `Z`, `+hh:mm`, `-hh:mm:ss` or `@Area/City`; a name must be known to the rules.
    public init?(_ text: String, zones: any ZoneRules = SystemZones()) {
        if text.utf8.first == UInt8(ascii: "@") {
            let name = String(text.dropFirst())
            guard zones.offset(of: name, at: 0) != nil else { return nil }
            self = .named(name)
        } else if let seconds = Self.offset(text) {
            self = .offset(seconds: seconds)
        } else {
            return nil
        }
    }

    /// A fixed offset given as a duration, at most 18 hours; parts of a second are an error.
    public init?(offset: DaysTimeDuration) {
        guard let seconds = offset.exactSeconds, abs(seconds) <= Self.maximumOffset else {
            return nil
        }
        self = .offset(seconds: seconds)
    }

    private static func offset(_ text: String) -> Int? {
        if text == "Z" { return 0 }
        var scanner = LexicalScanner(text)
        let negative = scanner.take("-")
        guard negative || scanner.take("+"), let hours = scanner.number(digits: 2),
            scanner.take(":"), let minutes = scanner.number(digits: 2), minutes < 60
        else { return nil }
        var seconds = hours * 3600 + minutes * 60
        if scanner.take(":") {
            guard let rest = scanner.number(digits: 2), rest < 60 else { return nil }
            seconds += rest
        }
        guard scanner.isAtEnd, seconds <= maximumOffset else { return nil }
        return negative ? -seconds : seconds
    }

    /// The name, where the zone has one.
    public var name: String? {
        if case .named(let name) = self { name } else { nil }
    }
}

extension Zone: CustomStringConvertible {
    public var description: String {
        switch self {
        case .named(let name): return "@\(name)"
        case .offset(0): return "Z"
        case .offset(let seconds):
            let total = abs(seconds)
            let sign = seconds < 0 ? "-" : "+"
            let text = "\(sign)\((total / 3600).padded(to: 2)):\((total / 60 % 60).padded(to: 2))"
            return total % 60 == 0 ? text : "\(text):\((total % 60).padded(to: 2))"
        }
    }
}
