/// Timings in rounds: single rounds lie by a factor of two, their median does not.
struct Rounds {
    let count: Int
    /// How often the work is done in one round.
    let repetitions: Int

    /// The least time of one repetition: what the work takes when nothing else runs.
    func least(_ work: () -> Void) -> Duration {
        let clock = ContinuousClock()
        return (0..<count).map { _ in
            clock.measure { for _ in 0..<repetitions { work() } } / repetitions
        }.min() ?? .zero
    }

    /// The median time of one repetition.
    func median(_ work: () -> Void) -> Duration {
        let clock = ContinuousClock()
        let times = (0..<count).map { _ in
            clock.measure { for _ in 0..<repetitions { work() } } / repetitions
        }
        return times.sorted()[count / 2]
    }
}

extension Duration {
    /// In microseconds with one decimal, for people.
    var microseconds: String {
        let tenths = components.seconds * 10_000_000 + components.attoseconds / 100_000_000_000
        return "\(tenths / 10).\(tenths % 10) µs"
    }
}
