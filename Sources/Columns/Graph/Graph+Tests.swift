// What follows from the form of tests alone.
//
// Most of what could be uncertain is certain in this way: a benefit wins against all others or loses
// to one of them, whatever the sums.
extension Graph {
    /// How tests are joined: all must hold, or any.
    enum Junction {
        case all
        case any

        var other: Junction { self == .all ? .any : .all }

        func operands(of operation: Operation) -> (Int, Int)? {
            switch (self, operation) {
            case (.all, .and(let left, let right)), (.any, .or(let left, let right)): (left, right)
            default: nil
            }
        }
    }

    /// The most tests of a chain that are looked at, and how often tests are compared for one: what
    /// is not found by then stays as it is.
    private static let longestChain = 16
    private static let mostSteps = 1000

    /// What two tests say together, where a constant or one of them says it.
    mutating func simplified(_ junction: Junction, _ left: Int, _ right: Int) -> Int? {
        if left == right { return left }
        let (first, second) = (chain(junction, left), chain(junction, right))
        if first.contains(right) { return left }
        if second.contains(left) { return right }
        let tests = first + second
        var steps = 0
        guard tests.count <= Self.longestChain, isDecided(junction, tests, &steps) else {
            return nil
        }
        return constant(junction == .any ? 1 : 0)
    }

    /// The tests that a node joins, as far as they are looked at.
    private func chain(_ junction: Junction, _ node: Int) -> [Int] {
        var (tests, waiting) = ([Int](), [node])
        while tests.count + waiting.count <= Self.longestChain, let next = waiting.popLast() {
            if let (left, right) = junction.operands(of: self[next].operation) {
                waiting += [left, right]
            } else {
                tests.append(next)
            }
        }
        return tests + waiting
    }

    /// Whether tests joined by `any` surely hold, or those joined by `all` surely do not: others of
    /// them say the opposite of one.
    private func isDecided(_ junction: Junction, _ tests: [Int], _ steps: inout Int) -> Bool {
        for test in tests where isOpposed(test, junction.other, by: tests, &steps) { return true }
        return false
    }

    /// Whether some tests together say the opposite of a node.
    private func isOpposed(
        _ node: Int, _ junction: Junction, by tests: [Int], _ steps: inout Int
    ) -> Bool {
        for test in tests where areOpposite(node, test, &steps) { return true }
        if case .not(let inner) = self[node].operation {
            return chain(junction.other, inner).allSatisfy(tests.contains)
        }
        guard let (left, right) = junction.operands(of: self[node].operation) else { return false }
        return isOpposed(left, junction, by: tests, &steps)
            && isOpposed(right, junction, by: tests, &steps)
    }

    /// Whether surely one of two tests holds and the other does not.
    private func areOpposite(_ one: Int, _ other: Int, _ steps: inout Int) -> Bool {
        steps += 1
        guard steps <= Self.mostSteps else { return false }
        switch (self[one].operation, self[other].operation) {
        case (.not(let left), .not(let right)): return areOpposite(left, right, &steps)
        case (.not(let inner), _): return inner == other
        case (_, .not(let inner)): return inner == one
        case (.and(let left, let right), .or(let first, let second)),
            (.or(let left, let right), .and(let first, let second)):
            return areOpposite(left, first, &steps) && areOpposite(right, second, &steps)
                || areOpposite(left, second, &steps) && areOpposite(right, first, &steps)
        case (.spread(let left, let entity), .spread(let right, let second)):
            return entity == second && areOpposite(left, right, &steps)
        case (
            .comparison(let kind, let left, let right), .comparison(let second, let low, let high)
        ):
            return Set([kind, second]) == [.less, .lessOrEqual] && left == high && right == low
        default: return false
        }
    }
}
