import Caseload
import Diagnostics
import Glibc
import Records
import Synchronization

/// How far a batch has come: a bar with rate and time left on a terminal, else a line a minute.
final class RunProgress: Sendable {
    private struct State {
        var started = RunProgress.now
        var shown = RunProgress.now
    }

    private let language: Language
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let state = Mutex(State())

    private static let width = 24

    init(language: Language) {
        self.language = language
    }

    /// Seconds of a clock that only goes forward.
    private static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    var seconds: Double { Self.now - state.withLock { $0.started } }

    func show(_ progress: Progress) {
        let now = Self.now
        let started = state.withLock { state -> Double? in
            guard now - state.shown >= (isTerminal ? 0.1 : 60) else { return nil }
            state.shown = now
            return state.started
        }
        guard let started else { return }
        let text = line(progress, elapsed: now - started)
        Console.writeError(isTerminal ? "\r\u{1B}[K" + text : text + "\n")
    }

    private func line(_ progress: Progress, elapsed: Double) -> String {
        let rate = Int(Double(progress.households) / max(elapsed, 0.001))
        let done = Wording(
            zh: "\(progress.households) 户，每秒 \(rate) 户",
            en: "\(progress.households) households, \(rate) a second")[language]
        guard progress.total > 0 else { return done }
        let share = min(1, Double(progress.position) / Double(progress.total))
        let left = Int(elapsed / max(share, 0.001) * (1 - share) + 0.5)
        let filled = Int(share * Double(Self.width))
        let bar =
            String(repeating: "█", count: filled)
            + String(repeating: "░", count: Self.width - filled)
        let rest = Wording(zh: "，还要 \(left) 秒", en: ", \(left) s left")[language]
        return "\(bar) \(Int(share * 100))%  \(done)\(rest)"
    }

    /// Runs something that can be interrupted, and leaves the line clear behind it.
    ///
    /// - Throws: what goes wrong with files as a failure of the command.
    func watch<Outcome>(_ run: () throws -> Outcome) throws -> Outcome {
        Interruption.listen()
        defer { clear() }
        do {
            return try run()
        } catch let error as FileError {
            throw Failure.unable(error.wording)
        }
    }

    /// Tells that a file is sorted first.
    func tellUnsorted(_ path: String) {
        clear()
        let text = Wording(
            zh: "「\(path)」没有按家庭编号排序，先在磁盘上排序\n",
            en: "“\(path)” is not sorted by household; it is sorted on disk first\n")
        Console.writeError(text[language])
    }

    /// Makes room for other lines.
    func clear() {
        if isTerminal { Console.writeError("\r\u{1B}[K") }
    }
}
