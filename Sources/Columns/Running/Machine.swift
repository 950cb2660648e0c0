/// Runs a schedule over blocks and owns the buffers; belongs to one worker.
@safe final class Machine {
    let schedule: Schedule
    private let parents: [Int?]
    private let pointers: UnsafeMutablePointer<UnsafeMutableRawPointer>
    /// Rows that the buffers of each entity have room for.
    private var capacities: [Int]
    private var owned: [UnsafeMutableRawPointer?]
    private let counts: UnsafeMutablePointer<Int>
    /// The rows of the block that ran last.
    private var entities: [EntityRows] = []
    private var running: UnsafeMutableRawPointer

    init(_ schedule: Schedule, parents: [Int?]) {
        self.schedule = schedule
        self.parents = parents
        capacities = Array(repeating: 0, count: parents.count)
        unsafe counts = .allocate(capacity: max(parents.count, 1))
        unsafe counts.initialize(repeating: 0, count: max(parents.count, 1))
        unsafe pointers = .allocate(capacity: max(schedule.buffers.count, 1))
        unsafe owned = Array(repeating: nil, count: schedule.buffers.count)
        unsafe running = .allocate(byteCount: 8, alignment: 64)
    }

    deinit {
        for index in schedule.buffers.indices { unsafe owned[index]?.deallocate() }
        unsafe running.deallocate()
        unsafe pointers.deallocate()
        unsafe counts.deallocate()
    }

    @unsafe func pointer(of buffer: Int) -> UnsafeMutableRawPointer { unsafe pointers[buffer] }

    /// What a buffer holds for a row, after a run.
    func number(in buffer: Int, row: Int) -> Int64 {
        let shape = schedule.buffers[buffer].shape
        precondition(row >= 0 && row < (shape.entity.map { unsafe counts[$0] } ?? .max))
        let place = shape.entity == nil ? 0 : row
        let pointer = unsafe pointers[buffer]
        switch shape.width {
        case .byte: return Int64(unsafe pointer.assumingMemoryBound(to: UInt8.self)[place])
        case .half: return Int64(unsafe pointer.assumingMemoryBound(to: Int32.self)[place])
        case .full: return unsafe pointer.assumingMemoryBound(to: Int64.self)[place]
        }
    }

    /// Copies what a buffer holds for the first rows of its entity.
    func copy<Number: FixedWidthInteger>(
        _ buffer: Int, count: Int, into target: UnsafeMutablePointer<Number>
    ) {
        let shape = schedule.buffers[buffer].shape
        precondition(count <= shape.entity.map { unsafe counts[$0] } ?? .max)
        let pointer = unsafe pointers[buffer]
        guard shape.entity != nil else {
            let value = Number(truncatingIfNeeded: number(in: buffer, row: 0))
            unsafe target.update(repeating: value, count: count)
            return
        }
        let result = UnsafeMutableRawPointer(target)
        switch shape.width {
        case .byte:
            unsafe Kernels.unary(pointer, result, count, UInt8.self) {
                Number(truncatingIfNeeded: $0)
            }
        case .half:
            unsafe Kernels.unary(pointer, result, count, Int32.self) {
                Number(truncatingIfNeeded: $0)
            }
        case .full:
            unsafe Kernels.unary(pointer, result, count, Int64.self) {
                Number(truncatingIfNeeded: $0)
            }
        }
    }

    /// Whether a mask is 1 for one of the first rows.
    func hasOne(in buffer: Int, count: Int) -> Bool {
        let shape = schedule.buffers[buffer].shape
        guard let entity = shape.entity, shape.width == .byte else {
            return number(in: buffer, row: 0) == 1
        }
        unsafe precondition(count <= counts[entity])
        let mask = unsafe pointers[buffer].assumingMemoryBound(to: UInt8.self)
        var any: UInt8 = 0
        for row in 0..<count { unsafe any |= mask[row] }
        return any == 1
    }

