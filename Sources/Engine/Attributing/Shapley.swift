package import FEEL

/// The Shapley value of a game of a few players, in exact arithmetic.
///
/// A player's part is the mean, over all orders in which the players can come together, of what the
/// sum changes by when the player comes. So no order counts, equal players have equal parts, who
/// changes nothing gets nothing, and all parts add up to the whole change.
package struct Shapley {
    /// As many players as are worked out one by one: 4,096 coalitions.
    static let mostPlayers = 12

    /// The parts in hundredths, rounded half away from zero.
    package let hundredths: [Int128]

    /// - Parameter value: of each coalition by the bits of its players; `nil` where a part is too
    ///   great for a sum of money.
    package init?(players: Int, value: [Number]) {
        guard players <= Self.mostPlayers, value.count == 1 << players else { return nil }
        // All in units of the smallest decimal place that occurs.
        let places = max(0, value.map { -Int($0.exponent) }.max() ?? 0)
        let units = value.map {
            BigInteger($0.coefficient).scaled(byTens: places + Int($0.exponent))
        }
        let weights = Self.weights(players)
        var parts: [Int128] = []
        for player in 0..<players {
            let part = Self.sum(player, units, weights)
            guard let rounded = Self.rounded(part, players, places) else { return nil }
            parts.append(rounded)
        }
        hundredths = parts
    }

    /// For a coalition of so many players: in how many orders just they come first, then one.
    private static func weights(_ players: Int) -> [UInt32] {
        (0..<max(players, 1)).map { factorial($0) * factorial(players - $0 - 1) }
    }

    /// At most 12!, which is below 2³².
    private static func factorial(_ number: Int) -> UInt32 {
        number < 2 ? 1 : (2...number).reduce(1) { $0 * UInt32($1) }
    }

    /// The part times the number of orders.
    private static func sum(
        _ player: Int, _ units: [BigInteger], _ weights: [UInt32]
    ) -> BigInteger {
        let bit = 1 << player
        // Differences by size first: few multiplications.
        var sums = [BigInteger](repeating: .zero, count: weights.count)
        for coalition in units.indices where coalition & bit == 0 {
            let size = coalition.nonzeroBitCount
            sums[size] = sums[size] + (units[coalition | bit] - units[coalition])
        }
        return zip(sums, weights).reduce(BigInteger.zero) { $0 + $1.0 * $1.1 }
    }

    /// Over the number of orders and the decimal places, to the nearest hundredth.
    private static func rounded(_ part: BigInteger, _ players: Int, _ places: Int) -> Int128? {
        let orders = factorial(players)
        // |part| × 100 / divisor + 1/2, rounded down: (|part| × 200 + divisor) / (2 × divisor).
        let divisor = BigInteger(Int128(orders)).scaled(byTens: places)
        var quotient = (part.magnitude * 200 + divisor).divided(by: 2).divided(by: orders)
        for _ in 0..<places { quotient = quotient.divided(by: 10) }
        return (part.isNegative ? quotient.negated : quotient).int128
    }
}
