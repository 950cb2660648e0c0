import FEEL

/// Answers expressions about standards alone: those of a day, and of the same month a year before.
final class StandardsHost: Host {
    private let edition: Edition
    private let yearBefore: StandardsHost?
    /// Standards that are being computed: a circle is reported by the linker and must not run.
    private var isComputing: Set<Int> = []
    /// What was asked for and is not set.
    private(set) var unset: [Int] = []
    private(set) var failures: [Failure] = []

    init(_ edition: Edition, yearBefore: Edition?) {
        self.edition = edition
        self.yearBefore = yearBefore.map { StandardsHost($0, yearBefore: nil) }
    }

    func value(of property: Int, on object: ObjectReference) -> Value { notKnown() }

    func value(ofGlobal global: Int) -> Value { call(global, []) }

    func call(_ function: Int, _ arguments: [Value]) -> Value {
        let keys = arguments.compactMap { argument in
            if case .string(let id) = argument { id } else { nil }
        }
        guard keys.count == arguments.count else { return notKnown() }
        switch Reference(rawValue: function) {
        case .standard(let index)?: return standard(index, keys)
        case .previousYear(let index)?: return valueBefore(index, keys)
        case .referenceDay?: return .date(edition.day)
        default: return notKnown()
        }
    }

    func record(_ failure: Failure) -> Int {
        failures.append(failure)
        return failures.count - 1
    }

    func evaluate(_ formula: Formula) -> Value {
        var evaluation = Evaluation(mode: .strict, host: self)
        return evaluation.evaluate(formula.expression)
    }

    private func standard(_ index: Int, _ keys: [String]) -> Value {
        guard edition.standards.indices.contains(index) else { return notKnown() }
        switch edition.standards[index].state {
        case .values(let values):
            if let published = values[keys] { return published.value }
        case .computed(let formula, let round, _):
            guard isComputing.insert(index).inserted else { return notKnown() }
            defer { isComputing.remove(index) }
            return rounded(evaluate(formula), round)
        case .unset: break
        }
        unset.append(index)
        return .unknown(Unknown(Causes([Cause(.unset, index)])))
    }

    /// The same standard by its id: the indexes of two editions differ.
    private func valueBefore(_ index: Int, _ keys: [String]) -> Value {
        let id = edition.standards[index].id
        guard let before = yearBefore,
            let other = before.edition.standards.firstIndex(where: { $0.id == id })
        else {
            unset.append(index)
            return .unknown(Unknown(Causes([Cause(.unset, index)])))
        }
        let value = before.standard(other, keys)
        if case .unknown = value { unset.append(index) }
        return value
    }

    private func rounded(_ value: Value, _ round: RoundingRule?) -> Value {
        guard case .fixed(let rounding)? = round, case .number(let number) = value else {
            return round == nil ? value : notKnown()
        }
        return number.rounded(toMultipleOf: rounding.step, rounding.mode).map(Value.number)
            ?? notKnown()
    }

    private func notKnown() -> Value { .unknown(Unknown(Causes())) }
}
