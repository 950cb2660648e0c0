/// A duration in months, written in years and months.
public struct YearsMonthsDuration: Sendable, Hashable {
    /// Never `Int.min`, so that every duration can be negated.
    public let months: Int

    public static let zero = YearsMonthsDuration(clamping: 0)

    public init?(months: Int) {
        guard months != .min else { return nil }
        self.months = months
    }

    private init(clamping months: Int) {
        self.months = max(months, -.max)
    }

    /// The whole months from one day to another, negative if the other is earlier.
    public init(from start: CalendarDate, to end: CalendarDate) {
        let months = Month(of: end).monthsSinceEpoch - Month(of: start).monthsSinceEpoch
        let isIncomplete =
            months > 0 && end.day < start.day || months < 0 && end.day > start.day
        self.init(clamping: isIncomplete ? months - months.signum() : months)
    }

    /// Reads `P1Y2M`, with a minus before the `P` for a negative duration.
    public init?(_ text: String) {
        var scanner = LexicalScanner(text)
        let negative = scanner.take("-")
        guard scanner.take("P"), let parts = scanner.components("YM"), scanner.isAtEnd else {
            return nil
        }
        let (years, tooLarge) = parts[0].multipliedReportingOverflow(by: 12)
        let (months, overflow) = years.addingReportingOverflow(parts[1])
        guard !tooLarge, !overflow else { return nil }
        self.months = negative ? -months : months
    }

    /// The property `years` of FEEL; it has the sign of the duration.
    public var yearsPart: Int { months / 12 }
    /// The property `months` of FEEL: what is left of a year, with the sign of the duration.
    public var monthsPart: Int { months % 12 }

    public var negated: YearsMonthsDuration { YearsMonthsDuration(clamping: -months) }
    public var magnitude: YearsMonthsDuration { months < 0 ? negated : self }

    public func adding(_ other: YearsMonthsDuration) -> YearsMonthsDuration? {
        let (sum, overflow) = months.addingReportingOverflow(other.months)
        return overflow ? nil : YearsMonthsDuration(months: sum)
    }

    public func subtracting(_ other: YearsMonthsDuration) -> YearsMonthsDuration? {
        adding(other.negated)
    }
}

extension YearsMonthsDuration: Comparable, CustomStringConvertible {
    public static func < (left: YearsMonthsDuration, right: YearsMonthsDuration) -> Bool {
        left.months < right.months
    }

    public var description: String {
        if months == 0 { return "P0M" }
        let (years, rest) = abs(months).quotientAndRemainder(dividingBy: 12)
        return (months < 0 ? "-P" : "P") + (years == 0 ? "" : "\(years)Y")
            + (rest == 0 ? "" : "\(rest)M")
    }
}

extension LexicalScanner {
    /// Numbers followed by designators, each at most once and in this order, at least one of them.
    mutating func components(_ designators: String) -> [Int]? {
        var values = Array(repeating: 0, count: designators.unicodeScalars.count)
        var order = Array(designators.unicodeScalars)[...]
        var found = false
        while let next, (0x30...0x39).contains(next) {
            guard let value = Self.value(of: digits()) else { return nil }
            while let designator = order.first, !take(designator) { order.removeFirst() }
            guard !order.isEmpty else { return nil }
            values[order.startIndex] = value
            order.removeFirst()
            found = true
        }
        return found ? values : nil
    }
}
