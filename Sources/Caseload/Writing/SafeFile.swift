import Diagnostics
import Glibc
package import Records

/// A file that has its name only when it is whole.
///
/// It is written under another name in the same folder, brought to the disk, and then renamed: a
/// run that is killed leaves no file of the final name. An earlier file stays until then.
package final class SafeFile {
    package let path: String
    private let temporary: String
    private let descriptor: Int32
    private var isFinished = false
    private var written = 0
    private var synced = 0

    /// How much is written before the system is asked to begin bringing it to the disk.
    private static let stretch = 16 << 20

    package init(_ path: String) throws(FileError) {
        self.path = path
        if path == "-" {
            temporary = ""
            descriptor = dup(STDOUT_FILENO)
        } else {
            let (folder, name) = Self.parts(of: path)
            // A device or a pipe is written as it is; a file of that name would take its place.
            temporary = Self.isSpecial(path) ? "" : "\(folder)/.\(name).unfinished"
            descriptor = open(
                temporary.isEmpty ? path : temporary,
                O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        }
        guard descriptor >= 0 else { throw FileError(path: path, errno: errno) }
    }

    private static func isSpecial(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }

    deinit {
        close(descriptor)
        if !isFinished, !temporary.isEmpty { unlink(temporary) }
    }

    package func write(_ bytes: borrowing [UInt8]) throws(FileError) {
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { bytes in
                Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError(path: path, errno: errno) }
            done += count
        }
        written += done
        if written - synced > Self.stretch {
            // The pages that are not needed again are on their way before the end waits for them.
            posix_fadvise(
                descriptor, off_t(synced), off_t(written - synced), POSIX_FADV_DONTNEED)
            synced = written
        }
    }

    /// Gives the file its name; a partial one gets a name that says so.
    ///
    /// - Returns: the name.
    package func finish(isPartial: Bool) throws(FileError) -> String {
        guard !temporary.isEmpty else { return path }
        let name = isPartial ? Self.partialName(of: path) : path
        guard fsync(descriptor) == 0 || errno == EINVAL, rename(temporary, name) == 0 else {
            throw FileError(path: path, errno: errno)
        }
        isFinished = true
        let folder = open(Self.parts(of: path).folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
        return name
    }

    /// `roll.csv` → `roll.partial.csv`.
    package static func partialName(of path: String) -> String {
        let (folder, name) = parts(of: path)
        let front = path.contains("/") ? "\(folder)/" : ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
            return front + name + ".partial"
        }
        return front + name[..<dot] + ".partial" + name[dot...]
    }

    package static func parts(of path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = path[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
    }
}
