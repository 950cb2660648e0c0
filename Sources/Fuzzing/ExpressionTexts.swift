import FEEL

/// The words that expressions are made of at random.
enum ExpressionTexts {
    typealias Kind = ExpressionGenerator.Kind

    static let leaves: [Kind: [String]] = [
        .number: [
            "0", "1", "-1", "a", "收入", "2.50", "0.1", ".3", "1e400", "-7", "100",
            "9999999999999999999999999999999999", "1e-6176", "9.9e6144", "123456789012345678.5",
            "截止日.year", "x y[1]",
        ],
        .boolean: ["true", "false", "a-b", "a > 1", "标准 = null"],
        .string: [
            "\"\"", "b", "\"中文\"", "\"a\\u4e2d🐎\"", "\"e\\u0301\"", "\"2024-02-30\"", "\"12\"",
            "\"\\\"\\\\n\"", "\"P1D\"", "成员[1].姓名",
        ],
        .date: [
            "截止日", "@\"2024-02-29\"", "date(2023, 12, 31)", "@\"999999999-12-31\"",
            "@\"-999999999-01-01\"",
        ],
        .time: ["@\"12:00:00\"", "@\"23:59:59.999999999Z\"", "@\"00:00:00@Asia/Shanghai\""],
        .dateTime: [
            "@\"2024-02-29T24:00:00\"", "@\"1988-04-17T02:30:00@Asia/Shanghai\"",
            "@\"999999999-12-31T23:59:59+14:00\"", "@\"2020-01-01T00:00:00Z\"",
        ],
        .months: ["@\"P1Y2M\"", "@\"-P13M\"", "@\"P0M\"", "@\"P999999999Y\""],
        .days: ["@\"P1D\"", "@\"-PT36H\"", "@\"PT0.000000001S\"", "@\"P99999999999D\""],
        .list: ["[]", "x y", "成员", "[[1], [null]]", "成员.周岁", "[\"甲\", \"乙\"]"],
        .context: ["{}", "{k: 1, \"b c\": {甲: [2]}}", "成员[2]"],
        .range: ["[1..3]", "(< 10)", "(null..5)", "]1..2[", "[@\"2024-01-01\"..截止日]"],
        .function: ["function(x) x", "count", "function() external {}", "string length"],
    ]

    static let members = [
        "year", "month", "day", "weekday", "hour", "time offset", "timezone", "days", "start",
    ]

    static let types = [
        "number", "string", "Any", "list<number>", "context<k: number, b: list<string>>",
        "function<number>->string", "range<date>", "date and time", "days and time duration",
        "Null", "无此类型",
    ]

    static let allBuiltins = Builtins.all

    /// The functions that give a kind; the others are met when any function is called.
    static let builtins: [Kind: [Builtin]] = results.mapValues { names in
        allBuiltins.filter { names.contains($0.name) }
    }

    private static let results: [Kind: [String]] = [
        .number: [
            "count", "sum", "min", "max", "mean", "median", "product", "stddev", "decimal",
            "floor", "ceiling", "round up", "round half down", "abs", "modulo", "sqrt", "log",
            "exp", "number", "string length", "day of year", "week of year", "yearly",
        ],
        .boolean: [
            "not", "all", "any", "is", "odd", "even", "list contains", "matches", "contains",
            "starts with", "ends with", "before", "after", "meets", "overlaps", "includes",
            "during", "starts", "finishes", "coincides",
        ],
        .string: [
            "string", "substring", "upper case", "lower case", "substring before", "replace",
            "substring after", "string join", "day of week", "month of year",
        ],
        .date: ["date", "today"], .time: ["time"], .dateTime: ["date and time", "now"],
        .months: ["years and months duration", "duration"], .days: ["duration", "abs"],
        .list: [
            "append", "concatenate", "insert before", "remove", "list replace", "sublist",
            "index of", "distinct values", "union", "flatten", "reverse", "sort", "split", "mode",
            "get entries",
        ],
        .context: ["context", "context put", "context merge", "get value"],
        .range: ["range"],
    ]

    /// What a parameter's name says about its argument.
    static let kinds: [String: [Kind]] = [
        "list": [.list], "lists": [.list], "n": [.number], "scale": [.number], "amount": [.number],
        "dividend": [.number], "divisor": [.number], "number": [.number], "length": [.number],
        "position": [.number], "start position": [.number], "string": [.string],
        "input": [.string], "pattern": [.string], "match": [.string, .function],
        "replacement": [.string], "delimiter": [.string], "negand": [.boolean],
        "date": [.date, .dateTime], "from": [.string, .date, .dateTime, .number],
        "to": [.date, .dateTime], "year": [.number], "month": [.number], "day": [.number],
        "hour": [.number], "minute": [.number], "second": [.number], "offset": [.days],
        "m": [.context], "context": [.context], "entries": [.list], "contexts": [.list],
        "precedes": [.function], "range": [.range], "range1": [.range], "range2": [.range],
        "point": [.number, .range], "point1": [.number], "point2": [.number],
    ]

    /// Arguments that chance would hardly find.
    static let arguments: [String: [String]] = [
        "pattern": [
            "\"(a+)+$\"", "\"[\\p{L}-[甲]]{2,5}?\"", "\"^(.)\\1*\"", "\"[\"", "\"a{1000000}\"",
            "\"\\p{IsHangul}|(b|)*\"",
        ],
        "flags": ["\"smixq\"", "\"i\"", "\"z\""],
        "replacement": ["\"$1-$0\"", "\"\\\\$9\"", "\"$\""],
        "from": [
            "\"2024-02-29T01:02:03@Europe/Paris\"", "\"[1..3]\"", "\"-P1DT1H\"", "\"1,000.5\"",
            "\"(\\\"a\\\"..\\\"b\\\"]\"",
        ],
        "grouping separator": ["\",\"", "\" \"", "null"],
        "decimal separator": ["\".\"", "\",\"", "null"],
        "precedes": ["function(x, y) x < y", "function(x, y) null", "min", "before"],
        "scale": ["0", "2", "6176", "-6111", "99999999999999999999"],
        "position": ["1", "-1", "0", "9223372036854775807", "-9223372036854775808"],
        "start position": ["1", "-2", "0", "9223372036854775807", "-9223372036854775808"],
        "length": ["1", "0", "9223372036854775807"],
        "keys": ["[\"k\", \"b c\"]", "[]", "[1]"],
        "key": ["\"k\"", "\"b c\"", "\"甲\""],
        "entries": ["[{key: \"k\", value: 1}]", "{key: \"k\", value: null}"],
    ]
}
