import Glibc

/// How far a long run has come, for somebody who waits at a terminal.
struct ProgressBar {
    private let count: Int
    private var done = 0
    private let isShown = isatty(STDERR_FILENO) == 1

    private static let width = 30

    init(count: Int) {
        self.count = count
    }

    mutating func step() {
        done += 1
        guard isShown, count > 0 else { return }
        let filled = min(done, count) * Self.width / count
        let bar =
            String(repeating: "█", count: filled)
            + String(repeating: "░", count: Self.width - filled)
        Console.writeError("\r\(bar) \(done)/\(count)")
    }

    /// Makes room for other lines.
    func clear() {
        if isShown { Console.writeError("\r\u{1B}[K") }
    }
}
