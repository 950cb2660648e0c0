import Diagnostics
import Glibc

/// Another program, run to its end.
enum Subprocess {
    /// What it wrote on its standard output and its exit status; its errors are not shown.
    ///
    /// - Parameter arguments: The program, found on the PATH, and what it is given; nothing of it
    ///   is read by a shell.
    static func run(_ arguments: [String]) throws(Failure) -> (output: String, status: Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw unable(arguments) }
        defer { close(ends[0]) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_addclose(&actions, ends[0])
        posix_spawn_file_actions_addclose(&actions, ends[1])
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child = pid_t()
        let started = posix_spawnp(
            &child, arguments.first ?? "", &actions, nil, &words, environ)
        close(ends[1])
        guard started == 0 else { throw unable(arguments) }
        let output = read(ends[0])
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        // The exit status stands in the second byte; the first tells a signal.
        return (output, status & 0x7F == 0 ? status >> 8 & 0xFF : -1)
    }

    private static func read(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(descriptor, &block, block.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += block.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func unable(_ arguments: [String]) -> Failure {
        let name = arguments.first ?? ""
        return .unable(
            Wording(zh: "运行不了程序「\(name)」", en: "the program “\(name)” cannot be run"))
    }
}
