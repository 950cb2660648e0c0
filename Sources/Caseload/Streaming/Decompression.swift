import Diagnostics
import Glibc
import Records

/// A program of the system that decompresses a file into a pipe.
///
/// The files are told by their first bytes, not by their names. Whoever has compressed files has the
/// program; nothing is linked for it.
struct Decompression {
    enum Method: String {
        case gzip
        case zstd
        case xz
        case bzip2

        private static let signatures: [(Method, [UInt8])] = [
            (.gzip, [0x1F, 0x8B]), (.zstd, [0x28, 0xB5, 0x2F, 0xFD]),
            (.xz, [0xFD, 0x37, 0x7A, 0x58, 0x5A]), (.bzip2, [0x42, 0x5A, 0x68]),
        ]

        /// Looks at the beginning of a regular file.
        init?(of descriptor: Int32) {
            var start = [UInt8](repeating: 0, count: 6)
            let count = pread(descriptor, &start, start.count, 0)
            guard count > 0 else { return nil }
            let found = Self.signatures.first { start.prefix(count).starts(with: $0.1) }
            guard let found else { return nil }
            self = found.0
        }
    }

    /// What the program writes.
    let output: Int32
    private let process: pid_t
    private let path: String
    private let method: Method

    init(_ method: Method, of file: Int32, path: String) throws(FileError) {
        self.method = method
        self.path = path
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw FileError(path: path, errno: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var words: [UnsafeMutablePointer<CChar>?] = [strdup(method.rawValue), strdup("-dc"), nil]
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let code = posix_spawnp(&process, method.rawValue, &actions, nil, &words, environ)
        close(ends[1])
        guard code == 0 else {
            close(ends[0])
            throw FileError(path: path, reason: .noProgram(method.rawValue))
        }
        self.process = process
        output = ends[0]
    }

    /// Waits for the end; a file that is cut short or damaged is an error, never a shorter file.
    func finish() throws(FileError) {
        var status: Int32 = 0
        let ended = waitpid(process, &status, 0)
        guard ended < 0 || status == 0 else {
            throw FileError(path: path, reason: .damaged(method.rawValue))
        }
    }
}
