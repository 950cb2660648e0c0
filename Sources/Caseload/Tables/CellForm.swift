/// How the cells of one column of a file are read.
///
/// It holds no references: rows are read fast.
struct CellForm: Sendable {
    enum Kind: UInt8, Sendable {
        case ignored
        /// The household's id.
        case key
        /// The id of the row that this one stands below.
        case parent
        case id
        case sameAs
        /// How many rows a list has.
        case rowCount
        case boolean
        case code
        case day
        case number
        /// Kept as text for the output.
        case carried
        case identity
        /// What only the reading of records understands: text, programmes applied for.
        case rare
    }

    var kind: Kind
    /// The block's column; of `rowCount` the entity of the list; of carried cells their number.
    var target = 0
    /// A fact of a kind (`person`), which `same_as` shares.
    var isOfKind = false
    /// Ends of a number, in ten-thousandths; the last day of a date.
    var low = Int64.min
    var high = Int64.max
    /// Where the spellings of a yes or no, or of an enumeration, begin.
    var spellings = 0
}

/// The spellings of all columns of a file, found by their bytes.
struct SpellingTable: Sendable {
    struct Slot: Sendable {
        var word = SpellingWord()
        var code: UInt8 = 0
        var isUsed = false
    }

    /// Tables of one size, one after the other; a power of two, and never full.
    private static let size = 128
    private var slots: [Slot] = []

    /// What a spelling stands for that means 'not known'.
    static let unknown: UInt8 = 255

    /// Adds the spellings of one column and says where they begin.
    mutating func add(_ spellings: [(text: String, code: UInt8)]) -> Int? {
        let start = slots.count
        guard spellings.count < Self.size * 3 / 4 else { return nil }
        slots += repeatElement(Slot(), count: Self.size)
        for (text, code) in spellings {
            var bytes = Array(text.utf8)
            let count = bytes.count
            guard count <= SpellingWord.longest else { continue }
            bytes += repeatElement(0, count: SpellingWord.longest)
            let word = bytes.withUnsafeBytes { bytes in
                bytes.baseAddress.map { SpellingWord($0, count: count) } ?? SpellingWord()
            }
            var place = word.hash & (Self.size - 1)
            while slots[start + place].isUsed, slots[start + place].word != word {
                place = (place + 1) & (Self.size - 1)
            }
            slots[start + place] = Slot(word: word, code: code, isUsed: true)
        }
        return start
    }

    /// The slots in memory of their own, which the caller frees.
    func copy() -> UnsafeMutablePointer<Slot> {
        let memory = UnsafeMutablePointer<Slot>.allocate(capacity: max(slots.count, 1))
        for (index, slot) in slots.enumerated() { (memory + index).initialize(to: slot) }
        return memory
    }

    /// Looks a word up among the spellings of one column.
    ///
    /// - Returns: `nil` where it is none of them.
    @inline(__always)
    static func code(of word: SpellingWord, in slots: UnsafePointer<Slot>) -> UInt8? {
        var place = word.hash & (size - 1)
        while slots[place].isUsed {
            if slots[place].word == word { return slots[place].code }
            place = (place + 1) & (size - 1)
        }
        return nil
    }
}

/// Up to 24 bytes of text as numbers.
struct SpellingWord: Sendable, Equatable {
    static let longest = 24

    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var last: UInt64 = 0
    private var count = 0

    init() {}

    /// - Parameter start: eight bytes must be readable behind the text.
    @inline(__always)
    init(_ start: UnsafeRawPointer, count: Int) {
        self.count = count
        if count < 8 {
            first = start.loadUnaligned(as: UInt64.self).littleEndian
            // The bytes behind the text do not count.
            first = count == 0 ? 0 : first & (UInt64.max >> UInt64((8 - count) * 8))
        } else {
            first = start.loadUnaligned(as: UInt64.self)
            last = (start + count - 8).loadUnaligned(as: UInt64.self)
            if count > 16 { second = (start + 8).loadUnaligned(as: UInt64.self) }
        }
    }

    @inline(__always)
    var hash: Int {
        let mixed = (first ^ last &* 0x9E37_79B9_7F4A_7C15 ^ second) &* 0xFF51_AFD7_ED55_8CCD
        return Int(truncatingIfNeeded: (mixed ^ UInt64(count)) >> 40)
    }
}
