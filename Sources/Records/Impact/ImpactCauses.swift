package import Engine
package import FEEL

/// What is counted to tell which change of the law costs how much.
///
/// The Shapley value of a sum is the sum of the Shapley values, so few changes are told apart by
/// what the whole caseload is paid under each mixture of the two laws. What that cannot tell is taken
/// apart household by household.
package struct ImpactCauses: Sendable {
    /// What is paid in all under each mixture, by the bits of the changes that are the newer ones;
    /// empty where every household is taken apart by itself.
    package private(set) var sums: [Number] = []
    /// Of households taken apart by themselves: by the items of a part.
    private var parts: [[Int]: Number] = [:]
    /// What no change can be made answerable for: the two laws do not fit into one.
    private var rest = Number.zero
    /// How many households were taken apart by themselves.
    package private(set) var households = 0

    package init() {}

    /// - Parameter paid: what is paid under each mixture.
    package mutating func add(_ paid: [Number], weight: Number) {
        if sums.isEmpty { sums = Array(repeating: .zero, count: paid.count) }
        for (mixture, sum) in paid.enumerated() where !sum.isZero {
            sums[mixture] = sums[mixture].plus(sum.times(weight))
        }
    }

    /// - Parameters:
    ///   - attribution: of one household; `nil` where the laws do not fit into one.
    ///   - change: what its sums change by.
    package mutating func add(_ attribution: Attribution?, change: Number, weight: Number) {
        households += 1
        guard let attribution, attribution.difference == change else {
            rest = rest.plus(change.times(weight))
            return
        }
        for part in attribution.parts {
            parts[part.items, default: .zero] = parts[part.items, default: .zero]
                .plus(part.amount.times(weight))
        }
    }

    mutating func add(_ other: ImpactCauses) {
        if sums.isEmpty {
            sums = other.sums
        } else {
            for (mixture, sum) in other.sums.enumerated() {
                sums[mixture] = sums[mixture].plus(sum)
            }
        }
        parts.merge(other.parts) { $0.plus($1) }
        rest = rest.plus(other.rest)
        households += other.households
    }
}

extension ImpactCauses {
    package struct Part: Sendable {
        /// Indexes into the changes of the law; those that only make sense together.
        package let items: [Int]
        package let amount: Number
    }

    /// The whole difference taken apart; with `rounding` and `rest` the parts add up to it.
    package struct Result: Sendable {
        /// Those that are not 0, the greatest first.
        package let parts: [Part]
        package let rounding: Number
        package let rest: Number
    }

    /// - Parameter change: the difference of all that is paid each month.
    package func result(change: Number) -> Result {
        var amounts = parts
        let players = sums.count.trailingZeroBitCount
        if sums.count > 1, let shapley = Shapley(players: players, value: sums) {
            for (item, hundredths) in shapley.hundredths.enumerated() {
                let amount = Number(coefficient: hundredths, exponent: -2) ?? .zero
                amounts[[item], default: .zero] = amounts[[item], default: .zero].plus(amount)
            }
        }
        let parts = amounts.filter { !$0.value.isZero }
            .map { Part(items: $0.key, amount: $0.value.normalized) }
            .sorted {
                $0.amount.magnitude == $1.amount.magnitude
                    ? $0.items.lexicographicallyPrecedes($1.items)
                    : $1.amount.magnitude < $0.amount.magnitude
            }
        let told = parts.reduce(rest) { $0.plus($1.amount) }
        return Result(
            parts: parts, rounding: change.minus(told).normalized, rest: rest.normalized)
    }
}
