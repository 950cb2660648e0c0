/// The operations of a program in order of dependency, each once.
///
/// Making a node finds an equal one first. What is constant is folded, also where the bounds of the
/// operands leave one value only; operands of different rows are spread to the deeper ones, and
/// operands of different widths are made equally wide.
struct Graph {
    private(set) var nodes: [Node] = []
    private var places: [Key: Int] = [:]
    /// For each entity the one that its rows stand below.
    let parents: [Int?]
    /// For each entity whether surely no list of its rows is empty.
    private let isFilled: [Bool]

    private struct Key: Hashable {
        let operation: Operation
        let entity: Int?
        let width: Width
    }

    init(parents: [Int?], isFilled: [Bool]) {
        self.parents = parents
        self.isFilled = isFilled
    }

    subscript(node: Int) -> Node { nodes[node] }

    // MARK: - Making nodes

    mutating func add(
        _ operation: Operation, entity: Int?, low: Int, high: Int, width: Width? = nil
    ) -> Int {
        if low == high, !operation.operands.isEmpty { return constant(low) }
        let node = Node(
            operation: operation, entity: entity, width: width ?? Width(low: low, high: high),
            low: low, high: high)
        let key = Key(operation: operation, entity: entity, width: node.width)
        if let place = places[key] { return place }
        nodes.append(node)
        places[key] = nodes.count - 1
        return nodes.count - 1
    }

    mutating func constant(_ value: Int) -> Int {
        add(.constant(value), entity: nil, low: value, high: value)
    }

    func constantValue(_ node: Int) -> Int? {
        nodes[node].low == nodes[node].high ? nodes[node].low : nil
    }

    /// The deeper of the entities of several nodes; they must lie on one way up to the household.
    func deepest(_ operands: [Int]) throws(NotColumnar) -> Int? {
        var deepest: Int?
        for operand in operands {
            guard let entity = nodes[operand].entity else { continue }
            guard let other = deepest else {
                deepest = entity
                continue
            }
            if isAbove(other, entity) {
                deepest = entity
            } else if !isAbove(entity, other) {
                throw NotColumnar(.correlated)
            }
        }
        return deepest
    }

    /// Whether an entity is another one or has it below itself.
    func isAbove(_ upper: Int, _ lower: Int) -> Bool {
        var current: Int? = lower
        while let entity = current {
            if entity == upper { return true }
            current = parents[entity]
        }
        return false
    }

    /// A node with a value for each row of an entity.
    mutating func spread(_ node: Int, to entity: Int?) throws(NotColumnar) -> Int {
        guard let entity, let own = nodes[node].entity, own != entity else { return node }
        guard let parent = parents[entity], isAbove(own, parent) else {
            throw NotColumnar(.correlated)
        }
        let above = try spread(node, to: parent)
        return add(
            .spread(above, entity: entity), entity: entity, low: nodes[above].low,
            high: nodes[above].high, width: nodes[above].width)
    }

    mutating func resized(_ node: Int, to width: Width) -> Int {
        guard nodes[node].width != width, constantValue(node) == nil else { return node }
        return add(
            .resized(node), entity: nodes[node].entity, low: nodes[node].low,
            high: nodes[node].high, width: width)
    }

    /// Two operands on the same rows and in one width, at least as wide as asked.
    private mutating func aligned(
        _ left: Int, _ right: Int, atLeast width: Width = .byte
    ) throws(NotColumnar) -> (left: Int, right: Int, entity: Int?, width: Width) {
        let entity = try deepest([left, right])
        let (left, right) = (try spread(left, to: entity), try spread(right, to: entity))
        let widest = max(width, nodes[left].width, nodes[right].width)
        return (resized(left, to: widest), resized(right, to: widest), entity, widest)
    }

    // MARK: - Numbers

    mutating func arithmetic(
        _ kind: Operation.Arithmetic, _ left: Int, _ right: Int
    ) throws(NotColumnar) -> Int {
        let (low, high) = try bounds(kind, nodes[left], nodes[right])
        if let simple = simplified(kind, left, right) { return simple }
        if kind == .multiply, let table = multiplied(left, right) ?? multiplied(right, left) {
            return table
        }
        let width = max(.half, Width(low: low, high: high))
        let operands = try aligned(left, right, atLeast: width)
        let result = add(
            .arithmetic(kind, operands.left, operands.right), entity: operands.entity, low: low,
            high: high, width: operands.width)
        return result
    }

    /// A value of a table times a constant is a value of another table.
    private mutating func multiplied(_ node: Int, _ factor: Int) -> Int? {
        guard let factor = constantValue(factor),
            case .lookup(let code, let table) = nodes[node].operation
        else { return nil }
        let products = table.map { $0.multipliedReportingOverflow(by: factor) }
        guard !products.contains(where: \.overflow) else { return nil }
        return lookup(code, products.map(\.partialValue))
    }

