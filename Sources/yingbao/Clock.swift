import Diagnostics
import FEEL
import Glibc

/// The clock is read here and nowhere else.
enum Clock {
    /// This moment, in the computer's time zone.
    static func now() -> DateAndTime? {
        var now = time(nil)
        var parts = tm()
        guard localtime_r(&now, &parts) != nil else { return nil }
        return DateAndTime(secondsSinceEpoch: now, zone: .offset(seconds: parts.tm_gmtoff))
    }

    /// The time that goes by, for limits on it.
    static let elapsed: Budget.Clock = {
        let start = ContinuousClock.now
        return { ContinuousClock.now - start }
    }()

    /// Today by the computer's calendar and time zone.
    static func today() throws(Failure) -> CalendarDate {
        guard let now = now() else {
            throw .unable(Wording(zh: "读不到今天的日期", en: "today's date cannot be read"))
        }
        return now.date
    }
}
