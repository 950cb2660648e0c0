import FEEL

/// How far a result agrees with what a test expects.
struct Agreement {
    /// As the published results of other engines are counted: numbers within 1e-8.
    var asVendorsCount: Bool
    /// Without any tolerance.
    var exactly: Bool

    private static let both = Agreement(asVendorsCount: true, exactly: true)
    private static let none = Agreement(asVendorsCount: false, exactly: false)
    private static let tolerance = Number(coefficient: 1, exponent: -8) ?? .zero

    private init(asVendorsCount: Bool, exactly: Bool) {
        self.asVendorsCount = asVendorsCount
        self.exactly = exactly
    }

    private init(_ agrees: Bool) {
        self = agrees ? .both : .none
    }

    init(_ result: Value, _ expected: Value) {
        switch (result, expected) {
        case (.number(let result), .number(let expected)):
            let distances = [result.subtracting(expected), expected.subtracting(result)]
            let isNear = distances.allSatisfy { $0.map { $0 <= Self.tolerance } ?? false }
            self.init(asVendorsCount: isNear, exactly: result == expected)
        case (.list(let result), .list(let expected)):
            guard result.count == expected.count else {
                self = .none
                return
            }
            self = Self.all(zip(result, expected))
        case (.context(let result), .context(let expected)):
            let pairs = expected.entries.compactMap { entry in
                result[entry.key].map { ($0, entry.value) }
            }
            let isWhole =
                pairs.count == expected.entries.count && pairs.count == result.entries.count
            self = isWhole ? Self.all(pairs) : .none
        default: self.init(Self.isSame(result, expected))
        }
    }

    private static func all(_ pairs: some Sequence<(Value, Value)>) -> Agreement {
        var all = both
        for (result, expected) in pairs {
            let one = Agreement(result, expected)
            all.asVendorsCount = all.asVendorsCount && one.asVendorsCount
            all.exactly = all.exactly && one.exactly
        }
        return all
    }

    private static func isSame(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.date(let left), .date(let right)): left == right
        case (.time(let left), .time(let right)): left == right
        case (.dateTime(let left), .dateTime(let right)): left == right
        case (.yearsMonths(let left), .yearsMonths(let right)): left == right
        case (.daysTime(let left), .daysTime(let right)): left == right
        default: false
        }
    }
}
