/// What a function of the language takes and gives, where the rules may use it.
struct BuiltinTyping {
    /// By position; the last holds for all that follow.
    let parameters: [Parameter]
    let result: Result

    indirect enum Parameter {
        case any
        case of(FEELType)
        /// Any number, with or without a unit.
        case number
        /// A number without unit: a count, a position, a scale.
        case plain
        case date
        case list
    }

    enum Result {
        case fixed(FEELType)
        /// That of the first argument.
        case first
        /// That of the first argument's elements.
        case element
        /// Of the numbers given one by one or as one list.
        case aggregate(Aggregate)
        /// All arguments are of one type, and so is the result.
        case common
    }

    enum Aggregate {
        case count
        case sum
        case extreme
        case mean
        case product
    }

    init(_ parameters: Parameter..., gives result: Result) {
        self.parameters = parameters
        self.result = result
    }

    private static let text = Parameter.of(.string)
    private static let plainNumber = Result.fixed(.number(MeasurementUnit.none))

    /// Functions that are not listed are for other users of the language than rules.
    static let all: [String: BuiltinTyping] = [
        "not": BuiltinTyping(.of(.boolean), gives: .fixed(.boolean)),
        "all": BuiltinTyping(.any, gives: .fixed(.boolean)),
        "any": BuiltinTyping(.any, gives: .fixed(.boolean)),
        "is": BuiltinTyping(.any, .any, gives: .fixed(.boolean)),
        "count": BuiltinTyping(.list, gives: .aggregate(.count)),
        "sum": BuiltinTyping(.any, gives: .aggregate(.sum)),
        "min": BuiltinTyping(.any, gives: .aggregate(.extreme)),
        "max": BuiltinTyping(.any, gives: .aggregate(.extreme)),
        "mean": BuiltinTyping(.any, gives: .aggregate(.mean)),
        "median": BuiltinTyping(.any, gives: .aggregate(.mean)),
        "product": BuiltinTyping(.any, gives: .aggregate(.product)),
        "abs": BuiltinTyping(.any, gives: .first),
        "floor": BuiltinTyping(.number, .plain, gives: .first),
        "ceiling": BuiltinTyping(.number, .plain, gives: .first),
        "decimal": BuiltinTyping(.number, .plain, gives: .first),
        "round up": BuiltinTyping(.number, .plain, gives: .first),
        "round down": BuiltinTyping(.number, .plain, gives: .first),
        "round half up": BuiltinTyping(.number, .plain, gives: .first),
        "round half down": BuiltinTyping(.number, .plain, gives: .first),
        "modulo": BuiltinTyping(.number, .number, gives: .common),
        "sqrt": BuiltinTyping(.plain, gives: plainNumber),
        "log": BuiltinTyping(.plain, gives: plainNumber),
        "exp": BuiltinTyping(.plain, gives: plainNumber),
        "odd": BuiltinTyping(.number, gives: .fixed(.boolean)),
        "even": BuiltinTyping(.number, gives: .fixed(.boolean)),
        "list contains": BuiltinTyping(.list, .any, gives: .fixed(.boolean)),
        "sublist": BuiltinTyping(.list, .plain, gives: .first),
        "remove": BuiltinTyping(.list, .plain, gives: .first),
        "reverse": BuiltinTyping(.list, gives: .first),
        "distinct values": BuiltinTyping(.list, gives: .first),
        "concatenate": BuiltinTyping(.list, .list, gives: .common),
        "union": BuiltinTyping(.list, .list, gives: .common),
        "string length": BuiltinTyping(text, gives: plainNumber),
        "substring": BuiltinTyping(text, .plain, gives: .fixed(.string)),
        "upper case": BuiltinTyping(text, gives: .fixed(.string)),
        "lower case": BuiltinTyping(text, gives: .fixed(.string)),
        "substring before": BuiltinTyping(text, gives: .fixed(.string)),
        "substring after": BuiltinTyping(text, gives: .fixed(.string)),
        "replace": BuiltinTyping(text, gives: .fixed(.string)),
        "contains": BuiltinTyping(text, gives: .fixed(.boolean)),
        "starts with": BuiltinTyping(text, gives: .fixed(.boolean)),
        "ends with": BuiltinTyping(text, gives: .fixed(.boolean)),
        "matches": BuiltinTyping(text, gives: .fixed(.boolean)),
        "string": BuiltinTyping(.any, gives: .fixed(.string)),
        "number": BuiltinTyping(text, gives: plainNumber),
        "date": BuiltinTyping(.any, gives: .fixed(.date)),
        "years and months duration": BuiltinTyping(.date, .date, gives: .fixed(.yearsMonths)),
        "day of year": BuiltinTyping(.date, gives: plainNumber),
        "week of year": BuiltinTyping(.date, gives: plainNumber),
        "day of week": BuiltinTyping(.date, gives: .fixed(.string)),
        "month of year": BuiltinTyping(.date, gives: .fixed(.string)),
    ]
}