    private func simplified(_ kind: Operation.Arithmetic, _ left: Int, _ right: Int) -> Int? {
        let (first, second) = (constantValue(left), constantValue(right))
        switch kind {
        case .add: return first == 0 ? right : second == 0 ? left : nil
        case .subtract: return second == 0 ? left : nil
        case .multiply: return first == 1 ? right : second == 1 ? left : nil
        case .least:
            if nodes[left].high <= nodes[right].low { return left }
            return nodes[right].high <= nodes[left].low ? right : nil
        case .greatest:
            if nodes[left].low >= nodes[right].high { return left }
            return nodes[right].low >= nodes[left].high ? right : nil
        }
    }

    private func bounds(
        _ kind: Operation.Arithmetic, _ left: Node, _ right: Node
    ) throws(NotColumnar) -> (Int, Int) {
        switch kind {
        case .add:
            return (try sum(left.low, right.low), try sum(left.high, right.high))
        case .subtract:
            return (try difference(left.low, right.high), try difference(left.high, right.low))
        case .multiply:
            var products: [Int] = []
            for one in [left.low, left.high] {
                for other in [right.low, right.high] { products.append(try product(one, other)) }
            }
            return (products.min() ?? 0, products.max() ?? 0)
        case .least: return (min(left.low, right.low), min(left.high, right.high))
        case .greatest: return (max(left.low, right.low), max(left.high, right.high))
        }
    }

    private func sum(_ left: Int, _ right: Int) throws(NotColumnar) -> Int {
        let (sum, overflow) = left.addingReportingOverflow(right)
        if overflow { throw NotColumnar(.overflow) }
        return sum
    }

    private func difference(_ left: Int, _ right: Int) throws(NotColumnar) -> Int {
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        if overflow { throw NotColumnar(.overflow) }
        return difference
    }

    private func product(_ left: Int, _ right: Int) throws(NotColumnar) -> Int {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        if overflow || product.magnitude > 1 << 62 { throw NotColumnar(.overflow) }
        return product
    }

    /// A whole quotient; where the divisor is 0 it is 0 and nobody looks.
    mutating func quotient(
        _ rounding: Operation.Rounding, _ left: Int, _ right: Int
    ) throws(NotColumnar) -> Int {
        if let divisor = constantValue(right) {
            if divisor == 0 { return constant(0) }
            if divisor == 1 { return left }
        }
        let (dividend, divisor) = (nodes[left], nodes[right])
        let ends = [dividend.low, dividend.high]
        var divisors = [divisor.low, divisor.high].filter { $0 != 0 }
        if divisor.low < 0, divisor.high > 0 { divisors += [-1, 1] }
        if divisor.low == 0 { divisors.append(1) }
        if divisor.high == 0 { divisors.append(-1) }
        var results = divisor.low <= 0 && divisor.high >= 0 ? [0] : []
        for end in ends {
            for divisor in divisors { results.append(rounding.quotient(end, divisor)) }
        }
        let (low, high) = (results.min() ?? 0, results.max() ?? 0)
        let operands = try aligned(left, right, atLeast: .half)
        return add(
            .quotient(rounding, operands.left, operands.right), entity: operands.entity, low: low,
            high: high, width: operands.width)
    }

    mutating func months(from start: Int, to end: Int) throws(NotColumnar) -> Int {
        let operands = try aligned(start, end, atLeast: .half)
        let span = (nodes[end].high - nodes[start].low) / 28 + 1
        let back = (nodes[end].low - nodes[start].high) / 28 - 1
        if let start = constantValue(start), let end = constantValue(end) {
            return constant(Months.between(start, end))
        }
        return add(
            .months(operands.left, operands.right), entity: operands.entity, low: back,
            high: span, width: .half)
    }

    // MARK: - Tests

    mutating func compare(
        _ kind: Operation.Comparison, _ left: Int, _ right: Int
    ) throws(NotColumnar) -> Int {
        let (first, second) = (nodes[left], nodes[right])
        switch kind {
        case .less:
            if first.high < second.low { return constant(1) }
            if first.low >= second.high { return constant(0) }
        case .lessOrEqual:
            if first.high <= second.low { return constant(1) }
            if first.low > second.high { return constant(0) }
        case .equal:
            if left == right { return constant(1) }
            if first.high < second.low || second.high < first.low { return constant(0) }
        }
        let operands = try aligned(left, right)
        return add(
            .comparison(kind, operands.left, operands.right), entity: operands.entity, low: 0,
            high: 1)
    }

