import Diagnostics

// Names and members.
extension Evaluation {
    mutating func value(of name: String, _ range: TextRange) -> Value {
        if let value = variable(name) { return value }
        if let builtin = Builtins.reference(name) { return .function(FunctionValue(builtin)) }
        if filters > 0 { return absent("没有「\(name)」", "there is no “\(name)”", range) }
        return fail("没有名为「\(name)」的值", "there is nothing called “\(name)”", range)
    }

    /// The innermost variable of a name.
    mutating func variable(_ name: String) -> Value? {
        variable(name, in: scope) ?? variable(name, in: outermost)
    }

    private mutating func variable(_ name: String, in frames: [ContextValue]) -> Value? {
        for frame in frames.reversed() {
            visited += frame.entries.count / 16
            if let value = frame[name] { return value }
        }
        return nil
    }

    // MARK: Resolved names

    mutating func property(_ property: Int, of object: Value, _ range: TextRange) -> Value {
        switch object {
        case .object(let reference):
            return ask(range) { $0.value(of: property, on: reference) }
        case .list(let elements):
            var values: [Value] = []
            values.reserveCapacity(elements.count)
            for element in elements {
                if case .perhaps(let value, let causes) = element {
                    values.append(.perhaps(self.property(property, of: value, range), causes))
                } else {
                    values.append(self.property(property, of: element, range))
                }
            }
            return .list(values)
        case .unknown(let unknown): return .unknown(Unknown(unknown.causes))
        default: return fail("这个值没有属性", "this value has no properties", range)
        }
    }

    mutating func global(_ global: Int, _ range: TextRange) -> Value {
        ask(range) { $0.value(ofGlobal: global) }
    }

    mutating func hostCall(_ function: Int, _ arguments: [Expression], _ range: TextRange) -> Value
    {
        let values = values(arguments)
        return ask(range) { $0.call(function, values) }
    }

    /// Asks the host, which may start other evaluations: they are nested in this one.
    @inline(__always)
    private mutating func ask(_ range: TextRange, _ question: (any Host) -> Value) -> Value {
        guard let host else { return fail("没有可用的数据", "there is no data to ask", range) }
        let outer = budget.depth
        budget.depth = depth
        defer { budget.depth = outer }
        return question(host)
    }

    // MARK: Paths

    mutating func path(_ object: Value, _ member: String, _ range: TextRange) -> Value {
        switch object {
        case .context(let context):
            visited += context.entries.count / 16
            return context[member] ?? missingMember(member, range)
        case .list(let elements):
            guard spend(elements.count) else { return exhausted(range) }
            return mapped(elements) { $0.path($1, member, range) }
        case .unknown(let unknown): return .unknown(Unknown(unknown.causes))
        case .range(let interval):
            guard let value = interval.member(member) else { return missingMember(member, range) }
            guard case .null = value else { return value }
            return absent("范围没有这一端", "the range has no such end", range)
        default:
            guard let value = object.temporalMember(member, surroundings.zones) else {
                return missingMember(member, range)
            }
            return value
        }
    }

    /// A list of what each element gives; what belongs to it perhaps still does so perhaps.
    mutating func mapped(
        _ elements: [Value], _ transform: (inout Evaluation, Value) -> Value
    ) -> Value {
        var values: [Value] = []
        values.reserveCapacity(elements.count)
        for element in elements {
            if case .perhaps(let value, let causes) = element {
                values.append(.perhaps(transform(&self, value), causes))
            } else {
                values.append(transform(&self, element))
            }
        }
        return .list(values)
    }

    private mutating func missingMember(_ member: String, _ range: TextRange) -> Value {
        fail("这个值没有「\(member)」", "this value has no “\(member)”", range)
    }
}

extension RangeValue {
    fileprivate func member(_ name: String) -> Value? {
        switch name {
        case "start": low
        case "end": high
        case "start included": .boolean(lowIncluded)
        case "end included": .boolean(highIncluded)
        default: nil
        }
    }

    /// The value that a comparison without its left side is.
    static func value(of sign: ComparisonOperator, _ operand: Value) -> Value {
        if case .unknown(let unknown) = operand { return .unknown(Unknown(unknown.causes)) }
        let isAbove = sign == .greater || sign == .greaterOrEqual
        let isBelow = sign == .less || sign == .lessOrEqual
        return .range(
            RangeValue(
                low: isBelow ? .null : operand, high: isAbove ? .null : operand,
                lowIncluded: sign == .greaterOrEqual || sign == .equal,
                highIncluded: sign == .lessOrEqual || sign == .equal, isComparison: true))
    }
}

extension Value {
    /// A member of a date, a time or a duration, by its name.
    fileprivate func temporalMember(_ name: String, _ zones: any ZoneRules) -> Value? {
        switch self {
        case .date(let date): date.member(name) ?? date.midnightUTC.time.member(name, zones)
        case .time(let time): time.member(name, zones)
        case .dateTime(let moment):
            switch name {
            case "time offset": moment.timeOffset(zones: zones).map(Value.daysTime) ?? .null
            default: moment.date.member(name) ?? moment.time.member(name, zones)
            }
        case .yearsMonths(let duration):
            switch name {
            case "years": .number(Number(duration.yearsPart))
            case "months": .number(Number(duration.monthsPart))
            default: nil
            }
        case .daysTime(let duration):
            switch name {
            case "days": .number(Number(duration.daysPart))
            case "hours": .number(Number(duration.hoursPart))
            case "minutes": .number(Number(duration.minutesPart))
            case "seconds":
                .number(.seconds(duration.secondsPart, duration.nanosecondsPart))
            default: nil
            }
        default: nil
        }
    }
}

extension CalendarDate {
    fileprivate func member(_ name: String) -> Value? {
        switch name {
        case "year": .number(Number(year))
        case "month": .number(Number(month))
        case "day": .number(Number(day))
        case "weekday": .number(Number(weekday))
        default: nil
        }
    }
}

extension TimeOfDay {
    fileprivate func member(_ name: String, _ zones: any ZoneRules) -> Value? {
        switch name {
        case "hour": .number(Number(hour))
        case "minute": .number(Number(minute))
        case "second": .number(.seconds(second, nanosecond))
        case "time offset": timeOffset(zones: zones).map(Value.daysTime) ?? .null
        case "timezone": timezone.map(Value.string) ?? .null
        default: nil
        }
    }
}

extension Number {
    /// Seconds with their fraction.
    fileprivate static func seconds(_ whole: Int, _ nanoseconds: Int) -> Number {
        guard nanoseconds != 0 else { return Number(whole) }
        let all = Int128(whole) * 1_000_000_000 + Int128(nanoseconds)
        return Number(coefficient: all, exponent: -9)?.normalized ?? Number(whole)
    }
}
