import Glibc

/// The order of households in sorted files: shorter ids first, ids of one length by their bytes.
///
/// Numbers then stand by their value and codes of one length as one expects; one order that every
/// file of a caseload follows is all that joining them needs.
enum KeyOrder {
    /// Negative where the left key comes first, 0 for the same key.
    @inline(__always)
    static func compare(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Int {
        if left.count != right.count { return left.count - right.count }
        guard let start = left.baseAddress, let other = right.baseAddress else { return 0 }
        return Int(memcmp(start, other, left.count))
    }

    /// Whether two keys are one, of which eight bytes more can be read.
    @inline(__always)
    static func isSame(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        guard left.count == right.count else { return false }
        guard let start = left.baseAddress, let other = right.baseAddress, left.count > 0
        else { return true }
        if left.count > 8 { return memcmp(start, other, left.count) == 0 }
        let difference =
            start.loadUnaligned(as: UInt64.self).littleEndian
            ^ other.loadUnaligned(as: UInt64.self).littleEndian
        return difference << UInt64(truncatingIfNeeded: (8 &- left.count) &* 8) == 0
    }

    static func compare(_ left: [UInt8], _ right: [UInt8]) -> Int {
        left.withUnsafeBytes { left in right.withUnsafeBytes { compare(left, $0) } }
    }
}
