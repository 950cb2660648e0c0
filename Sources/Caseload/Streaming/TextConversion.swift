import Glibc
import Records

/// GB 18030 → UTF-8 by the C library, piece by piece.
///
/// Bytes that are no GB 18030 become U+FFFD, which no record may hold: the row goes to the rejects.
final class TextConversion {
    /// How much is read at once.
    static let room = 1 << 16

    private let converter: iconv_t
    private var waiting: [UInt8] = []
    private var hasEnded = false

    init(path: String) throws(FileError) {
        guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1
        else { throw FileError(path: path, errno: errno) }
        self.converter = converter
    }

    deinit { iconv_close(converter) }

    func add(_ bytes: ArraySlice<UInt8>, isLast: Bool) {
        waiting += bytes
        hasEnded = isLast
    }

    /// Converts what waits; `nil` where more bytes are needed, 0 at the end.
    func convert(into memory: UnsafeMutableRawBufferPointer) -> Int? {
        var target = memory.baseAddress?.assumingMemoryBound(to: CChar.self)
        var room = memory.count
        var used = 0
        while used < waiting.count, room >= 4 {
            let isStuck = waiting.withUnsafeMutableBytes { bytes -> Bool in
                var source = bytes.baseAddress?.advanced(by: used)
                    .assumingMemoryBound(to: CChar.self)
                var left = bytes.count - used
                let result = iconv(converter, &source, &left, &target, &room)
                let code = errno
                used = bytes.count - left
                return result == -1 && code != E2BIG
            }
            guard isStuck else { continue }
            // A character that is not complete yet, unless nothing follows.
            if waiting.count - used < 4, !hasEnded { break }
            replaceOne(&target, &room)
            used += 1
        }
        waiting.removeFirst(used)
        let count = memory.count - room
        if count > 0 { return count }
        return hasEnded ? 0 : nil
    }

    private func replaceOne(_ target: inout UnsafeMutablePointer<CChar>?, _ room: inout Int) {
        for byte in "\u{FFFD}".utf8 where room > 0 {
            target?.pointee = CChar(bitPattern: byte)
            target = target?.advanced(by: 1)
            room -= 1
        }
    }
}
