/// Follows a program over a text, going back to the last choice when a step fails.
///
/// The choices are kept in an array, so that no text makes the call stack deep.
struct RegexMatcher {
    private enum Choice {
        case other(instruction: Int, position: Int)
        case register(Int, value: Int)
        /// A greedy run may end at any position down to the lowest.
        case shorter(instruction: Int, lowest: Int, position: Int)
        /// A reluctant run may go on up to the highest position.
        case longer(instruction: Int, set: Int, highest: Int, position: Int)
    }

    private let program: RegexProgram
    private let text: [UInt32]
    private var registers: [Int]
    private var choices: [Choice] = []
    private var instruction = 0
    private var position = 0

    init(_ program: RegexProgram, _ text: String) {
        self.program = program
        self.text = text.unicodeScalars.map(\.value)
        registers = []
    }

    var textLength: Int { text.count }

    /// The first match that begins at `start` or later.
    mutating func find(from start: Int, budget: inout Int) throws(RegexError) -> Range<Int>? {
        var start = start
        while start <= text.count {
            if try matches(at: start, budget: &budget) { return start..<position }
            if program.isAnchored { return nil }
            start += 1
        }
        return nil
    }

    /// The text of a group in the last match, nil when it took no part.
    func group(_ number: Int) -> Range<Int>? {
        guard registers.indices.contains(number * 2 + 1) else { return nil }
        let (start, end) = (registers[number * 2], registers[number * 2 + 1])
        return start >= 0 && end >= start ? start..<end : nil
    }

    func string(_ range: Range<Int>) -> String {
        var result = String.UnicodeScalarView()
        for code in text[range] { if let scalar = Unicode.Scalar(code) { result.append(scalar) } }
        return String(result)
    }

    private mutating func matches(at start: Int, budget: inout Int) throws(RegexError) -> Bool {
        registers = Array(repeating: -1, count: program.registerCount)
        choices.removeAll(keepingCapacity: true)
        (instruction, position) = (0, start)
        try charge(program.registerCount, &budget)
        while true {
            try charge(1, &budget)
            if case .match = program.instructions[instruction] {
                (registers[0], registers[1]) = (start, position)
                return true
            }
            if try step(&budget) { continue }
            guard goBack() else { return false }
        }
    }

    private func charge(_ steps: Int, _ budget: inout Int) throws(RegexError) {
        guard budget >= steps else {
            budget = 0
            throw RegexError(.tooManySteps)
        }
        budget -= steps
    }

    /// Does one instruction; false when it fails.
    private mutating func step(_ budget: inout Int) throws(RegexError) -> Bool {
        switch program.instructions[instruction] {
        case .scalar(let code):
            guard position < text.count, text[position] == code else { return false }
            position += 1
        case .oneOf(let set):
            guard position < text.count, program.classes[set].contains(text[position]) else {
                return false
            }
            position += 1
        case .run(let set, let quantity): return try run(set, quantity, &budget)
        case .lineStart: guard isLineStart else { return false }
        case .lineEnd: guard isLineEnd else { return false }
        case .backReference(let number): guard try repeats(number, &budget) else { return false }
        case .save(let register): save(register)
        case .split(let first, let second):
            choices.append(.other(instruction: second, position: position))
            instruction = first
            return true
        case .jump(let target):
            instruction = target
            return true
        case .leaveIfEmpty(let register, let exit):
            if registers[register] == position {
                instruction = exit
                return true
            }
        case .match: break
        }
        instruction += 1
        return true
    }

    /// Takes the last choice back; false when there is none.
    private mutating func goBack() -> Bool {
        while let choice = choices.popLast() {
            switch choice {
            case .register(let register, let value):
                registers[register] = value
            case .other(let instruction, let position):
                (self.instruction, self.position) = (instruction, position)
                return true
            case .shorter(let instruction, let lowest, let position):
                (self.instruction, self.position) = (instruction, position)
                if position > lowest {
                    choices.append(
                        .shorter(instruction: instruction, lowest: lowest, position: position - 1))
                }
                return true
            case .longer(let instruction, let set, let highest, let position):
                guard position < highest, program.classes[set].contains(text[position]) else {
                    continue
                }
                (self.instruction, self.position) = (instruction, position + 1)
                choices.append(
                    .longer(
                        instruction: instruction, set: set, highest: highest,
                        position: position + 1))
                return true
            }
        }
        return false
    }

    private mutating func run(
        _ set: Int, _ quantity: RegexNode.Quantity, _ budget: inout Int
    ) throws(RegexError) -> Bool {
        let rest = text.count - position
        guard quantity.minimum <= rest else { return false }
        let lowest = position + quantity.minimum
        let highest = position + min(quantity.maximum ?? rest, rest)
        let end = quantity.isGreedy ? highest : lowest
        let start = position
        while position < end, program.classes[set].contains(text[position]) { position += 1 }
        try charge(position - start, &budget)
        guard position >= lowest else { return false }
        instruction += 1
        if quantity.isGreedy, position > lowest {
            choices.append(
                .shorter(instruction: instruction, lowest: lowest, position: position - 1))
        } else if !quantity.isGreedy, position < highest {
            choices.append(
                .longer(
                    instruction: instruction, set: set, highest: highest, position: position))
        }
        return true
    }

    private mutating func save(_ register: Int) {
        if !choices.isEmpty {
            choices.append(.register(register, value: registers[register]))
        }
        registers[register] = position
    }

    /// With the flag `m` a line begins after each line feed but one at the very end.
    private var isLineStart: Bool {
        position == 0
            || program.flags.isMultiline && position < text.count && text[position - 1] == 0xA
    }

    private var isLineEnd: Bool {
        position == text.count || program.flags.isMultiline && text[position] == 0xA
    }

    /// Steps over the same text as a group's; a group that took no part counts as empty.
    private mutating func repeats(
        _ number: Int, _ budget: inout Int
    ) throws(RegexError) -> Bool {
        guard let range = group(number) else { return true }
        guard range.count <= text.count - position else { return false }
        try charge(range.count, &budget)
        for index in range {
            let (expected, found) = (text[index], text[position])
            guard
                expected == found
                    || program.flags.ignoresCase && CaseVariants.of(found).contains(expected)
            else { return false }
            position += 1
        }
        return true
    }
}
