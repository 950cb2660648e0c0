import Diagnostics

// Values made of other values.
extension Builtins {
    static let conversions: [Builtin] = [
        Builtin("date", ["from"], ["year", "month", "day"]) { arguments, run in
            run.date(arguments)
        },
        Builtin("time", ["from"], Signature(["hour", "minute", "second", "offset"], required: 3)) {
            arguments, run in run.time(arguments)
        },
        Builtin(
            "date and time", ["from"], ["date", "time"],
            Signature(
                ["year", "month", "day", "hour", "minute", "second", "offset"], required: 6),
            ["year", "month", "day", "hour", "minute", "second", "timezone"]
        ) { arguments, run in run.dateAndTime(arguments) },
        Builtin("duration", ["from"]) { arguments, run in
            guard let text = arguments.string(0) else { return run.wrong(arguments) }
            if let duration = YearsMonthsDuration(text) { return .yearsMonths(duration) }
            return DaysTimeDuration(text).map(Value.daysTime) ?? run.wrong(arguments)
        },
        Builtin("years and months duration", ["from", "to"]) { arguments, run in
            guard let from = arguments.day(0), let to = arguments.day(1) else {
                return run.wrong(arguments)
            }
            return .yearsMonths(YearsMonthsDuration(from: from, to: to))
        },
        Builtin(
            "number",
            Signature(["from", "grouping separator", "decimal separator"], required: 1)
        ) { arguments, run in run.number(arguments) },
        Builtin("string", ["from"]) { arguments, run in
            guard arguments[0].isPresent else { return .null }
            guard let text = arguments[0].text(limit: run.budget.limits.stringLength) else {
                return run.exceeded(.stringLength, arguments.range)
            }
            return run.made(text, arguments.range)
        },
        Builtin("range", ["from"]) { arguments, run in
            arguments.string(0).flatMap(RangeText.read) ?? run.wrong(arguments)
        },
    ]
}

extension Arguments {
    fileprivate func day(_ index: Int) -> CalendarDate? {
        switch single(index) {
        case .date(let date): date
        case .dateTime(let moment): moment.date
        default: nil
        }
    }

    /// A whole second, and the rest in nanoseconds.
    fileprivate func second(_ index: Int) -> (second: Int, nanosecond: Int)? {
        guard let number = number(index), let whole = number.floor.exactInt(),
            let rest = number.subtracting(number.floor)?.multiplied(by: Number(1_000_000_000)),
            let nanoseconds = rest.floor.exactInt()
        else { return nil }
        return (whole, nanoseconds)
    }
}

extension Evaluation {
    fileprivate mutating func date(_ arguments: Arguments) -> Value {
        if arguments.count == 3 {
            guard let year = arguments.integer(0), let month = arguments.integer(1),
                let day = arguments.integer(2),
                let date = CalendarDate(year: year, month: month, day: day)
            else { return wrong(arguments) }
            return .date(date)
        }
        if let text = arguments.string(0) {
            return CalendarDate(text).map(Value.date) ?? wrong(arguments)
        }
        return arguments.day(0).map(Value.date) ?? wrong(arguments)
    }

    fileprivate mutating func time(_ arguments: Arguments) -> Value {
        if arguments.count >= 3 {
            var zone: Zone?
            if case .daysTime(let offset) = arguments.single(3) {
                guard let fixed = Zone(offset: offset) else { return wrong(arguments) }
                zone = fixed
            } else if arguments[3].isPresent {
                return wrong(arguments)
            }
            return time(arguments, from: 0, zone).map(Value.time) ?? wrong(arguments)
        }
        switch arguments.single(0) {
        case .string(let text):
            visited += Self.costOfZone
            return TimeOfDay(text, zones: surroundings.zones).map(Value.time) ?? wrong(arguments)
        case .time: return arguments.single(0)
        case .dateTime(let moment): return .time(moment.time)
        case .date: return .time(.midnightUTC)
        default: return wrong(arguments)
        }
    }

    private func time(_ arguments: Arguments, from index: Int, _ zone: Zone?) -> TimeOfDay? {
        guard let hour = arguments.integer(index), let minute = arguments.integer(index + 1),
            let (second, nanosecond) = arguments.second(index + 2)
        else { return nil }
        return TimeOfDay(
            hour: hour, minute: minute, second: second, nanosecond: nanosecond, zone: zone)
    }

