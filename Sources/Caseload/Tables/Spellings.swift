/// The spellings of a yes or no or of an enumeration, each found by its bytes in one place.
struct Spellings: Sendable {
    /// What a spelling stands for that means 'not known'.
    static let unknown: UInt8 = 255
    /// What a word stands for that is no spelling; enumerations have fewer values.
    static let none: UInt8 = 254

    /// Words of up to seven bytes, and others.
    let short: WordTable<ShortWord>
    let long: WordTable<SpellingWord>
    /// For each byte what it stands for as a word; those that end a cell are none.
    let letters: [UInt8]

    /// - Returns: `nil` where there are too many.
    init?(_ spellings: [(text: String, code: UInt8)]) {
        var (shortCodes, longCodes) = ([ShortWord: UInt8](), [SpellingWord: UInt8]())
        var letters = Array(repeating: Self.none, count: 256)
        for (text, code) in spellings {
            guard let word = SpellingWord(text) else { continue }
            longCodes[word] = code
            if let word = ShortWord(word) { shortCodes[word] = code }
            if text.utf8.count == 1, let byte = text.utf8.first, byte > RowScanner.comma {
                letters[Int(byte)] = code
            }
        }
        guard longCodes.count < 96, let short = WordTable(shortCodes),
            let long = WordTable(longCodes)
        else { return nil }
        (self.short, self.long, self.letters) = (short, long, letters)
    }
}

/// Words, each found in one place.
struct WordTable<Word: SpelledWord>: Sendable {
    struct Slot: Sendable {
        var word = Word()
        var code = Spellings.none
    }

    /// Which slot is a word's: chosen so that no two words share one.
    struct Hashing: Sendable {
        let factor: UInt64
        let shift: UInt64

        @inline(__always)
        func slot(of word: Word) -> Int {
            Int(truncatingIfNeeded: (word.mixed &* factor) &>> shift)
        }
    }

    /// A power of two; a slot without a word is free.
    private(set) var slots: [Slot]
    let hashing: Hashing

    /// No words.
    init() {
        hashing = Hashing(factor: 0, shift: 63)
        slots = Array(repeating: Slot(), count: 2)
    }

    init?(_ codes: [Word: UInt8]) {
        guard let hashing = Self.hashing(for: Array(codes.keys)) else { return nil }
        self.hashing = hashing
        slots = Array(repeating: Slot(), count: 1 << (64 - hashing.shift))
        for (word, code) in codes { slots[hashing.slot(of: word)] = Slot(word: word, code: code) }
    }

    /// Tries factors, and more slots where many of them do not do.
    private static func hashing(for words: [Word]) -> Hashing? {
        for bits in 3...14 as ClosedRange<UInt64> where words.count <= 1 << (bits - 1) {
            for attempt in 1...64 as ClosedRange<UInt64> {
                let hashing = Hashing(
                    factor: attempt &* 0x9E37_79B9_7F4A_7C15 | 1, shift: 64 - bits)
                if Set(words.map(hashing.slot)).count == words.count { return hashing }
            }
        }
        return nil
    }

    /// The table in memory of its own, which the caller frees.
    func copy() -> Copy {
        let memory = UnsafeMutablePointer<Slot>.allocate(capacity: slots.count)
        for (index, slot) in slots.enumerated() { (memory + index).initialize(to: slot) }
        return Copy(slots: memory, hashing: hashing)
    }

    /// Where words are looked up, without counting references.
    struct Copy {
        let slots: UnsafeMutablePointer<Slot>
        let hashing: Hashing

        /// What a word stands for; `Spellings.none` where it is none of them.
        @inline(__always)
        func code(of word: Word) -> UInt8 {
            let slot = slots + hashing.slot(of: word)
            return slot.pointee.word == word ? slot.pointee.code : Spellings.none
        }
    }
}

protocol SpelledWord: Sendable, Hashable {
    /// No word.
    init()
    /// All of it in one number.
    var mixed: UInt64 { get }
}

/// 1 to 7 bytes of text, and how many.
struct ShortWord: SpelledWord {
    private let bytes: UInt64

    init() { bytes = 0 }

    /// - Parameter word: the text, and whatever comes behind it.
    @inline(__always)
    init(_ word: UInt64, count: Int) {
        let bits = UInt64(truncatingIfNeeded: count &* 8)
        bytes = word & ((1 &<< bits) &- 1) | UInt64(truncatingIfNeeded: count) &<< 56
    }

    init?(_ word: SpellingWord) {
        guard word.count < 8 else { return nil }
        self.init(word.first, count: word.count)
    }

    @inline(__always)
    var mixed: UInt64 { bytes }

    @inline(__always)
    static func == (left: ShortWord, right: ShortWord) -> Bool { left.bytes == right.bytes }
}

/// 1 to 24 bytes of text as numbers.
struct SpellingWord: SpelledWord {
    static let longest = 24

    fileprivate private(set) var first: UInt64 = 0
    private var second: UInt64 = 0
    private var last: UInt64 = 0
    fileprivate private(set) var count = 0

    init() {}

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
        first = start.loadUnaligned(as: UInt64.self).littleEndian
        if count <= 8 {
            // The bytes behind the text do not count.
            first &= UInt64.max >> UInt64((8 &- count) &* 8)
        } else {
            last = (start + count - 8).loadUnaligned(as: UInt64.self)
            if count > 16 { second = (start + 8).loadUnaligned(as: UInt64.self) }
        }
    }

    @inline(__always)
    var mixed: UInt64 {
        first ^ (last &* 0xFF51_AFD7_ED55_8CCD) ^ second ^ UInt64(truncatingIfNeeded: count)
    }
}
