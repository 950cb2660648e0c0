/// Timings in rounds.
///
/// Other work on the machine only ever adds time: the least of the rounds says what the work itself
/// takes, the median what one may expect.
struct Rounds {
    let count: Int
    /// How often the work is done in one round.
    let repetitions: Int

    /// The times of one repetition.
    func times(_ work: () throws -> Void) rethrows -> Times {
        let clock = ContinuousClock()
        var times: [Duration] = []
        for _ in 0..<count {
            let start = clock.now
            for _ in 0..<repetitions { try work() }
            times.append((clock.now - start) / repetitions)
        }
        times.sort()
        return Times(least: times[0], median: times[count / 2])
    }
}

struct Times {
    let least: Duration
    let median: Duration

    /// `61.2 µs (median 63.0 µs)`.
    var text: String { "\(least.short) (median \(median.short))" }
}

extension Duration {
    /// In microseconds, or in milliseconds from a thousand of them on, with one decimal.
    var short: String {
        let nanoseconds =
            components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
        let isLong = nanoseconds >= 1_000_000
        let tenths = nanoseconds / (isLong ? 100_000 : 100)
        return "\(tenths / 10).\(tenths % 10) \(isLong ? "ms" : "µs")"
    }
}
