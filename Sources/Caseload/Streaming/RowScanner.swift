import Glibc

/// Finds rows and fields in the bytes of a CSV file, by RFC 4180.
///
/// The byte at `end` must be there and be a line break. A quoted field may hold commas, doubled
/// quotes and line breaks. Where a quote is not closed as it should be, the row is broken and ends
/// with its line, so that one stray quote spoils one row and not the rest of the file.
struct RowScanner {
    let bytes: UnsafePointer<UInt8>
    let end: Int

    /// A cell with more lines or bytes than this was not meant to be one.
    static let longestField = 1 << 15

    static let comma = UInt8(ascii: ",")
    static let quote = UInt8(ascii: "\"")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")

    /// Where the line that begins at a place ends: at its line break.
    @inline(__always)
    func lineEnd(from start: Int) -> Int {
        guard start < end, let found = memchr(bytes + start, Int32(Self.newline), end - start)
        else { return end }
        return bytes.distance(to: found.assumingMemoryBound(to: UInt8.self))
    }

    func hasQuote(from start: Int, to stop: Int) -> Bool {
        start < stop && memchr(bytes + start, Int32(Self.quote), stop - start) != nil
    }

    /// Where the row that begins at a place ends: at its line break.
    func rowEnd(from start: Int) -> Int {
        let line = lineEnd(from: start)
        guard hasQuote(from: start, to: line) else { return line }
        return quotedRowEnd(from: start) ?? line
    }

    /// `nil` where the quotes of the row are broken.
    private func quotedRowEnd(from start: Int) -> Int? {
        var at = start
        while true {
            guard let stop = fieldEnd(from: at) else { return nil }
            if bytes[stop] != Self.comma || stop >= end { return lineEnd(from: stop) }
            at = stop + 1
        }
    }

    /// Where the field that begins at a place ends: at a comma, a line break or the line break's
    /// carriage return; `nil` where its quotes are broken.
    func fieldEnd(from start: Int) -> Int? {
        var at = start
        guard bytes[at] == Self.quote else {
            while bytes[at] != Self.comma, bytes[at] != Self.newline { at += 1 }
            return at > start && bytes[at] == Self.newline
                && bytes[at - 1] == Self.carriageReturn ? at - 1 : at
        }
        at += 1
        let limit = min(end, start + Self.longestField)
        while at < limit {
            guard bytes[at] == Self.quote else {
                at += 1
                continue
            }
            at += 1
            if bytes[at] == Self.quote, at < limit {
                at += 1
                continue
            }
            let isReturn = bytes[at] == Self.carriageReturn && bytes[at + 1] == Self.newline
            return bytes[at] == Self.comma || bytes[at] == Self.newline || isReturn ? at : nil
        }
        return nil
    }

    /// The fields of a row as they stand, quotes included; `nil` where the quotes are broken.
    func fields(from start: Int, to stop: Int) -> [Range<Int>]? {
        var fields: [Range<Int>] = []
        var at = start
        while true {
            guard let fieldEnd = fieldEnd(from: at), fieldEnd <= stop else { return nil }
            fields.append(at..<fieldEnd)
            if bytes[fieldEnd] != Self.comma || fieldEnd == stop { return fields }
            at = fieldEnd + 1
        }
    }

    /// What a field says: without its quotes, doubled ones being one.
    func content(of field: Range<Int>) -> [UInt8] {
        let raw = UnsafeBufferPointer(start: bytes + field.lowerBound, count: field.count)
        guard raw.count >= 2, raw.first == Self.quote else { return Array(raw) }
        var content: [UInt8] = []
        var isSecond = false
        for byte in raw.dropFirst().dropLast() {
            if byte == Self.quote, !isSecond {
                isSecond = true
                continue
            }
            isSecond = false
            content.append(byte)
        }
        return content
    }

    /// The key in a row's column: a plain field as it stands, a quoted one without its quotes.
    @inline(__always)
    func key(inColumn column: Int, from start: Int) -> UnsafeRawBufferPointer {
        var at = start
        for _ in 0..<column {
            guard let stop = fieldEnd(from: at), bytes[stop] == Self.comma, stop < end else {
                return UnsafeRawBufferPointer(start: bytes + at, count: 0)
            }
            at = stop + 1
        }
        if bytes[at] == Self.quote {
            guard let stop = fieldEnd(from: at) else {
                return UnsafeRawBufferPointer(start: bytes + at, count: 0)
            }
            return UnsafeRawBufferPointer(start: bytes + at + 1, count: stop - at - 2)
        }
        var stop = at
        while bytes[stop] != Self.comma, bytes[stop] != Self.newline { stop += 1 }
        if stop > at, bytes[stop] == Self.newline, bytes[stop - 1] == Self.carriageReturn {
            stop -= 1
        }
        return UnsafeRawBufferPointer(start: bytes + at, count: stop - at)
    }
}