    /// Whether a row has more rows of an entity below it than a limit.
    func hasList(of entity: Int, longerThan most: Int) -> Bool {
        guard let parent = parents[entity] else { return false }
        let starts = unsafe entities[entity].starts
        let most = Int32(truncatingIfNeeded: most)
        var any: UInt8 = 0
        for row in unsafe 0..<counts[parent] {
            unsafe any |= starts[row + 1] &- starts[row] > most ? 1 : 0
        }
        return any == 1
    }

    /// Runs all operations over a sealed block.
    func run(_ block: Block) {
        precondition(block.isSealed)
        reserve(for: block)
        bind(block)
        for instruction in schedule.instructions { run(instruction) }
    }

    // MARK: - Buffers

    private func reserve(for block: Block) {
        var hasGrown = false
        for entity in parents.indices {
            unsafe counts[entity] = block.count(of: entity)
            guard unsafe counts[entity] > capacities[entity] || capacities[entity] == 0 else {
                continue
            }
            hasGrown = true
            capacities[entity] = unsafe max(counts[entity] * 5 / 4, 64)
        }
        guard hasGrown else { return }
        let longest = capacities.max() ?? 0
        unsafe running.deallocate()
        unsafe running = .allocate(byteCount: (longest + 1) * 8, alignment: 64)
        for (index, buffer) in schedule.buffers.enumerated() {
            if case .cells = buffer.source { continue }
            if case .known = buffer.source { continue }
            unsafe owned[index]?.deallocate()
            let rows = buffer.shape.entity.map { capacities[$0] } ?? 1
            let memory = UnsafeMutableRawPointer.allocate(
                byteCount: (rows + 1) * buffer.shape.width.rawValue, alignment: 64)
            unsafe owned[index] = memory
            unsafe pointers[index] = memory
        }
    }

    private func bind(_ block: Block) {
        entities = block.entities
        for (index, buffer) in schedule.buffers.enumerated() {
            switch buffer.source {
            case .computed: continue
            case .cells(let column):
                let cells = block.cells[column]
                unsafe pointers[index] =
                    cells.isWide
                    ? UnsafeMutableRawPointer(cells.words) : UnsafeMutableRawPointer(cells.bytes)
            case .known(let column):
                unsafe pointers[index] = UnsafeMutableRawPointer(block.cells[column].known)
            case .listKnown(let entity):
                let rows = block.entities[entity]
                let known = unsafe rows.knownLists
                unsafe Kernels.each(unsafe pointers[index], rows.knownListCount) {
                    unsafe known[$0]
                }
            case .listCount(let entity):
                let starts = unsafe entities[entity].starts
                let count = parents[entity].map { unsafe counts[$0] } ?? 0
                if buffer.shape.width == .byte {
                    unsafe Kernels.each(unsafe pointers[index], count) {
                        unsafe UInt8(truncatingIfNeeded: starts[$0 + 1] &- starts[$0])
                    }
                } else {
                    unsafe Kernels.each(unsafe pointers[index], count) {
                        unsafe starts[$0 + 1] &- starts[$0]
                    }
                }
            case .constant(let value):
                switch buffer.shape.width {
                case .byte:
                    unsafe Kernels.each(unsafe pointers[index], 1) { _ in
                        UInt8(truncatingIfNeeded: value)
                    }
                case .half:
                    unsafe Kernels.each(unsafe pointers[index], 1) { _ in
                        Int32(truncatingIfNeeded: value)
                    }
                case .full: unsafe Kernels.each(unsafe pointers[index], 1) { _ in Int64(value) }
                }
            }
        }
    }

    // MARK: - Operations

    private func rows(of entity: Int) -> Rows {
        unsafe Rows(
            count: counts[entity], parentCount: parents[entity].map { unsafe counts[$0] } ?? 0,
            parents: entities[entity].parents, starts: entities[entity].starts)
    }

    private func operand(_ buffer: Int) -> UnsafeMutableRawPointer? {
        unsafe buffer < 0 ? nil : pointers[buffer]
    }

