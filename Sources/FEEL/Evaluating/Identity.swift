extension Value {
    /// FEEL's `is`: the same type and the same written value.
    package func isIdentical(to other: Value) -> Bool {
        switch (self, other) {
        case (.null, .null): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): Comparing.isSame(left, right)
        case (.date(let left), .date(let right)): left == right
        case (.time(let left), .time(let right)): left == right
        case (.dateTime(let left), .dateTime(let right)): left == right
        case (.yearsMonths(let left), .yearsMonths(let right)): left == right
        case (.daysTime(let left), .daysTime(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        case (.list(let left), .list(let right)):
            left.count == right.count
                && zip(left, right).allSatisfy { $0.isIdentical(to: $1) }
        case (.context(let left), .context(let right)): left.isIdentical(to: right)
        case (.range(let left), .range(let right)): left.isIdentical(to: right)
        default: false
        }
    }
}

extension ContextValue {
    fileprivate func isIdentical(to other: ContextValue) -> Bool {
        entries.count == other.entries.count
            && entries.allSatisfy { entry in
                other[entry.key].map { entry.value.isIdentical(to: $0) } ?? false
            }
    }
}

extension RangeValue {
    fileprivate func isIdentical(to other: RangeValue) -> Bool {
        isComparison == other.isComparison && lowIncluded == other.lowIncluded
            && highIncluded == other.highIncluded && low.isIdentical(to: other.low)
            && high.isIdentical(to: other.high)
    }
}
