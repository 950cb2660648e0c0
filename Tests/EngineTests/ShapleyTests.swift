import FEEL
import Testing

@testable import Engine

@Suite("Parts of a change")
struct ShapleyTests {
    @Test("who changes nothing gets nothing, equal players get equal parts")
    func simple() throws {
        // Two players who bring 10 only together, and one who brings nothing.
        let value = (0..<8).map { Number($0 & 3 == 3 ? 10 : 0) }
        let parts = try #require(Shapley(players: 3, value: value))
        #expect(parts.hundredths == [500, 500, 0])
    }

    @Test("thirds are rounded half away from zero, up and down alike")
    func rounding() throws {
        let up = (0..<8).map { Number($0 == 7 ? 1 : 0) }
        let down = (0..<8).map { Number($0 == 7 ? -1 : 0) }
        #expect(try #require(Shapley(players: 3, value: up)).hundredths == [33, 33, 33])
        #expect(try #require(Shapley(players: 3, value: down)).hundredths == [-33, -33, -33])
        let half = try #require(Number("0.005"))
        let one = try #require(Shapley(players: 1, value: [.zero, half]))
        #expect(one.hundredths == [1])
        let other = try #require(Shapley(players: 1, value: [half, .zero]))
        #expect(other.hundredths == [-1])
    }

    /// The definition itself, in Int: the mean over all orders.
    @Test("the parts are the means over all orders", arguments: 0..<60)
    func definition(seed: Int) throws {
        var random = Random(seed: seed)
        let players = 1 + random.pick([0, 1, 2, 3, 4])
        let value = (0..<(1 << players)).map { _ in random.pick(Array(-2000...2000)) }
        let parts = try #require(Shapley(players: players, value: value.map { Number($0) }))
        var sums = [Int](repeating: 0, count: players)
        let orders = Self.orders(Array(0..<players))
        for order in orders {
            var coalition = 0
            for player in order {
                sums[player] += value[coalition | 1 << player] - value[coalition]
                coalition |= 1 << player
            }
        }
        for (sum, part) in zip(sums, parts.hundredths) {
            let doubled = (sum.magnitude * 200 + UInt(orders.count)) / UInt(2 * orders.count)
            #expect(Int(part) == (sum < 0 ? -Int(doubled) : Int(doubled)))
        }
        // Turned round, every part is its negative.
        let turned = Shapley(players: players, value: value.reversed().map { Number($0) })
        #expect(turned?.hundredths == parts.hundredths.map { -$0 })
    }

    @Test("thirty-four digits and twelve players do not overflow")
    func great() throws {
        let third = try #require(Number(10).divided(by: Number(3)))
        let value = (0..<4096).map { $0.nonzeroBitCount == 12 ? third : .zero }
        let parts = try #require(Shapley(players: 12, value: value))
        #expect(parts.hundredths == Array(repeating: 28, count: 12))
        #expect(Shapley(players: 13, value: []) == nil)
    }

    private static func orders(_ players: [Int]) -> [[Int]] {
        if players.isEmpty { return [[]] }
        return players.flatMap { first in
            orders(players.filter { $0 != first }).map { [first] + $0 }
        }
    }

    @Test("big integers agree with small ones", arguments: 0..<40)
    func bigIntegers(seed: Int) throws {
        var random = Random(seed: seed)
        func number(_ random: inout Random) -> Int128 {
            let magnitude = Int128(random.next() >> UInt64(random.pick([0, 8, 33, 63])))
            return random.chance(2) ? magnitude : -magnitude
        }
        let (one, other) = (number(&random), number(&random))
        #expect((BigInteger(one) + BigInteger(other)).int128 == one + other)
        #expect((BigInteger(one) - BigInteger(other)).int128 == one - other)
        let small = UInt32(truncatingIfNeeded: random.next()) | 1
        #expect((BigInteger(one) * small).int128 == one * Int128(small))
        #expect(BigInteger(one).divided(by: small).int128 == one / Int128(small))
        let wide = BigInteger(one).scaled(byTens: 40)
        #expect(one == 0 || wide.int128 == nil)
        let back = (0..<40).reduce(wide) { number, _ in number.divided(by: 10) }
        #expect(back == BigInteger(one))
    }
}
