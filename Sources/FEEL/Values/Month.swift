/// A month of a year, written `YYYY-MM`.
public struct Month: Sendable, Hashable {
    private let storedYear: Int32
    private let storedMonth: UInt8

    public var year: Int { Int(storedYear) }
    public var month: Int { Int(storedMonth) }

    public init?(year: Int, month: Int) {
        guard CalendarDate.years.contains(year), (1...12).contains(month) else { return nil }
        storedYear = Int32(year)
        storedMonth = UInt8(month)
    }

    /// The month in which a day falls.
    public init(of date: CalendarDate) {
        storedYear = Int32(date.year)
        storedMonth = UInt8(date.month)
    }

    /// Reads `YYYY-MM`, by the rules of a date's year.
    public init?(_ text: String) {
        var scanner = LexicalScanner(text)
        guard let year = scanner.year(), scanner.take("-"),
            let month = scanner.number(digits: 2), scanner.isAtEnd
        else { return nil }
        self.init(year: year, month: month)
    }

    public var dayCount: Int { CalendarDate.dayCount(ofMonth: month, in: year) }

    public var firstDay: CalendarDate { day(1) }
    public var lastDay: CalendarDate { day(dayCount) }

    /// Months since 1970-01, negative before it.
    public var monthsSinceEpoch: Int { (year - 1970) * 12 + month - 1 }

    public func adding(months: Int) -> Month? {
        let (sum, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow else { return nil }
        return Month(year: sum.flooredQuotient(by: 12), month: sum.flooredRemainder(by: 12) + 1)
    }

    private func day(_ day: Int) -> CalendarDate {
        CalendarDate(uncheckedYear: storedYear, month: storedMonth, day: UInt8(day))
    }
}

extension Month: Comparable, CustomStringConvertible {
    public static func < (left: Month, right: Month) -> Bool {
        (left.storedYear, left.storedMonth) < (right.storedYear, right.storedMonth)
    }

    public var description: String {
        let digits = "\(abs(year).padded(to: 4))-\(month.padded(to: 2))"
        return year < 0 ? "-\(digits)" : digits
    }
}
