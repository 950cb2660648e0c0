import FEEL
import RuleModel

/// Whose programme is decided: a programme of the edition and the object it is decided for.
struct Question: Hashable {
    let programme: Int
    let object: Int
}

/// What one case says of one question, without reasons: what trials are compared by.
struct Answer {
    var outcome: Outcome
    /// Whether it is received and nothing takes its place; `nil` while that is open.
    var isPayable: Bool?
    /// Absent for what pays nothing and for what is not due.
    var exact: Bounds?
    var paid: Bounds?
    var parts: [PartAnswer]
    /// What keeps it open.
    var causes: Causes

    /// Nothing is left that could change it.
    var isCertain: Bool {
        outcome != .undetermined && isPayable != nil && (paid.map { $0.only != nil } ?? true)
    }

    /// Two answers between which a completion of the record can decide.
    func differs(from other: Answer) -> Bool {
        outcome != other.outcome || isPayable != other.isPayable
            || paid?.low != other.paid?.low || paid?.high != other.paid?.high
    }
}

struct PartAnswer {
    let origin: PartValue.Origin
    var exact: Bounds
    var paid: Bounds
    let causes: Causes
}

extension Case {
    func answer(_ question: Question) -> Answer {
        let (programme, object) = (question.programme, question.object)
        let standing = standing(of: programme, on: object)
        let outcome = standing.outcome
        let receives = receives(programme, on: object)
        var answer = Answer(
            outcome: outcome, isPayable: receives.truth, exact: nil, paid: nil, parts: [],
            causes: outcome == .undetermined ? standing.causes : Causes())
        if outcome == .notEligible { return answer }
        answer.causes = answer.causes.union(receives.causes)
        guard !program.programmes[programme].amount.isEmpty else { return answer }
        let amount = amount(of: programme, on: object)
        let isDue = outcome != .undetermined
        answer.exact = due(amount.exact, isDue)
        answer.paid = due(amount.paid, isDue)
        answer.parts = amount.parts.map {
            PartAnswer(
                origin: $0.origin, exact: Bounds($0.exact), paid: Bounds($0.paid),
                causes: $0.exact.causes.union($0.paid.causes))
        }
        answer.causes = answer.causes.union(amount.paid.causes)
        return answer
    }

    private func due(_ amount: Value, _ isDue: Bool) -> Bounds {
        let bounds = Bounds(amount)
        return isDue ? bounds : bounds.joined(Bounds(.number(.zero)))
    }
}

extension Answer {
    /// What is certain of several answers of which one is true.
    func joined(_ other: Answer) -> Answer {
        var joined = self
        if outcome != other.outcome { joined.outcome = .undetermined }
        if isPayable != other.isPayable { joined.isPayable = nil }
        joined.exact = Self.joined(exact, other.exact)
        joined.paid = Self.joined(paid, other.paid)
        joined.causes = causes.union(other.causes)
        joined.parts = Self.joined(parts, other.parts)
        return joined
    }

    /// Nothing due is 0 where the other case pays.
    private static func joined(_ left: Bounds?, _ right: Bounds?) -> Bounds? {
        let zero = Bounds(.number(.zero))
        return switch (left, right) {
        case (nil, nil): nil
        case (let some?, nil), (nil, let some?): some.joined(zero)
        case (let left?, let right?): left.joined(right)
        }
    }

    private static func joined(_ left: [PartAnswer], _ right: [PartAnswer]) -> [PartAnswer] {
        if left.isEmpty { return right }
        if right.isEmpty { return left }
        let zero = Bounds(.number(.zero))
        var parts = left.map { part in
            var part = part
            let other = right.first { $0.origin == part.origin }
            part.exact = part.exact.joined(other?.exact ?? zero)
            part.paid = part.paid.joined(other?.paid ?? zero)
            return part
        }
        for part in right where !left.contains(where: { $0.origin == part.origin }) {
            parts.append(
                PartAnswer(
                    origin: part.origin, exact: part.exact.joined(zero),
                    paid: part.paid.joined(zero), causes: part.causes))
        }
        return parts
    }
}
