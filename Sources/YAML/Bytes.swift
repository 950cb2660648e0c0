extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")

    var isBlank: Bool { self == .space || self == UInt8(ascii: "\t") }
    var isBreak: Bool { self == .lineFeed || self == .carriageReturn }
    var isFlowIndicator: Bool { "[]{},".utf8.contains(self) }

    var isAnchorLetter: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Whether a byte goes on with the character of the byte before it.
    var isContinuation: Bool { self & 0xC0 == 0x80 }
}

extension [UInt8] {
    /// The first place from `start` on, and before `end`, whose byte fits.
    func firstIndex(from start: Int, before end: Int, where fits: (UInt8) -> Bool) -> Int {
        var at = start
        while at < end, !fits(self[at]) { at += 1 }
        return at
    }

    /// The first byte behind a line break, two bytes long or one.
    func index(afterBreak at: Int) -> Int {
        self[at] == .carriageReturn && at + 1 < count && self[at + 1] == .lineFeed
            ? at + 2 : at + 1
    }
}
