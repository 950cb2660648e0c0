import Glibc
import Records

/// Cuts records, one a line, into chunks: whatever whole lines are there, so that what comes from a
/// pipe is answered at once.
final class LineCutter: ChunkSource {
    private let input: any ByteSource
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity = 1 << 17
    private var filled = 0
    private var isAtEnd = false
    private var number = 0

    init(_ input: any ByteSource) {
        self.input = input
        buffer = .allocate(capacity: capacity)
    }

    deinit { buffer.deallocate() }

    func next() throws -> Chunk? {
        while true {
            let end = isAtEnd ? filled : endOfLines
            if end > 0 { return take(upTo: end) }
            if isAtEnd { return nil }
            try fill()
        }
    }

    private var endOfLines: Int {
        var end = filled
        while end > 0, buffer[end - 1] != RowScanner.newline { end -= 1 }
        return end
    }

    private func take(upTo end: Int) -> Chunk {
        let slice = RowSlice(copying: buffer, count: end, lines: nil)
        memmove(buffer, buffer + end, filled - end)
        filled -= end
        defer { number += 1 }
        return Chunk(number: number, slices: [slice], position: 0)
    }

    /// A line that does not fit makes the buffer larger.
    private func fill() throws(FileError) {
        if filled == capacity {
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
            memcpy(larger, buffer, filled)
            buffer.deallocate()
            (buffer, capacity) = (larger, capacity * 2)
        }
        let count = try input.read(
            into: UnsafeMutableRawBufferPointer(start: buffer + filled, count: capacity - filled))
        isAtEnd = count == 0
        filled += count
    }
}
