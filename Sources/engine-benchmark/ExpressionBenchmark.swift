import Foundation

/// Parse-and-evaluate of single expressions, beside pySFeel where it is installed.
///
/// `PYSFEEL` names the Python that has it. The two take turns, so that what slows the machine slows both.
struct ExpressionBenchmark {
    let file: String
    let rounds: Int
    /// Whether to print a line for each expression.
    var showsEach = false

    private static let script = "Tests/Benchmarks/pysfeel.py"
    private static let repetitions = 200

    /// Returns the exit status: 1 where an expression has a wrong value.
    func run() -> CInt {
        let cases = ExpressionCase.all(in: file)
        guard !cases.isEmpty else {
            print("feel: no expressions in \(file); run in the package's folder")
            return 1
        }
        let right = cases.map(\.isRight)
        for (test, isRight) in zip(cases, right) where !isRight {
            print("feel: wrong: \(test.text)")
        }
        let peer = ProcessInfo.processInfo.environment["PYSFEEL"].flatMap {
            Peer(python: $0, script: Self.script, file: file)
        }
        var own: [[Double]] = []
        var others: [[Double]] = []
        for _ in 0..<rounds {
            own.append(cases.map { $0.nanoseconds(repetitions: Self.repetitions) })
            if let peer { others.append(peer.round()) }
        }
        peer?.stop()
        let ours = Engine(name: "FEEL", right: right, rounds: own)
        if showsEach {
            for (test, time) in zip(cases, ours.times) { print("\(Int(time)) ns  \(test.text)") }
        }
        print(ours.line)
        if let peer {
            let theirs = Engine(name: "pySFeel", right: peer.right, rounds: others)
            print(theirs.line)
            print(ours.comparison(with: theirs))
        } else {
            print("feel: pySFeel skipped, it is not installed (PYSFEEL names a Python that has it)")
        }
        return right.allSatisfy(\.self) ? 0 : 1
    }

    /// What one engine showed.
    private struct Engine {
        let name: String
        let right: [Bool]
        /// Of each expression, in nanoseconds.
        let times: [Double]

        init(name: String, right: [Bool], rounds: [[Double]]) {
            self.name = name
            self.right = right
            times = right.indices.map { index in
                median(rounds.compactMap { $0.indices.contains(index) ? $0[index] : nil })
            }
        }

        var line: String {
            let count = right.count(where: \.self)
            let time = String(format: "%.2f", median(times) / 1000)
            let mean = times.reduce(0, +) / Double(max(times.count, 1)) / 1000
            return "feel: \(name): \(count) of \(right.count) expressions right, "
                + "\(time) µs each (median; mean \(String(format: "%.2f", mean)) µs)"
        }

        /// Only what both get right is compared: to fail early costs little time.
        func comparison(with other: Engine) -> String {
            let both = right.indices.filter {
                right[$0] && other.right.indices.contains($0) && other.right[$0]
            }
            let ratio = median(both.map { other.times[$0] / times[$0] })
            let least = both.map { other.times[$0] / times[$0] }.min() ?? 0
            return "feel: \(name) is \(String(format: "%.0f", ratio)) times as fast on the "
                + "\(both.count) that both get right (at least \(String(format: "%.0f", least)))"
        }
    }
}

private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
