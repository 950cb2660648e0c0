/// The operations that outputs need, in order, each with the buffers it reads and writes.
///
/// A buffer is used again once nobody needs what it holds, so that a block's working set stays in
/// the nearest cache; no operation writes over one of its operands.
struct Schedule {
    private(set) var instructions: [Instruction] = []
    private(set) var buffers: [Buffer] = []
    /// The buffer that a node's numbers are in, for inputs and outputs.
    private(set) var places: [Int: Int] = [:]
    private(set) var tables: [[Int64]] = []

    private let graph: Graph
    private var uses: [Int: Int] = [:]
    private var free: [Buffer.Shape: [Int]] = [:]
    private var pinned: Set<Int> = []

    /// Memory for one number a row.
    struct Buffer {
        struct Shape: Hashable {
            /// `nil` for a constant, which has the rows of the longest entity.
            let entity: Int?
            let width: Width
        }

        enum Source: Hashable {
            case computed
            case cells(Int)
            case known(Int)
            case listKnown(Int)
            case listCount(Int)
            case constant(Int)
        }

        let shape: Shape
        let source: Source
    }

    init(_ graph: Graph, outputs: [Int]) {
        self.graph = graph
        pinned = Set(outputs)
        for output in outputs { countUses(output) }
        for output in outputs { schedule(output) }
    }

    private mutating func countUses(_ node: Int) {
        // A node's operands are counted when it is first met.
        uses[node, default: 0] += 1
        guard uses[node] == 1 else { return }
        for operand in graph[node].operation.operands { countUses(operand) }
    }

    private mutating func schedule(_ node: Int) {
        guard places[node] == nil else { return }
        if let source = source(of: node) {
            buffers.append(Buffer(shape: shape(node), source: source))
            places[node] = buffers.count - 1
            return
        }
        for operand in graph[node].operation.operands where !isImmediate(operand, of: node) {
            schedule(operand)
        }
        let target = buffer(for: node)
        places[node] = target
        emit(node, into: target)
        for operand in graph[node].operation.operands { release(operand) }
    }

    private func source(of node: Int) -> Buffer.Source? {
        switch graph[node].operation {
        case .cells(let column): .cells(column)
        case .known(let column): .known(column)
        case .listKnown(let entity): .listKnown(entity)
        case .listCount(let entity): .listCount(entity)
        case .constant(let value): .constant(value)
        default: nil
        }
    }

    private func shape(_ node: Int) -> Buffer.Shape {
        Buffer.Shape(entity: graph[node].entity, width: graph[node].width)
    }

    private mutating func buffer(for node: Int) -> Int {
        if !pinned.contains(node), let used = free[shape(node)]?.popLast() { return used }
        buffers.append(Buffer(shape: shape(node), source: .computed))
        return buffers.count - 1
    }

    private mutating func release(_ node: Int) {
        guard let left = uses[node] else { return }
        uses[node] = left - 1
        guard left == 1, !pinned.contains(node), source(of: node) == nil,
            let place = places[node]
        else { return }
        free[shape(node), default: []].append(place)
    }

    /// Whether an operand is a constant that the instruction itself carries.
    private func isImmediate(_ operand: Int, of node: Int) -> Bool {
        guard graph.constantValue(operand) != nil, case .constant = graph[operand].operation else {
            return false
        }
        switch graph[node].operation {
        case .arithmetic, .comparison, .select, .quotient, .months: return true
        default: return false
        }
    }

    // MARK: - Instructions

    private mutating func emit(_ node: Int, into target: Int) {
        let made = graph[node]
        var instruction = Instruction(
            made.operation.code, width: made.width, entity: made.entity ?? 0, target: target)
        let operands = made.operation.operands
        // Comparisons and selections work in the width of what they compare or select.
        if case .comparison(_, let left, _) = made.operation {
            instruction.width = width(of: left, or: operands[1])
        }
        if case .isOneOf(_, let set) = made.operation {
            instruction.set = set
        }
        if case .lookup(_, let table) = made.operation {
            instruction.table = tables.count
            tables.append(table.map(Int64.init))
        }
        if case .quotient(let rounding, let left, let right) = made.operation {
            instruction.rounding = rounding
            instruction.isNatural =
                made.width == .half && graph.constantValue(left) == nil && graph[left].low >= 0
                && graph[right].low >= 0
        }
        if case .resized(let operand) = made.operation { instruction.from = graph[operand].width }
        if case .any(_, let entity) = made.operation { instruction.entity = entity }
        if case .sum(let operand, let entity) = made.operation {
            instruction.entity = entity
            instruction.from = graph[operand].width
        }
        for (place, operand) in operands.enumerated() {
            if isImmediate(operand, of: node), let value = graph.constantValue(operand) {
                instruction.setOperand(place, immediate: Int64(value))
            } else {
                instruction.setOperand(place, buffer: places[operand] ?? 0)
            }
        }
        instructions.append(instruction)
    }

    private func width(of left: Int, or right: Int) -> Width {
        graph.constantValue(left) == nil ? graph[left].width : graph[right].width
    }
}

/// One operation over the rows of a block.
struct Instruction {
    enum Code: UInt8 {
        case add, subtract, multiply, least, greatest
        case quotient
        case less, lessOrEqual, equal
        case select, and, or, not, isOneOf, lookup, months, resize, spread, sum, any
    }

    let code: Code
    var width: Width
    /// The width of an operand that differs from the result's.
    var from = Width.byte
    /// Of a quotient: how it becomes whole.
    var rounding = Operation.Rounding.floor
    /// Of a quotient: 32 bits wide and nothing below 0.
    var isNatural = false
    var entity: Int
    let target: Int
    /// Buffers; −1 where the operand is the immediate beside it.
    private(set) var first = -1
    private(set) var second = -1
    private(set) var third = -1
    private(set) var firstValue: Int64 = 0
    private(set) var secondValue: Int64 = 0
    private(set) var thirdValue: Int64 = 0
    var set: UInt64 = 0
    var table = 0

    init(_ code: Code, width: Width, entity: Int, target: Int) {
        self.code = code
        self.width = width
        self.entity = entity
        self.target = target
    }

    mutating func setOperand(_ place: Int, buffer: Int) {
        switch place {
        case 0: first = buffer
        case 1: second = buffer
        default: third = buffer
        }
    }

    mutating func setOperand(_ place: Int, immediate value: Int64) {
        switch place {
        case 0: firstValue = value
        case 1: secondValue = value
        default: thirdValue = value
        }
    }
}

extension Operation {
    fileprivate var code: Instruction.Code {
        switch self {
        case .arithmetic(let kind, _, _):
            switch kind {
            case .add: .add
            case .subtract: .subtract
            case .multiply: .multiply
            case .least: .least
            case .greatest: .greatest
            }
        case .quotient: .quotient
        case .comparison(.less, _, _): .less
        case .comparison(.lessOrEqual, _, _): .lessOrEqual
        case .comparison(.equal, _, _): .equal
        case .select: .select
        case .and: .and
        case .or: .or
        case .not: .not
        case .isOneOf: .isOneOf
        case .lookup: .lookup
        case .months: .months
        case .spread: .spread
        case .sum: .sum
        case .any: .any
        // Inputs are in their buffers before anything runs.
        case .resized, .constant, .cells, .known, .listKnown, .listCount: .resize
        }
    }
}
