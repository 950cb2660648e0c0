/// An exact duration to the nanosecond, written in days, hours, minutes and seconds.
public struct DaysTimeDuration: Sendable, Hashable {
    static let nanosecondsPerSecond: Int128 = 1_000_000_000
    static let nanosecondsPerDay: Int128 = 86_400 * nanosecondsPerSecond

    /// The largest magnitude: `Int.max` seconds, so that every part fits an `Int`.
    private static let limit = Int128(Int.max) * nanosecondsPerSecond

    public let totalNanoseconds: Int128

    public static let zero = DaysTimeDuration(days: 0)

    public init?(totalNanoseconds: Int128) {
        guard (-Self.limit...Self.limit).contains(totalNanoseconds) else { return nil }
        self.totalNanoseconds = totalNanoseconds
    }

    private init(clamping nanoseconds: Int128) {
        totalNanoseconds = min(max(nanoseconds, -Self.limit), Self.limit)
    }

    init(days: Int) {
        self.init(clamping: Int128(days) * Self.nanosecondsPerDay)
    }

    public init(seconds: Int, nanoseconds: Int = 0) {
        self.init(clamping: Int128(seconds) * Self.nanosecondsPerSecond + Int128(nanoseconds))
    }

    /// Reads `P1DT2H3M4.5S`, with a minus before the `P` for a negative duration.
    public init?(_ text: String) {
        var scanner = LexicalScanner(text)
        guard let duration = scanner.daysTimeDuration(), scanner.isAtEnd else { return nil }
        self = duration
    }

    private var totalSeconds: Int { Int(totalNanoseconds / Self.nanosecondsPerSecond) }

    /// The property `days` of FEEL; like the others it has the sign of the duration.
    public var daysPart: Int { totalSeconds / 86_400 }
    /// The property `hours` of FEEL, less than a day.
    public var hoursPart: Int { totalSeconds / 3600 % 24 }
    /// The property `minutes` of FEEL, less than an hour.
    public var minutesPart: Int { totalSeconds / 60 % 60 }
    /// The property `seconds` of FEEL, less than a minute.
    public var secondsPart: Int { totalSeconds % 60 }
    /// What is left of a second.
    public var nanosecondsPart: Int { Int(totalNanoseconds % Self.nanosecondsPerSecond) }

    /// Whole days, rounded down.
    var flooredDays: Int { Int(totalNanoseconds.flooredQuotient(by: Self.nanosecondsPerDay)) }

    /// The duration in seconds, if it has no parts of a second.
    var exactSeconds: Int? { nanosecondsPart == 0 ? totalSeconds : nil }

    public var negated: DaysTimeDuration { DaysTimeDuration(clamping: -totalNanoseconds) }
    public var magnitude: DaysTimeDuration { totalNanoseconds < 0 ? negated : self }

    public func adding(_ other: DaysTimeDuration) -> DaysTimeDuration? {
        DaysTimeDuration(totalNanoseconds: totalNanoseconds + other.totalNanoseconds)
    }

    public func subtracting(_ other: DaysTimeDuration) -> DaysTimeDuration? {
        adding(other.negated)
    }
}

extension DaysTimeDuration: Comparable, CustomStringConvertible {
    public static func < (left: DaysTimeDuration, right: DaysTimeDuration) -> Bool {
        left.totalNanoseconds < right.totalNanoseconds
    }

    public var description: String {
        if totalNanoseconds == 0 { return "PT0S" }
        let value = magnitude
        var text = totalNanoseconds < 0 ? "-P" : "P"
        if value.daysPart != 0 { text += "\(value.daysPart)D" }
        var time = ""
        if value.hoursPart != 0 { time += "\(value.hoursPart)H" }
        if value.minutesPart != 0 { time += "\(value.minutesPart)M" }
        if value.secondsPart != 0 || value.nanosecondsPart != 0 {
            time += "\(value.secondsPart)\(Self.fraction(value.nanosecondsPart))S"
        }
        return time.isEmpty ? text : "\(text)T\(time)"
    }

    /// A decimal point and the digits of nanoseconds up to the last that is not zero.
    static func fraction(_ nanoseconds: Int) -> String {
        guard nanoseconds != 0 else { return "" }
        var digits = nanoseconds.padded(to: 9)
        while digits.last == "0" { digits.removeLast() }
        return ".\(digits)"
    }
}

extension LexicalScanner {
    fileprivate mutating func daysTimeDuration() -> DaysTimeDuration? {
        let negative = take("-")
        guard take("P") else { return nil }
        var days = 0
        if next != UInt8(ascii: "T") {
            guard let parts = components("D") else { return nil }
            days = parts[0]
        }
        var nanoseconds = Int128(days) * DaysTimeDuration.nanosecondsPerDay
        if take("T") {
            guard let time = clockComponents() else { return nil }
            nanoseconds += time
        }
        return DaysTimeDuration(totalNanoseconds: negative ? -nanoseconds : nanoseconds)
    }

    /// Hours, minutes and seconds with a fraction, at least one of them, in nanoseconds.
    private mutating func clockComponents() -> Int128? {
        var designators: ArraySlice<(Unicode.Scalar, Int128)> = [("H", 3600), ("M", 60), ("S", 1)]
        var total: Int128 = 0
        var found = false
        while !isAtEnd {
            guard let value = Self.value(of: digits()) else { return nil }
            var fraction: Int?
            if take(".") { fraction = Self.nanoseconds(of: digits()) }
            while let (designator, _) = designators.first, !take(designator) {
                designators.removeFirst()
            }
            guard let (_, unit) = designators.popFirst(), fraction == nil || unit == 1 else {
                return nil
            }
            total += Int128(value) * unit * DaysTimeDuration.nanosecondsPerSecond
            total += Int128(fraction ?? 0)
            found = true
        }
        return found ? total : nil
    }
}
