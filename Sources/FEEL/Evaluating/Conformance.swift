public import Diagnostics

// Types of values: `instance of`, and what declared types make of values.
extension Evaluation {
    mutating func instance(_ value: Expression, _ type: TypeExpression) -> Value {
        let result = evaluate(value)
        visited += result.isCompound ? result.allSteps / 4 : 0
        if let causes = result.causes { return .unknown(Unknown(causes, Unknown.trueOrFalse)) }
        guard !type.lacksParameters, let conforms = conforms(result, to: type) else {
            return fail(
                "没有名为「\(print(type))」的类型", "there is no type “\(print(type))”", value.range)
        }
        // Null belongs to every type and is an instance of its own only.
        return .boolean(conforms && (result.isPresent || resolved(type) == .named("Null")))
    }

    /// Makes a value fit a declared type: a list of one stands for its element and the other way
    /// round; what does not fit is an error.
    public mutating func coerce(
        _ value: Value, to type: TypeExpression, _ range: TextRange = TextRange(0, 0)
    ) -> Value {
        if !value.isPresent || value.causes != nil || conforms(value, to: type) ?? false {
            return value
        }
        let declared = resolved(type)
        if case .list(let element) = declared, conforms(value, to: element) ?? false {
            return .list([value])
        }
        if case .list(let elements) = value, elements.count == 1,
            conforms(elements[0], to: declared) ?? false
        {
            return elements[0]
        }
        if declared.isDateAndTime, case .date(let date) = value {
            return .dateTime(date.midnightUTC)
        }
        return fail(
            "\(value.typeName.zh)不符合类型 \(print(type))",
            "\(value.typeName.en) does not fit the type \(print(type))", range)
    }

    /// Follows names to their definitions; a cycle ends where it began.
    private func resolved(_ type: TypeExpression) -> TypeExpression {
        var type = type
        var seen: Set<String> = []
        while case .named(let name) = type, let next = surroundings.types[name],
            seen.insert(name).inserted
        {
            type = next
        }
        return type
    }

    /// Nil for a type that does not exist.
    func conforms(_ value: Value, to type: TypeExpression, depth: Int = 0) -> Bool? {
        // Types may name each other in a circle.
        guard depth < ParserLimits.nesting else { return nil }
        switch resolved(type) {
        case .named(let name): return conforms(value, toNamed: name)
        case .list(let element):
            guard case .list(let elements) = value else { return false }
            return all(elements, element, depth)
        case .range(let element):
            guard case .range(let interval) = value else { return false }
            return all([interval.low, interval.high], element, depth)
        case .context(let fields):
            guard case .context(let context) = value else { return false }
            for field in fields {
                guard let member = context[field.name] else { return false }
                guard let fits = all([member], field.type, depth) else { return nil }
                if !fits { return false }
            }
            return true
        case .function(let parameters, _):
            guard case .function(let function) = value else { return false }
            return function.parameters.count == parameters.count
        }
    }

    /// Null belongs to every type.
    private func all(_ values: [Value], _ type: TypeExpression, _ depth: Int) -> Bool? {
        for value in values where value.isPresent {
            guard let fits = conforms(value, to: type, depth: depth + 1) else { return nil }
            if !fits { return false }
        }
        return true
    }

    private func conforms(_ value: Value, toNamed name: String) -> Bool? {
        switch (name, value) {
        case ("Any", _): true
        case ("Null", _): !value.isPresent
        case ("number", .number), ("string", .string), ("boolean", .boolean), ("date", .date),
            ("time", .time), ("date and time", .dateTime), ("dateTime", .dateTime),
            ("years and months duration", .yearsMonths), ("yearMonthDuration", .yearsMonths),
            ("year month duration", .yearsMonths), ("days and time duration", .daysTime),
            ("dayTimeDuration", .daysTime), ("day time duration", .daysTime),
            ("list", .list), ("context", .context), ("range", .range), ("function", .function):
            true
        default: Self.typeNames.contains(name) ? false : nil
        }
    }

    private static let typeNames: Set<String> = [
        "number", "string", "boolean", "date", "time", "date and time", "dateTime",
        "years and months duration", "yearMonthDuration", "year month duration",
        "days and time duration", "dayTimeDuration", "day time duration", "list", "context",
        "range", "function",
    ]
}

extension TypeExpression {
    fileprivate var isDateAndTime: Bool {
        self == .named("date and time") || self == .named("dateTime")
    }

    /// `list` says nothing without what it is a list of.
    fileprivate var lacksParameters: Bool {
        guard case .named(let name) = self else { return false }
        return ["list", "context", "range", "function"].contains(name)
    }
}
