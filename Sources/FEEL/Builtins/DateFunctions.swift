// The calendar and the clock.
extension Builtins {
    static let dates: [Builtin] = [
        Builtin("day of year", ["date"]) { arguments, run in
            run.day(arguments) { .number(Number($0.dayOfYear)) }
        },
        Builtin("day of week", ["date"]) { arguments, run in
            run.day(arguments) { .string(weekdays[$0.weekday - 1]) }
        },
        Builtin("month of year", ["date"]) { arguments, run in
            run.day(arguments) { .string(months[$0.month - 1]) }
        },
        Builtin("week of year", ["date"]) { arguments, run in
            run.day(arguments) { .number(Number($0.weekOfYear)) }
        },
        Builtin("now", Signature([])) { arguments, run in
            run.surroundings.now.map(Value.dateTime) ?? run.noClock(arguments)
        },
        Builtin("today", Signature([])) { arguments, run in
            run.surroundings.now.map { .date($0.date) } ?? run.noClock(arguments)
        },
    ]

    private static let weekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}

extension Evaluation {
    fileprivate mutating func day(
        _ arguments: Arguments, _ function: (CalendarDate) -> Value
    ) -> Value {
        switch arguments.single(0) {
        case .date(let date): function(date)
        case .dateTime(let moment): function(moment.date)
        default: wrong(arguments)
        }
    }

    fileprivate mutating func noClock(_ arguments: Arguments) -> Value {
        fail("计算时没有给出当前时间", "the evaluation was given no clock", arguments.range)
    }
}
