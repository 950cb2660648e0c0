/// The spellings of a yes or no or of an enumeration, each found by its bytes in one place.
struct Spellings: Sendable {
    struct Slot: Sendable {
        var word = SpellingWord()
        var code: UInt8 = 0
    }

    /// What a spelling stands for that means 'not known'.
    static let unknown: UInt8 = 255
    /// What a word stands for that is no spelling; enumerations have fewer values.
    static let none: UInt8 = 254

    /// A power of two; a slot without a word is free.
    private(set) var slots: [Slot] = []
    let hashing: Hashing

    /// Which slot is a word's: chosen so that no two spellings share one.
    struct Hashing: Sendable {
        let factor: UInt64
        let shift: UInt64

        @inline(__always)
        func slot(of word: SpellingWord) -> Int {
            Int(truncatingIfNeeded: (word.mixed &* factor) >> shift)
        }
    }

    /// - Returns: `nil` where there are too many.
    init?(_ spellings: [(text: String, code: UInt8)]) {
        var codes: [SpellingWord: UInt8] = [:]
        for (text, code) in spellings {
            if let word = SpellingWord(text) { codes[word] = code }
        }
        guard codes.count < 96, let hashing = Self.hashing(for: Array(codes.keys)) else {
            return nil
        }
        self.hashing = hashing
        slots = Array(repeating: Slot(), count: 1 << (64 - hashing.shift))
        for (word, code) in codes { slots[hashing.slot(of: word)] = Slot(word: word, code: code) }
    }

    /// Tries factors, and more slots where many of them do not do.
    private static func hashing(for words: [SpellingWord]) -> Hashing? {
        for bits in 3...14 as ClosedRange<UInt64> where words.count <= 1 << (bits - 1) {
            for attempt in 1...64 as ClosedRange<UInt64> {
                let hashing = Hashing(
                    factor: attempt &* 0x9E37_79B9_7F4A_7C15 | 1, shift: 64 - bits)
                if Set(words.map(hashing.slot)).count == words.count { return hashing }
            }
        }
        return nil
    }

    /// Looks a word up.
    @inline(__always)
    static func code(
        of word: SpellingWord, in slots: UnsafePointer<Slot>, _ hashing: Hashing
    ) -> UInt8 {
        let slot = slots + hashing.slot(of: word)
        return slot.pointee.word == word ? slot.pointee.code : none
    }

    /// For each byte what it stands for as a word; those that end a cell are none.
    var letters: [UInt8] {
        (0...UInt8.max).map { byte in
            let slot = slots.first { $0.word == SpellingWord(letter: byte) }
            return byte <= RowScanner.comma ? Self.none : slot?.code ?? Self.none
        }
    }
}

/// 1 to 24 bytes of text as numbers.
struct SpellingWord: Sendable, Hashable {
    static let longest = 24

    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var last: UInt64 = 0
    private var count = 0

    init() {}

    init(letter: UInt8) {
        first = UInt64(letter)
        count = 1
    }

    /// - Returns: `nil` where the text is too long, or empty.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= Self.longest else { return nil }
        let padded = bytes + repeatElement(0, count: 8)
        self = padded.withUnsafeBytes { padded in
            padded.baseAddress.map { SpellingWord($0, count: bytes.count) } ?? SpellingWord()
        }
    }

    /// - Parameter start: eight bytes must be readable behind the text.
    @inline(__always)
    init(_ start: UnsafeRawPointer, count: Int) {
        self.count = count
        first = start.loadUnaligned(as: UInt64.self)
        if count <= 8 {
            // The bytes behind the text do not count.
            first &= UInt64.max >> UInt64((8 &- count) &* 8)
        } else {
            last = (start + count - 8).loadUnaligned(as: UInt64.self)
            if count > 16 { second = (start + 8).loadUnaligned(as: UInt64.self) }
        }
    }

    @inline(__always)
    fileprivate var mixed: UInt64 {
        first ^ (last &* 0xFF51_AFD7_ED55_8CCD) ^ second ^ UInt64(truncatingIfNeeded: count)
    }
}
