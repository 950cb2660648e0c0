/// What the world gives to an evaluation: the clock, the time zones, the types that have names.
public final class Surroundings: Sendable {
    /// What `now()` and `today()` give; without it they are errors.
    public let now: DateAndTime?
    public let zones: any ZoneRules
    /// The types that `instance of` and parameters may name.
    public let types: [String: TypeExpression]

    public static let standard = Surroundings()

    public init(
        now: DateAndTime? = nil, zones: any ZoneRules = SystemZones(),
        types: [String: TypeExpression] = [:]
    ) {
        self.now = now
        self.zones = zones
        self.types = types
    }
}
