import FEEL

extension Value {
    /// One of several values, each of which may itself be not known: the answer where all agree.
    static func oneOf(_ values: [Value], _ causes: Causes) -> Value {
        guard let first = values.first else { return .unknown(Unknown(causes)) }
        if first.isKnown, values.dropFirst().allSatisfy({ $0.isSame(as: first) }) { return first }
        let all = values.reduce(causes) { $0.union($1.causes) }
        return .unknown(Unknown(all, hull(of: values)))
    }

    private static func hull(of values: [Value]) -> Hull {
        var finite: [Value] = []
        var isFinite = true
        var isNumeric = true
        for value in values {
            switch value {
            case .number: isFinite = false
            case .unknown(let unknown):
                switch unknown.hull {
                case .oneOf(let members): finite += members
                case .numbers: isFinite = false
                case .any:
                    isFinite = false
                    isNumeric = false
                }
            case .boolean, .string:
                finite.append(value)
                isNumeric = false
            default:
                isFinite = false
                isNumeric = false
            }
        }
        if isFinite { return .oneOf(finite.distinct) }
        guard isNumeric else { return .any }
        let bounds = values.dropFirst().reduce(Bounds(values[0])) { $0.joined(Bounds($1)) }
        return .numbers(low: bounds.low, high: bounds.high)
    }

    /// Equal known values; what is not known is the same as nothing.
    func isSame(as other: Value) -> Bool {
        switch (self, other) {
        case (.boolean(let left), .boolean(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
        case (.date(let left), .date(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        case (.null, .null): true
        case (.list(let left), .list(let right)):
            left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
        default: false
        }
    }
}

extension [Value] {
    var distinct: [Value] {
        reduce(into: []) { kept, value in
            if !kept.contains(where: { $0.isSame(as: value) }) { kept.append(value) }
        }
    }
}
