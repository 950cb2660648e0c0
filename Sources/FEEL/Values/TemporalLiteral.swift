/// What an at-literal may hold: a date, a time, both, or a duration.
public enum TemporalLiteral: Sendable, Hashable {
    case date(CalendarDate)
    case time(TimeOfDay)
    case dateAndTime(DateAndTime)
    case yearsMonths(YearsMonthsDuration)
    case daysTime(DaysTimeDuration)

    /// Reads the text between the quotes of `@"…"`; the form tells the type.
    public init?(_ text: String, zones: any ZoneRules = SystemZones()) {
        if let date = CalendarDate(text) {
            self = .date(date)
        } else if let time = TimeOfDay(text, zones: zones) {
            self = .time(time)
        } else if let dateAndTime = DateAndTime(text, zones: zones) {
            self = .dateAndTime(dateAndTime)
        } else if let duration = YearsMonthsDuration(text) {
            self = .yearsMonths(duration)
        } else if let duration = DaysTimeDuration(text) {
            self = .daysTime(duration)
        } else {
            return nil
        }
    }
}