    private func run(_ instruction: Instruction) {
        switch instruction.code {
        case .sum, .any, .spread: runOverRows(instruction)
        case .and, .or, .not, .isOneOf, .lookup, .resize: runOverBytes(instruction)
        default:
            switch instruction.width {
            case .byte: runOverNumbers(instruction, UInt8.self)
            case .half: runOverSigned(instruction, Int32.self)
            case .full: runOverSigned(instruction, Int64.self)
            }
        }
    }

    private func operands(_ instruction: Instruction) -> Operands {
        unsafe Operands(
            first: operand(instruction.first), second: operand(instruction.second),
            third: operand(instruction.third), firstValue: instruction.firstValue,
            secondValue: instruction.secondValue, thirdValue: instruction.thirdValue)
    }

    @inline(__always)
    private func runOverNumbers<Number: FixedWidthInteger>(
        _ instruction: Instruction, _ type: Number.Type
    ) {
        let operands = unsafe operands(instruction)
        let target = unsafe pointers[instruction.target]
        let count = unsafe counts[instruction.entity]
        switch instruction.code {
        case .add: unsafe Kernels.binary(operands, target, count, type) { $0 &+ $1 }
        case .subtract: unsafe Kernels.binary(operands, target, count, type) { $0 &- $1 }
        case .multiply: unsafe Kernels.binary(operands, target, count, type) { $0 &* $1 }
        case .least: unsafe Kernels.binary(operands, target, count, type) { $0 < $1 ? $0 : $1 }
        case .greatest: unsafe Kernels.binary(operands, target, count, type) { $0 > $1 ? $0 : $1 }
        case .less:
            unsafe Kernels.binary(operands, target, count, type) { $0 < $1 ? 1 : 0 as UInt8 }
        case .lessOrEqual:
            unsafe Kernels.binary(operands, target, count, type) { $0 <= $1 ? 1 : 0 as UInt8 }
        case .equal:
            unsafe Kernels.binary(operands, target, count, type) { $0 == $1 ? 1 : 0 as UInt8 }
        case .select: unsafe Kernels.select(operands, target, count, type)
        default: break
        }
    }

    @inline(__always)
    private func runOverSigned<Number: FixedWidthInteger & SignedInteger>(
        _ instruction: Instruction, _ type: Number.Type
    ) {
        guard instruction.code == .quotient else {
            if instruction.code == .months { return runOverDays(instruction) }
            return runOverNumbers(instruction, type)
        }
        let operands = unsafe operands(instruction)
        let target = unsafe pointers[instruction.target]
        let count = unsafe counts[instruction.entity]
        if instruction.isNatural {
            unsafe Kernels.naturalQuotients(operands, target, count, instruction.rounding)
            return
        }
        switch instruction.rounding {
        case .floor: unsafe Self.quotients(operands, target, count, type, .floor)
        case .ceiling: unsafe Self.quotients(operands, target, count, type, .ceiling)
        case .towardZero: unsafe Self.quotients(operands, target, count, type, .towardZero)
        case .awayFromZero: unsafe Self.quotients(operands, target, count, type, .awayFromZero)
        case .halfAwayFromZero:
            unsafe Self.quotients(operands, target, count, type, .halfAwayFromZero)
        case .halfTowardZero: unsafe Self.quotients(operands, target, count, type, .halfTowardZero)
        case .halfEven: unsafe Self.quotients(operands, target, count, type, .halfEven)
        }
    }

    @inline(__always)
    private static func quotients<Number: FixedWidthInteger & SignedInteger>(
        _ operands: Operands, _ target: UnsafeMutableRawPointer, _ count: Int, _ type: Number.Type,
        _ rounding: Operation.Rounding
    ) {
        unsafe Kernels.binary(operands, target, count, type) { dividend, divisor -> Number in
            if divisor == 0 { return 0 }
            // The one quotient that has no value lies outside of all bounds.
            if divisor == -1 { return 0 &- dividend }
            return rounding.quotient(dividend, divisor)
        }
    }

    private func runOverDays(_ instruction: Instruction) {
        let operands = unsafe operands(instruction)
        unsafe Kernels.binary(
            operands, pointers[instruction.target], counts[instruction.entity], Int32.self
        ) { Int32(truncatingIfNeeded: Months.between(Int($0), Int($1))) }
    }