    mutating func isOneOf(_ node: Int, _ set: UInt64) -> Int {
        guard nodes[node].width == .byte, nodes[node].high < 64 else { return constant(0) }
        if let value = constantValue(node) { return constant(Int(set >> UInt64(value) & 1)) }
        return add(.isOneOf(node, set), entity: nodes[node].entity, low: 0, high: 1)
    }

    mutating func and(_ left: Int, _ right: Int) throws(NotColumnar) -> Int {
        if let value = constantValue(left) { return value == 0 ? left : right }
        if let value = constantValue(right) { return value == 0 ? right : left }
        if let simple = simplified(.all, left, right) { return simple }
        let operands = try aligned(min(left, right), max(left, right))
        return add(
            .and(operands.left, operands.right), entity: operands.entity, low: 0, high: 1)
    }

    mutating func or(_ left: Int, _ right: Int) throws(NotColumnar) -> Int {
        if let value = constantValue(left) { return value == 0 ? right : left }
        if let value = constantValue(right) { return value == 0 ? left : right }
        if let simple = simplified(.any, left, right) { return simple }
        let operands = try aligned(min(left, right), max(left, right))
        return add(
            .or(operands.left, operands.right), entity: operands.entity, low: 0, high: 1)
    }

    mutating func not(_ node: Int) -> Int {
        if let value = constantValue(node) { return constant(1 - value) }
        if case .not(let inner) = nodes[node].operation { return inner }
        return add(.not(node), entity: nodes[node].entity, low: 0, high: 1)
    }

    mutating func select(
        _ test: Int, _ then: Int, _ otherwise: Int
    ) throws(NotColumnar) -> Int {
        if let value = constantValue(test) { return value == 1 ? then : otherwise }
        if then == otherwise { return then }
        if case .not(let inner) = nodes[test].operation {
            return try select(inner, otherwise, then)
        }
        if let test = try selectedTest(test, then, otherwise) { return test }
        let entity = try deepest([test, then, otherwise])
        let test = try spread(test, to: entity)
        let operands = try aligned(try spread(then, to: entity), try spread(otherwise, to: entity))
        return add(
            .select(test, operands.left, operands.right), entity: entity,
            low: min(nodes[then].low, nodes[otherwise].low),
            high: max(nodes[then].high, nodes[otherwise].high), width: operands.width)
    }

    /// A choice between tests, of which one always or never holds, is a test.
    private mutating func selectedTest(
        _ test: Int, _ then: Int, _ otherwise: Int
    ) throws(NotColumnar) -> Int? {
        let areTests = [then, otherwise].allSatisfy {
            nodes[$0].low >= 0 && nodes[$0].high <= 1 && nodes[$0].width == .byte
        }
        guard areTests else { return nil }
        switch (constantValue(then), constantValue(otherwise)) {
        case (1, _): return try or(test, otherwise)
        case (0, _): return try and(not(test), otherwise)
        case (_, 1): return try or(not(test), then)
        case (_, 0): return try and(test, then)
        default: return nil
        }
    }

    mutating func lookup(_ node: Int, _ table: [Int]) -> Int {
        if let value = constantValue(node) {
            return constant(table.indices.contains(value) ? table[value] : 0)
        }
        let reachable = table.prefix(nodes[node].high + 1)
        let (low, high) = (reachable.min() ?? 0, reachable.max() ?? 0)
        return add(
            .lookup(node, table), entity: nodes[node].entity, low: low, high: high,
            width: max(.half, Width(low: low, high: high)))
    }

    // MARK: - Lists

    /// The most rows of one list that bounds are proven for; a household with more is set aside.
    static let longestList = 24

    mutating func sum(_ node: Int, over entity: Int, most: Int) throws(NotColumnar) -> Int {
        let each = try spread(node, to: entity)
        let low = try product(min(nodes[each].low, 0), most)
        let high = try product(max(nodes[each].high, 0), most)
        if let value = constantValue(each) {
            return try arithmetic(.multiply, count(of: entity, most: most), constant(value))
        }
        return add(
            .sum(each, entity: entity), entity: parents[entity], low: low, high: high,
            width: max(.half, Width(low: low, high: high)))
    }

    private mutating func count(of entity: Int, most: Int) -> Int {
        add(
            .listCount(entity), entity: parents[entity], low: isFilled[entity] ? min(1, most) : 0,
            high: most)
    }

    mutating func any(_ node: Int, over entity: Int) throws(NotColumnar) -> Int {
        if constantValue(node) == 0 { return node }
        let each = try spread(node, to: entity)
        if constantValue(each) == 1 {
            return try compare(.less, constant(0), count(of: entity, most: Self.longestList))
        }
        return add(.any(each, entity: entity), entity: parents[entity], low: 0, high: 1)
    }
}
