import Diagnostics
import FEEL
import Glibc

/// The clock is read here and nowhere else.
enum Clock {
    /// Today by the computer's calendar and time zone.
    static func today() throws(Failure) -> CalendarDate {
        var now = time(nil)
        var parts = tm()
        if localtime_r(&now, &parts) != nil,
            let date = CalendarDate(
                year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1,
                day: Int(parts.tm_mday))
        {
            return date
        }
        throw .unable(Wording(zh: "读不到今天的日期", en: "today's date cannot be read"))
    }
}
