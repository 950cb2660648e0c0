import Diagnostics

// What an evaluation takes from its budget.
extension Evaluation {
    /// Tells the budget what was done; once it is used up nothing more is worth doing.
    mutating func spend(_ steps: Int = 1) -> Bool {
        let spent = visited + steps
        visited = 0
        return budget.spend(spent)
    }

    /// The error that the budget is used up.
    mutating func exhausted(_ range: TextRange) -> Value {
        exceeded(budget.reached ?? .steps, range)
    }

    /// The error that something gets larger than a limit allows.
    mutating func exceeded(_ limit: Limit, _ range: TextRange) -> Value {
        let message = limit.message
        return fail(message.zh, message.en, range)
    }

    /// A list that a function made: its elements are paid for, which bounds the memory of all.
    mutating func made(_ elements: [Value], _ range: TextRange) -> Value {
        guard elements.count <= budget.limits.listLength else {
            return exceeded(.listLength, range)
        }
        return spend(elements.count) ? .list(elements) : exhausted(range)
    }

    /// A text that was made.
    mutating func made(_ text: String, _ range: TextRange) -> Value {
        guard text.utf8.count <= budget.limits.stringLength else {
            return exceeded(.stringLength, range)
        }
        return spend(text.utf8.count / 32) ? .string(text) : exhausted(range)
    }
}

extension Value {
    /// What it takes to go through the value, not through the parts of its parts.
    var steps: Int {
        switch self {
        case .list(let elements): elements.count / 16
        case .string(let text): text.utf8.count / 16
        case .context(let context): context.entries.count / 16
        default: 0
        }
    }

    /// What it takes to go through all its parts.
    var allSteps: Int {
        switch self {
        case .list(let elements): elements.reduce(1) { $0 + $1.allSteps }
        case .context(let context): context.entries.reduce(1) { $0 + $1.value.allSteps }
        case .string(let text): 1 + text.utf8.count / 16
        default: 1
        }
    }

    /// What it takes to compare or move it, where its zone has a name.
    var costOfZone: Int {
        switch self {
        case .time(let time): time.zone?.isNamed ?? false ? Evaluation.costOfZone : 0
        case .dateTime(let moment): moment.time.zone?.isNamed ?? false ? Evaluation.costOfZone : 0
        default: 0
        }
    }

    var isCompound: Bool {
        switch self {
        case .list, .context: true
        default: false
        }
    }
}

extension Limit {
    fileprivate var message: Wording {
        switch self {
        case .steps:
            Wording(zh: "计算量超过限制", en: "the evaluation takes more steps than allowed")
        case .time:
            Wording(zh: "计算时间超过限制", en: "the evaluation takes longer than allowed")
        case .depth: Wording(zh: "调用层次过深", en: "calls are nested too deeply")
        case .listLength: Wording(zh: "列表过长", en: "a list gets longer than allowed")
        case .nesting:
            Wording(zh: "列表嵌套过深", en: "lists are nested deeper than allowed")
        case .stringLength: Wording(zh: "文字过长", en: "a text gets longer than allowed")
        }
    }
}
