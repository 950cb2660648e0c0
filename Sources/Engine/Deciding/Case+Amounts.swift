import FEEL
import RuleModel

/// One part of an amount, before and after its rounding.
struct PartValue {
    enum Origin: Hashable {
        case part(Int)
        /// Less the share of another benefit of the same person.
        case difference(combination: Int, other: Int)
    }

    let origin: Origin
    let exact: Value
    let paid: Value
}

/// All parts of an amount and their sum, never below 0.
struct AmountValue {
    let parts: [PartValue]
    let exact: Value
    let paid: Value

    init(_ parts: [PartValue], round: (Value) -> Value = { $0 }) {
        self.parts = parts
        exact = Self.sum(parts.map(\.exact))
        paid = round(Self.sum(parts.map(\.paid)))
    }

    private static func sum(_ values: [Value]) -> Value {
        let start = Bounds(.number(.zero))
        let bounds = values.reduce(start) { $0.adding(Bounds($1)) }
        return .number(
            within: bounds.clamped, values.reduce(Causes()) { $0.union($1.causes) })
    }
}

extension Case {
    /// What a programme comes to where its conditions hold, after combination.
    func amount(of programme: Int, on object: Int) -> AmountValue {
        let plan = program.programmes[programme]
        let parts = ownParts(of: plan, on: object)
        let differences = differences(for: plan, on: object)
        let amount =
            differences.parts.isEmpty
            ? AmountValue(parts)
            : AmountValue(parts + differences.parts) {
                roundedAmount($0, by: differences.rounding)
            }
        traceClamp(amount.parts, of: plan)
        return amount
    }

    /// The parts that the programme itself declares.
    func ownParts(of programme: ProgrammePlan, on object: Int) -> [PartValue] {
        programme.amount.indices.map { part($0, of: programme, on: object) }
    }

    private func part(_ index: Int, of programme: ProgrammePlan, on object: Int) -> PartValue {
        let part = programme.amount[index]
        let exact = exactValue(of: part, index, of: programme, on: object)
        return PartValue(
            origin: .part(index), exact: exact, paid: roundedAmount(exact, by: part.round))
    }

    private func exactValue(
        of part: PartPlan, _ index: Int, of programme: ProgrammePlan, on object: Int
    ) -> Value {
        if part.isDecided,
            let stated = stated(.part(programme: programme.index, part: index), on: object)
        {
            return stated
        }
        if let formula = part.value { return run(formula, on: object) }
        let missing = Missing.part(index, programme: programme.index, object: object)
        if let assumed = assumptions.value(of: missing) { return assumed }
        return .number(
            within: Bounds(hull(of: part.domain, on: object)),
            Causes([program.numbers.cause(missing)]))
    }

    /// What is received: 0 where nothing is.
    func amountReceived(_ programme: Int, on object: Int) -> Value {
        if let record = originCase(for: program.influence.nodes.amount(of: programme), on: object) {
            return record.amountReceived(programme, on: object)
        }
        return remembered(.amount, of: programme, on: object) {
            let receives = receives(programme, on: object)
            if receives.truth == false { return .number(.zero) }
            return part(amount(of: programme, on: object).paid, where: receives)
        }
    }

    /// What is received by one of the covered persons.
    func shareReceived(_ programme: Int, on object: Int) -> Value {
        guard program.programmes[programme].covers != nil else {
            return amountReceived(programme, on: object)
        }
        if let record = originCase(for: program.influence.nodes.amount(of: programme), on: object) {
            return record.shareReceived(programme, on: object)
        }
        return remembered(.share, of: programme, on: object) {
            let receives = receives(programme, on: object)
            if receives.truth == false { return .number(.zero) }
            let total = amount(of: programme, on: object).paid
            return part(
                quotient(of: total, by: covers(programme, on: object)), where: receives)
        }
    }

    /// An amount by the number of covered persons.
    func quotient(of total: Value, by covered: Value) -> Value {
        guard case .list(let members) = covered else {
            return .unknown(
                Unknown(total.causes.union(covered.causes), .numbers(low: .zero, high: nil)))
        }
        let most = members.count
        let least = members.count { if case .perhaps = $0 { false } else { true } }
        guard most > 0 else { return .number(.zero) }
        let bounds = Bounds(total)
        let low = bounds.low.flatMap { $0.divided(by: Number(most)) }
        let high = bounds.high.flatMap { $0.divided(by: Number(max(least, 1))) }
        return .number(
            within: Bounds(low: low, high: high),
            total.causes.union(covered.causes))
    }
}
