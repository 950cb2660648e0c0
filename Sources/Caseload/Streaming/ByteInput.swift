import Diagnostics
import Glibc
import Records

/// What fills the buffer of a reader.
protocol ByteSource: AnyObject {
    /// Fills a stretch of memory; 0 at the end.
    func read(into memory: UnsafeMutableRawBufferPointer) throws(FileError) -> Int
}

/// The bytes of a file as a stream: decompressed where it is compressed, as UTF-8 where it was
/// written in GB 18030.
///
/// It holds one buffer, whatever the size of the file.
final class ByteInput: ByteSource {
    private let path: String
    private let descriptor: Int32
    private let program: Decompression?
    private let conversion: TextConversion?
    /// How many bytes the file itself gave so far; what a compressed file gives is not known.
    private(set) var position = 0

    init(_ path: String, encoding: TextEncoding) throws(FileError) {
        self.path = path
        let file = path == "-" ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileError(path: path, errno: errno) }
        if let method = Decompression.Method(of: file) {
            let started: Decompression
            do throws(FileError) {
                started = try Decompression(method, of: file, path: path)
            } catch {
                close(file)
                throw error
            }
            close(file)
            descriptor = started.output
            program = started
        } else {
            descriptor = file
            program = nil
        }
        conversion = encoding == .gb18030 ? try TextConversion(path: path) : nil
        posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    }

    deinit { close(descriptor) }

    /// Fills a stretch of memory; 0 at the end of the file.
    func read(into memory: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
        guard let conversion else { return try readPlain(into: memory) }
        while true {
            if let count = conversion.convert(into: memory) { return count }
            var bytes = [UInt8](repeating: 0, count: TextConversion.room)
            var count = 0
            var failure: FileError?
            bytes.withUnsafeMutableBytes { bytes in
                do throws(FileError) { count = try readPlain(into: bytes) } catch {
                    failure = error
                }
            }
            if let failure { throw failure }
            conversion.add(bytes[..<count], isLast: count == 0)
        }
    }

    private func readPlain(
        into memory: UnsafeMutableRawBufferPointer
    ) throws(FileError) -> Int {
        while true {
            let count = Glibc.read(descriptor, memory.baseAddress, memory.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError(path: path, errno: errno) }
            if count == 0 { try program?.finish() }
            position += count
            return count
        }
    }
}

/// How the text of an input is written.
package enum TextEncoding: String, Sendable, CaseIterable {
    case utf8 = "utf-8"
    case gb18030
}
