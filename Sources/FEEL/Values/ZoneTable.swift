/// The changes of one zone's offset, from a TZif file (RFC 9636) of version 2 or later.
struct ZoneTable: Sendable {
    /// Instants in ascending order; from each on, the offset at the same index holds.
    private let transitions: [Int]
    private let offsets: [Int]
    /// Before the first transition.
    private let firstOffset: Int
    /// After the last transition.
    private let laterRule: PosixZone?

    init?(_ bytes: [UInt8]) {
        let reader = TZifReader(bytes: bytes)
        guard let old = reader.header(at: 0), old.version >= UInt8(ascii: "2"),
            let header = reader.header(at: TZifReader.headerSize + old.dataSize(timeSize: 4)),
            let types = reader.types(header), let first = types.first,
            let changes = reader.changes(header, types)
        else { return nil }
        firstOffset = first
        (transitions, offsets) = changes
        laterRule = PosixZone(reader.footer(header))
    }

    func offset(at utcSeconds: Int) -> Int {
        guard let last = transitions.last else {
            return laterRule?.offset(at: utcSeconds) ?? firstOffset
        }
        if utcSeconds >= last, let laterRule { return laterRule.offset(at: utcSeconds) }
        let index = countOfTransitions(upTo: utcSeconds)
        return index == 0 ? firstOffset : offsets[index - 1]
    }

    /// The first of two instants where a local time comes twice; one that is left out counts on.
    func offset(local localSeconds: Int) -> Int {
        let day = 86_400
        let localSeconds = min(max(localSeconds, .min / 2), .max / 2)
        let before = offset(at: localSeconds - day)
        if offset(at: localSeconds - before) == before { return before }
        let after = offset(at: localSeconds + day)
        return offset(at: localSeconds - after) == after ? after : before
    }

    private func countOfTransitions(upTo instant: Int) -> Int {
        var (low, high) = (0, transitions.count)
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= instant { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

private struct TZifReader {
    static let headerSize = 44

    struct Header {
        let version: UInt8
        /// Where the data that belongs to it begins.
        let dataStart: Int
        let universalCount: Int
        let standardCount: Int
        let leapCount: Int
        let timeCount: Int
        let typeCount: Int
        let nameSize: Int

        func dataSize(timeSize: Int) -> Int {
            timeCount * (timeSize + 1) + typeCount * 6 + nameSize + leapCount * (timeSize + 4)
                + standardCount + universalCount
        }
    }

    let bytes: [UInt8]

    func header(at start: Int) -> Header? {
        guard bytes.count >= start + Self.headerSize,
            bytes[start..<start + 4].elementsEqual("TZif".utf8)
        else { return nil }
        let counts = (0..<6).map { integer(at: start + 20 + $0 * 4, size: 4) }
        let header = Header(
            version: bytes[start + 4], dataStart: start + Self.headerSize,
            universalCount: counts[0], standardCount: counts[1], leapCount: counts[2],
            timeCount: counts[3], typeCount: counts[4], nameSize: counts[5])
        let end = bytes.count - header.dataStart
        guard counts.allSatisfy({ (0...end).contains($0) }) else { return nil }
        return header
    }

    /// The offsets of the local time types.
    func types(_ header: Header) -> [Int]? {
        guard header.dataStart + header.dataSize(timeSize: 8) <= bytes.count else { return nil }
        let start = header.dataStart + header.timeCount * 9
        return (0..<header.typeCount).map { integer(at: start + $0 * 6, size: 4) }
    }

    func changes(_ header: Header, _ types: [Int]) -> (transitions: [Int], offsets: [Int])? {
        let indexes = header.dataStart + header.timeCount * 8
        var offsets: [Int] = []
        for place in 0..<header.timeCount {
            let type = Int(bytes[indexes + place])
            guard type < types.count else { return nil }
            offsets.append(types[type])
        }
        let transitions = (0..<header.timeCount).map {
            integer(at: header.dataStart + $0 * 8, size: 8)
        }
        return (transitions, offsets)
    }

    /// The rule for later years, between two line ends.
    func footer(_ header: Header) -> String {
        let start = header.dataStart + header.dataSize(timeSize: 8) + 1
        guard start <= bytes.count else { return "" }
        return String(decoding: bytes[start...].prefix { $0 != 0x0A }, as: UTF8.self)
    }

    /// A signed number, most significant byte first.
    private func integer(at start: Int, size: Int) -> Int {
        let bits = bytes[start..<start + size].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return size == 4 ? Int(Int32(truncatingIfNeeded: bits)) : Int(truncatingIfNeeded: bits)
    }
}
