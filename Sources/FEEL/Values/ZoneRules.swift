/// The rules of named time zones: how far each is from UTC, and when.
public protocol ZoneRules: Sendable {
    /// The offset in seconds at an instant; nil for a zone that is not known.
    func offset(of zone: String, at utcSeconds: Int) -> Int?

    /// The offset in seconds when a clock of the zone shows so many seconds since 1970-01-01.
    ///
    /// A time that comes twice is the first of the two; one that is left out counts on.
    func offset(of zone: String, local localSeconds: Int) -> Int?
}