    fileprivate mutating func dateAndTime(_ arguments: Arguments) -> Value {
        switch arguments.count {
        case 1:
            switch arguments.single(0) {
            case .string(let text):
                visited += Self.costOfZone
                if let moment = DateAndTime(text, zones: surroundings.zones) {
                    return .dateTime(moment)
                }
                return CalendarDate(text).map { .dateTime($0.midnight) } ?? wrong(arguments)
            case .date(let date): return .dateTime(date.midnight)
            case .dateTime: return arguments.single(0)
            default: return wrong(arguments)
            }
        case 2:
            guard let date = arguments.day(0), case .time(let time) = arguments.single(1) else {
                return wrong(arguments)
            }
            return .dateTime(DateAndTime(date: date, time: time))
        default: return dateAndTimeOfParts(arguments)
        }
    }

    private mutating func dateAndTimeOfParts(_ arguments: Arguments) -> Value {
        var zone: Zone?
        switch arguments.single(6) {
        case .null: break
        case .daysTime(let offset): zone = Zone(offset: offset)
        case .string(let name): zone = Zone("@\(name)", zones: surroundings.zones)
        default: return wrong(arguments)
        }
        guard zone != nil || !arguments[6].isPresent, let year = arguments.integer(0),
            let month = arguments.integer(1), let day = arguments.integer(2),
            let date = CalendarDate(year: year, month: month, day: day),
            let time = time(arguments, from: 3, zone)
        else { return wrong(arguments) }
        return .dateTime(DateAndTime(date: date, time: time))
    }

    fileprivate mutating func number(_ arguments: Arguments) -> Value {
        if arguments.count == 1, let number = arguments.number(0) { return .number(number) }
        let (grouping, point) = (arguments.single(1), arguments.single(2))
        guard var text = arguments.string(0), Self.isSeparator(grouping, [" ", ",", "."]),
            Self.isSeparator(point, [",", "."]),
            !grouping.isPresent || !grouping.isIdentical(to: point)
        else { return wrong(arguments) }
        if case .string(let separator) = grouping {
            text = String(decoding: text.utf8.filter { $0 != separator.utf8.first }, as: UTF8.self)
        }
        if case .string(let separator) = point, separator != "." {
            let dot = UInt8(ascii: ".")
            guard !text.utf8.contains(dot) else { return wrong(arguments) }
            text = String(
                decoding: text.utf8.map { $0 == separator.utf8.first ? dot : $0 }, as: UTF8.self)
        }
        return Number(text).map { .number($0) } ?? wrong(arguments)
    }

    private static func isSeparator(_ value: Value, _ allowed: [String]) -> Bool {
        guard value.isPresent else { return true }
        guard case .string(let text) = value else { return false }
        return allowed.contains(text)
    }
}

/// Reads the text of a range, which may hold nothing but literals.
private enum RangeText {
    static func read(_ text: String) -> Value? {
        var found = DiagnosticBag()
        let expression = parse(
            EmbeddedText(text), as: .expression, names: .language, into: &found)
        guard found.isEmpty,
            case .range(let low, let high, let lowIncluded, let highIncluded) = expression.kind,
            let first = literal(low), let last = literal(high)
        else { return nil }
        if first.isPresent, last.isPresent {
            guard let order = Comparing.order(first, last, SystemZones()), order <= 0 else {
                return nil
            }
        }
        // An end that is not there cannot be included.
        guard first.isPresent || last.isPresent, first.isPresent || !lowIncluded,
            last.isPresent || !highIncluded
        else { return nil }
        return .range(
            RangeValue(
                low: first, high: last, lowIncluded: lowIncluded, highIncluded: highIncluded))
    }

    private static func literal(_ expression: Expression) -> Value? {
        switch expression.kind {
        case .literal(.boolean): return nil
        case .literal(let value): return value
        case .negation(let operand): return literal(operand).flatMap(Arithmetic.negated)
        case .call(let callee, .positional(let arguments)):
            guard case .name(let name) = callee.kind,
                ["date", "time", "date and time", "duration"].contains(name),
                arguments.count == 1, case .literal(.string) = arguments[0].kind
            else { return nil }
            var run = Evaluation(mode: .standard)
            let value = run.evaluate(expression)
            return value.isPresent ? value : nil
        default: return nil
        }
    }
}
