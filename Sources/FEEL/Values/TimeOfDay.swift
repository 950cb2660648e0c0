/// A time of the day to the nanosecond, with or without a zone.
///
/// `==` is FEEL's `is`: the written value. FEEL's `=` is `equals`, which goes by the instant.
public struct TimeOfDay: Sendable, Hashable {
    // Packed, because values of every kind are as large as the largest.
    private let storedSecond: Int32
    private let storedNanosecond: Int32
    public let zone: Zone?

    public static let midnight = TimeOfDay(secondOfDay: 0, nanosecond: 0, zone: nil)
    public static let midnightUTC = TimeOfDay(secondOfDay: 0, nanosecond: 0, zone: .utc)

    public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0, zone: Zone? = nil) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
            (0..<1_000_000_000).contains(nanosecond)
        else { return nil }
        self.init(
            secondOfDay: hour * 3600 + minute * 60 + second, nanosecond: nanosecond, zone: zone)
    }

    /// A time given as its second in `0..<86400`.
    init(secondOfDay: Int, nanosecond: Int, zone: Zone?) {
        storedSecond = Int32(secondOfDay)
        storedNanosecond = Int32(nanosecond)
        self.zone = zone
    }

    public var secondOfDay: Int { Int(storedSecond) }
    public var hour: Int { secondOfDay / 3600 }
    public var minute: Int { secondOfDay / 60 % 60 }
    public var second: Int { secondOfDay % 60 }
    public var nanosecond: Int { Int(storedNanosecond) }

    /// Reads `hh:mm:ss` with an optional fraction and an optional zone.
    public init?(_ text: String, zones: any ZoneRules = SystemZones()) {
        var scanner = LexicalScanner(text)
        guard let (time, _) = scanner.time(zones: zones) else { return nil }
        self = time
    }

    /// `timezone` of FEEL: the name of the zone, nil where there is none.
    public var timezone: String? { zone?.name }

    public func with(zone: Zone?) -> TimeOfDay {
        TimeOfDay(secondOfDay: secondOfDay, nanosecond: nanosecond, zone: zone)
    }
}

extension TimeOfDay {
    /// The day on which a named zone's offset is looked up for a time without a date,
    /// the reference day of XPath: 1972-12-31.
    private static let referenceDay = 1095

    /// `time offset` of FEEL in seconds; nil for a time without a zone.
    public func offsetSeconds(zones: any ZoneRules = SystemZones()) -> Int? {
        switch zone {
        case nil: nil
        case .offset(let seconds): seconds
        case .named(let name):
            zones.offset(of: name, local: Self.referenceDay * 86_400 + secondOfDay)
        }
    }

    /// `time offset` of FEEL; nil for a time without a zone.
    public func timeOffset(zones: any ZoneRules = SystemZones()) -> DaysTimeDuration? {
        offsetSeconds(zones: zones).map { DaysTimeDuration(seconds: $0) }
    }

    /// Seconds from midnight UTC (or local midnight); nil for a zone that is not known.
    private func instant(zones: any ZoneRules) -> Int? {
        if zone == nil { return secondOfDay }
        return offsetSeconds(zones: zones).map { secondOfDay - $0 }
    }

    /// -1, 0 or 1 by instant in whole seconds; nil when only one of the two has a zone.
    public static func compare(
        _ left: TimeOfDay, _ right: TimeOfDay, zones: any ZoneRules = SystemZones()
    ) -> Int? {
        guard (left.zone == nil) == (right.zone == nil), let first = left.instant(zones: zones),
            let second = right.instant(zones: zones)
        else { return nil }
        return first < second ? -1 : first > second ? 1 : 0
    }

    /// FEEL's `=`: the same instant, fractions of a second aside.
    public static func equals(
        _ left: TimeOfDay, _ right: TimeOfDay, zones: any ZoneRules = SystemZones()
    ) -> Bool {
        compare(left, right, zones: zones) == 0
    }

    /// The time from another to this one; nil when only one of the two has a zone.
    public func difference(
        from other: TimeOfDay, zones: any ZoneRules = SystemZones()
    ) -> DaysTimeDuration? {
        guard (zone == nil) == (other.zone == nil), let end = instant(zones: zones),
            let start = other.instant(zones: zones)
        else { return nil }
        return DaysTimeDuration(
            seconds: end - start, nanoseconds: nanosecond - other.nanosecond)
    }

    /// Goes round the clock; the zone is kept.
    public func adding(_ duration: DaysTimeDuration) -> TimeOfDay {
        let nanosecondsPerDay = DaysTimeDuration.nanosecondsPerDay
        let own = Int128(secondOfDay) * DaysTimeDuration.nanosecondsPerSecond + Int128(nanosecond)
        let sum = (own + duration.totalNanoseconds).flooredRemainder(by: nanosecondsPerDay)
        let (seconds, rest) = sum.quotientAndRemainder(
            dividingBy: DaysTimeDuration.nanosecondsPerSecond)
        return TimeOfDay(secondOfDay: Int(seconds), nanosecond: Int(rest), zone: zone)
    }
}

extension TimeOfDay: CustomStringConvertible {
    public var description: String {
        var text = "\(hour.padded(to: 2)):\(minute.padded(to: 2)):\(second.padded(to: 2))"
        text += DaysTimeDuration.fraction(nanosecond)
        if let zone { text += zone.description }
        return text
    }
}
