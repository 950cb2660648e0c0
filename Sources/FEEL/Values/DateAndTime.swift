/// A day and a time of that day, with or without a zone.
///
/// `==` is FEEL's `is`: the written value. FEEL's `=` is `equals`, which goes by the instant.
public struct DateAndTime: Sendable, Hashable {
    public let date: CalendarDate
    public let time: TimeOfDay

    public init(date: CalendarDate, time: TimeOfDay) {
        self.date = date
        self.time = time
    }

    /// Reads `YYYY-MM-DDThh:mm:ss` with an optional fraction and an optional zone.
    public init?(_ text: String, zones: any ZoneRules = SystemZones()) {
        var scanner = LexicalScanner(text)
        guard let date = scanner.date(), scanner.take("T"),
            let (time, isEndOfDay) = scanner.time(zones: zones),
            let day = isEndOfDay ? date.adding(days: 1) : date
        else { return nil }
        self.init(date: day, time: time)
    }

    /// The moment so many seconds after 1970-01-01T00:00:00Z, on a clock of the given zone.
    public init?(
        secondsSinceEpoch seconds: Int, nanosecond: Int = 0, zone: Zone = .utc,
        zones: any ZoneRules = SystemZones()
    ) {
        let offset: Int? =
            switch zone {
            case .offset(let offset): offset
            case .named(let name): zones.offset(of: name, at: seconds)
            }
        guard let offset else { return nil }
        let (local, overflow) = seconds.addingReportingOverflow(offset)
        guard !overflow, (0..<1_000_000_000).contains(nanosecond) else { return nil }
        self.init(localSeconds: local, nanosecond: nanosecond, zone: zone)
    }

    private init?(localSeconds: Int, nanosecond: Int, zone: Zone?) {
        guard let date = CalendarDate(daysSinceEpoch: localSeconds.flooredQuotient(by: 86_400))
        else { return nil }
        self.date = date
        time = TimeOfDay(
            secondOfDay: localSeconds.flooredRemainder(by: 86_400), nanosecond: nanosecond,
            zone: zone)
    }

    /// `timezone` of FEEL: the name of the zone, nil where there is none.
    public var timezone: String? { time.timezone }

    /// What the clock shows, counted in seconds from 1970-01-01T00:00:00.
    private var localSeconds: Int { date.daysSinceEpoch * 86_400 + time.secondOfDay }

    /// The offset from UTC in seconds; nil without a zone or for a zone that is not known.
    public func offsetSeconds(zones: any ZoneRules = SystemZones()) -> Int? {
        switch time.zone {
        case nil: nil
        case .offset(let seconds): seconds
        case .named(let name): zones.offset(of: name, local: localSeconds)
        }
    }

    /// `time offset` of FEEL; nil without a zone.
    public func timeOffset(zones: any ZoneRules = SystemZones()) -> DaysTimeDuration? {
        offsetSeconds(zones: zones).map { DaysTimeDuration(seconds: $0) }
    }

    /// Seconds since 1970-01-01T00:00:00Z, or since that time of the local clock without a zone.
    public func secondsSinceEpoch(zones: any ZoneRules = SystemZones()) -> Int? {
        if time.zone == nil { return localSeconds }
        return offsetSeconds(zones: zones).map { localSeconds - $0 }
    }
}

extension DateAndTime {
    /// -1, 0 or 1 by instant in whole seconds; nil when only one of the two has a zone.
    public static func compare(
        _ left: DateAndTime, _ right: DateAndTime, zones: any ZoneRules = SystemZones()
    ) -> Int? {
        guard (left.time.zone == nil) == (right.time.zone == nil),
            let first = left.secondsSinceEpoch(zones: zones),
            let second = right.secondsSinceEpoch(zones: zones)
        else { return nil }
        return first < second ? -1 : first > second ? 1 : 0
    }

    /// FEEL's `=`: the same instant, fractions of a second aside.
    public static func equals(
        _ left: DateAndTime, _ right: DateAndTime, zones: any ZoneRules = SystemZones()
    ) -> Bool {
        compare(left, right, zones: zones) == 0
    }

    /// The time from another to this one; nil when only one of the two has a zone.
    public func difference(
        from other: DateAndTime, zones: any ZoneRules = SystemZones()
    ) -> DaysTimeDuration? {
        guard (time.zone == nil) == (other.time.zone == nil),
            let end = secondsSinceEpoch(zones: zones),
            let start = other.secondsSinceEpoch(zones: zones)
        else { return nil }
        return DaysTimeDuration(
            seconds: end - start, nanoseconds: time.nanosecond - other.time.nanosecond)
    }

    /// Moves the date and keeps what the clock shows.
    public func adding(_ duration: YearsMonthsDuration) -> DateAndTime? {
        date.adding(duration).map { DateAndTime(date: $0, time: time) }
    }

    /// Moves the instant; in a named zone the clock may show another hour of summer time.
    public func adding(
        _ duration: DaysTimeDuration, zones: any ZoneRules = SystemZones()
    ) -> DateAndTime? {
        guard let own = secondsSinceEpoch(zones: zones) else { return nil }
        let perSecond = DaysTimeDuration.nanosecondsPerSecond
        let sum =
            Int128(own) * perSecond + Int128(time.nanosecond) + duration.totalNanoseconds
        guard let seconds = Int(exactly: sum.flooredQuotient(by: perSecond)) else { return nil }
        let nanosecond = Int(sum.flooredRemainder(by: perSecond))
        guard let zone = time.zone else {
            return DateAndTime(localSeconds: seconds, nanosecond: nanosecond, zone: nil)
        }
        return DateAndTime(
            secondsSinceEpoch: seconds, nanosecond: nanosecond, zone: zone, zones: zones)
    }
}

extension DateAndTime: CustomStringConvertible {
    public var description: String { "\(date)T\(time)" }
}
