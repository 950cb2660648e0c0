import Diagnostics

extension SeededRandom {
    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(bound, 1), using: &self) }

    /// True once in so many times.
    mutating func once(in times: Int) -> Bool { below(times) == 0 }

    mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &self) ?? "" }
}
