/// Random numbers that depend on a seed and a household's number alone: any household can be made
/// without those before it.
struct SampleRandom {
    private var state: UInt64

    init(seed: UInt64, household: Int) {
        state = Self.mixed(seed &* 0x9E37_79B9_7F4A_7C15 ^ Self.mixed(UInt64(household)))
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// From 0 up to a limit.
    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        let bits = Self.mixed(state) >> 32
        return Int((bits &* UInt64(max(limit, 1))) >> 32)
    }

    mutating func between(_ low: Int, _ high: Int) -> Int { low + below(high - low + 1) }

    /// Whether something of so many chances out of 10,000 happens.
    mutating func chance(_ chances: Int) -> Bool { below(10_000) < chances }

    /// A place, by weights.
    mutating func pick(_ weights: [Int]) -> Int {
        var rest = below(weights.reduce(0, +))
        for (place, weight) in weights.enumerated() {
            if rest < weight { return place }
            rest -= weight
        }
        return max(weights.count - 1, 0)
    }

    /// A sum between the ends of equal parts.
    mutating func quantile(_ ends: [Int]) -> Int {
        let part = below(ends.count - 1)
        return between(ends[part], max(ends[part], ends[part + 1]))
    }
}