    private func runOverBytes(_ instruction: Instruction) {
        let operands = unsafe operands(instruction)
        let target = unsafe pointers[instruction.target]
        let count = unsafe counts[instruction.entity]
        guard let first = unsafe operands.first else { return }
        switch instruction.code {
        case .and: unsafe Kernels.binary(operands, target, count, UInt8.self) { $0 & $1 }
        case .or: unsafe Kernels.binary(operands, target, count, UInt8.self) { $0 | $1 }
        case .not: unsafe Kernels.unary(first, target, count, UInt8.self) { $0 ^ 1 }
        case .isOneOf: unsafe Kernels.isOneOf(first, instruction.set, target, count)
        case .lookup: unsafe lookUp(instruction, first, target, count)
        default: unsafe resize(instruction, first, target, count)
        }
    }

    private func lookUp(
        _ instruction: Instruction, _ codes: UnsafeMutableRawPointer,
        _ target: UnsafeMutableRawPointer, _ count: Int
    ) {
        let table = schedule.tables[instruction.table]
        let last = UInt8(truncatingIfNeeded: table.count - 1)
        unsafe table.withUnsafeBufferPointer { table in
            if instruction.width == .half {
                unsafe Kernels.unary(codes, target, count, UInt8.self) {
                    unsafe Int32(truncatingIfNeeded: table[Int(min($0, last))])
                }
            } else {
                unsafe Kernels.unary(codes, target, count, UInt8.self) {
                    unsafe table[Int(min($0, last))]
                }
            }
        }
    }

    private func resize(
        _ instruction: Instruction, _ operand: UnsafeMutableRawPointer,
        _ target: UnsafeMutableRawPointer, _ count: Int
    ) {
        switch (instruction.from, instruction.width) {
        case (.byte, .half):
            unsafe Kernels.unary(operand, target, count, UInt8.self) { Int32($0) }
        case (.byte, .full):
            unsafe Kernels.unary(operand, target, count, UInt8.self) { Int64($0) }
        case (.half, .full):
            unsafe Kernels.unary(operand, target, count, Int32.self) { Int64($0) }
        case (.half, .byte):
            unsafe Kernels.unary(operand, target, count, Int32.self) {
                UInt8(truncatingIfNeeded: $0)
            }
        case (.full, .byte):
            unsafe Kernels.unary(operand, target, count, Int64.self) {
                UInt8(truncatingIfNeeded: $0)
            }
        case (.full, .half):
            unsafe Kernels.unary(operand, target, count, Int64.self) {
                Int32(truncatingIfNeeded: $0)
            }
        default: break
        }
    }

    private func runOverRows(_ instruction: Instruction) {
        guard let first = unsafe operand(instruction.first) else { return }
        let target = unsafe pointers[instruction.target]
        let rows = unsafe rows(of: instruction.entity)
        switch (instruction.code, instruction.from, instruction.width) {
        case (.any, _, _): unsafe Kernels.anys(first, rows, target, running)
        case (.sum, .byte, .half):
            unsafe Kernels.sums(first, rows, target, running, UInt8.self, Int32.self)
        case (.sum, .half, .half):
            unsafe Kernels.sums(first, rows, target, running, Int32.self, Int32.self)
        case (.sum, .byte, .full):
            unsafe Kernels.sums(first, rows, target, running, UInt8.self, Int64.self)
        case (.sum, .half, .full):
            unsafe Kernels.sums(first, rows, target, running, Int32.self, Int64.self)
        case (.sum, .full, .full):
            unsafe Kernels.sums(first, rows, target, running, Int64.self, Int64.self)
        case (.spread, _, .byte): unsafe Kernels.spread(first, rows, target, UInt8.self)
        case (.spread, _, .half): unsafe Kernels.spread(first, rows, target, Int32.self)
        case (.spread, _, .full): unsafe Kernels.spread(first, rows, target, Int64.self)
        default: break
        }
    }
}
