import FEEL

// Tests of a cell, or behind `in`, on one value; `nil` where they rest on more than literals.
extension Expression {
    func accepts(_ value: Scalar) -> Bool? {
        switch kind {
        case .anyInput: return true
        case .unaryTests(let tests), .list(let tests): return tests.anyAccepts(value)
        case .negatedTests(let tests): return tests.anyAccepts(value).map { !$0 }
        case .unaryComparison(let sign, let operand):
            return Scalar(operand).flatMap { value.satisfies(sign, $0) }
        case .range(let low, let high, let lowIncluded, let highIncluded):
            guard let low = Scalar(low), let high = Scalar(high),
                let isAbove = value.satisfies(lowIncluded ? .greaterOrEqual : .greater, low),
                let isBelow = value.satisfies(highIncluded ? .lessOrEqual : .less, high)
            else { return nil }
            return isAbove && isBelow
        default:
            return Scalar(self).map { value == $0 }
        }
    }

    /// The values at which the tests change their mind.
    var turningPoints: [Scalar] {
        switch kind {
        case .unaryTests(let tests), .negatedTests(let tests), .list(let tests):
            tests.flatMap(\.turningPoints)
        case .unaryComparison(_, let operand): operand.turningPoints
        case .range(let low, let high, _, _): low.turningPoints + high.turningPoints
        default: Scalar(self).map { [$0] } ?? []
        }
    }
}

extension [Expression] {
    fileprivate func anyAccepts(_ value: Scalar) -> Bool? {
        var answer: Bool? = false
        for test in self {
            guard let accepted = test.accepts(value) else {
                answer = nil
                continue
            }
            if accepted { return true }
        }
        return answer
    }
}
