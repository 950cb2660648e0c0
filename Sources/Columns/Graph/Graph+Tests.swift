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

    /// The most tests of a chain that are looked at.
    private static let longestChain = 16

    /// What two tests say together, where a constant or one of them says it.
    mutating func simplified(_ junction: Junction, _ left: Int, _ right: Int) -> Int? {
        if left == right { return left }
        let (first, second) = (chain(junction, left), chain(junction, right))
        if first.contains(right) { return left }
        if second.contains(left) { return right }
        let tests = first + second
        guard tests.count <= Self.longestChain, isDecided(junction, tests) else { return nil }
        return constant(junction == .any ? 1 : 0)
    }

    /// The tests that a node joins.
    private func chain(_ junction: Junction, _ node: Int) -> [Int] {
        guard let (left, right) = junction.operands(of: self[node].operation) else { return [node] }
        return chain(junction, left) + chain(junction, right)
    }

    /// Whether tests joined by `any` surely hold, or those joined by `all` surely do not: others of
    /// them say the opposite of one.
    private func isDecided(_ junction: Junction, _ tests: [Int]) -> Bool {
        tests.contains { isOpposed($0, junction.other, by: tests) }
    }

    /// Whether some tests together say the opposite of a node.
    private func isOpposed(_ node: Int, _ junction: Junction, by tests: [Int]) -> Bool {
        if tests.contains(where: { areOpposite(node, $0) }) { return true }
        if case .not(let inner) = self[node].operation {
            return chain(junction.other, inner).allSatisfy(tests.contains)
        }
        guard let (left, right) = junction.operands(of: self[node].operation) else { return false }
        return isOpposed(left, junction, by: tests) && isOpposed(right, junction, by: tests)
    }

    /// Whether surely one of two tests holds and the other does not.
    private func areOpposite(_ one: Int, _ other: Int) -> Bool {
        switch (self[one].operation, self[other].operation) {
        case (.not(let left), .not(let right)): areOpposite(left, right)
        case (.not(let inner), _): inner == other
        case (_, .not(let inner)): inner == one
        case (.and(let left, let right), .or(let first, let second)),
            (.or(let left, let right), .and(let first, let second)):
            areOpposite(left, first) && areOpposite(right, second)
                || areOpposite(left, second) && areOpposite(right, first)
        case (.spread(let left, let entity), .spread(let right, let second)):
            entity == second && areOpposite(left, right)
        case (
            .comparison(let kind, let left, let right), .comparison(let second, let low, let high)
        ):
            Set([kind, second]) == [.less, .lessOrEqual] && left == high && right == low
        default: false
        }
    }
}
