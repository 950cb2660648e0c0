import Diagnostics
import Glibc

/// The terminal: the only place that prints.
enum Console {
    static func write(_ text: String) {
        put(text, to: STDOUT_FILENO)
    }

    static func writeError(_ text: String) {
        put(text, to: STDERR_FILENO)
    }

    static func error(_ wording: Wording) {
        writeError(Severity.error.name[.atStart] + ": " + wording[.atStart] + "\n")
    }

    /// Colours only for people: on a terminal, unless NO_COLOR asks for none.
    static let hasColour = isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == nil
    static let errorHasColour = isatty(STDERR_FILENO) == 1 && getenv("NO_COLOR") == nil

    private static func put(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            // Nobody reads any more (a closed pipe): nothing is left to say.
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }

    static func end(withStatus status: Int32) -> Never {
        exit(status)
    }
}
