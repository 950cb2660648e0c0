/// A pattern as steps for the matcher.
struct RegexProgram: Sendable {
    static let maximumSize = 20_000

    enum Instruction: Sendable {
        case scalar(UInt32)
        case oneOf(Int)
        /// Many of one class, without a step for each.
        case run(Int, RegexNode.Quantity)
        case lineStart
        case lineEnd
        case backReference(Int)
        /// Keeps the position in a register.
        case save(Int)
        /// Goes on at the first, and at the second if that fails.
        case split(Int, Int)
        case jump(Int)
        /// Leaves a loop whose body matched nothing: a position kept, and where to go.
        case leaveIfEmpty(Int, Int)
        case match
    }

    private(set) var instructions: [Instruction] = []
    private(set) var classes: [CharacterClass] = []
    /// Two for the whole match and for each group, then one for each loop.
    private(set) var registerCount: Int
    let flags: RegexFlags
    let groupCount: Int

    init(_ node: RegexNode, groupCount: Int, flags: RegexFlags) throws(RegexError) {
        self.flags = flags
        self.groupCount = groupCount
        registerCount = (groupCount + 1) * 2
        try add(node)
        try emit(.match)
    }

    /// Whether a match can only begin where the text does.
    var isAnchored: Bool {
        if case .lineStart = instructions.first { !flags.isMultiline } else { false }
    }

    private mutating func emit(_ instruction: Instruction) throws(RegexError) {
        guard instructions.count < Self.maximumSize else {
            throw RegexError(.programTooLarge(limit: Self.maximumSize))
        }
        instructions.append(instruction)
    }

    private mutating func add(_ node: RegexNode) throws(RegexError) {
        switch node {
        case .scalar(let code): try emit(.scalar(code))
        case .oneOf(let set): try emit(.oneOf(index(of: set)))
        case .lineStart: try emit(.lineStart)
        case .lineEnd: try emit(.lineEnd)
        case .backReference(let number): try emit(.backReference(number))
        case .capture(let inner, let number):
            try emit(.save(number * 2))
            try add(inner)
            try emit(.save(number * 2 + 1))
        case .sequence(let nodes):
            for node in nodes { try add(node) }
        case .choice(let branches): try addChoice(branches)
        case .repetition(.scalar(let code), let quantity):
            try emit(.run(index(of: CharacterClass([.range(code...code)])), quantity))
        case .repetition(.oneOf(let set), let quantity):
            try emit(.run(index(of: set), quantity))
        case .repetition(let inner, let quantity): try addRepetition(inner, quantity)
        }
    }

    private mutating func index(of set: CharacterClass) -> Int {
        classes.append(set)
        return classes.count - 1
    }

    private mutating func addChoice(_ branches: [RegexNode]) throws(RegexError) {
        var jumps: [Int] = []
        for branch in branches.dropLast() {
            let split = instructions.count
            try emit(.split(split + 1, split + 1))
            try add(branch)
            jumps.append(instructions.count)
            try emit(.jump(0))
            instructions[split] = .split(split + 1, instructions.count)
        }
        if let last = branches.last { try add(last) }
        for jump in jumps { instructions[jump] = .jump(instructions.count) }
    }

    private mutating func addRepetition(
        _ inner: RegexNode, _ quantity: RegexNode.Quantity
    ) throws(RegexError) {
        for _ in 0..<quantity.minimum {
            let start = instructions.count
            try add(inner)
            // What has no steps has none a second time.
            if instructions.count == start { return }
        }
        guard let maximum = quantity.maximum else { return try addLoop(inner, quantity.isGreedy) }
        var splits: [Int] = []
        for _ in quantity.minimum..<maximum {
            splits.append(instructions.count)
            try emit(.split(0, 0))
            let start = instructions.count
            try add(inner)
            if instructions.count == start { break }
        }
        for split in splits {
            instructions[split] = Self.split(
                into: split + 1, around: instructions.count, isGreedy: quantity.isGreedy)
        }
    }

    private mutating func addLoop(_ inner: RegexNode, _ isGreedy: Bool) throws(RegexError) {
        let split = instructions.count
        let register = registerCount
        registerCount += 1
        try emit(.split(0, 0))
        try emit(.save(register))
        try add(inner)
        let check = instructions.count
        try emit(.leaveIfEmpty(register, check + 2))
        try emit(.jump(split))
        instructions[split] = Self.split(
            into: split + 1, around: instructions.count, isGreedy: isGreedy)
    }

    private static func split(into body: Int, around end: Int, isGreedy: Bool) -> Instruction {
        isGreedy ? .split(body, end) : .split(end, body)
    }
}
