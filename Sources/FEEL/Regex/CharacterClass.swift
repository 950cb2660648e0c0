/// A set of code points: ranges and categories, perhaps negated, perhaps less another set.
struct CharacterClass: Sendable {
    enum Item: Sendable {
        case range(ClosedRange<UInt32>)
        /// A block as a whole, whose case does not matter.
        case block(ClosedRange<UInt32>, negated: Bool)
        case space(negated: Bool)
        case category(GeneralCategories, negated: Bool)
        case nameStart(negated: Bool)
        case nameCharacter(negated: Bool)
    }

    private let items: [Item]
    private let negated: Bool
    private let ignoresCase: Bool
    private let subtracted: [CharacterClass]
    /// The members below 128, one bit each, for speed.
    private var ascii: UInt128 = 0

    /// Case is ignored for what is written as characters, not for categories; a subtraction
    /// and a negation apply after that.
    init(
        _ items: [Item], negated: Bool = false, ignoresCase: Bool = false,
        subtracting subtracted: CharacterClass? = nil
    ) {
        self.items = items
        self.negated = negated
        self.ignoresCase = ignoresCase
        self.subtracted = subtracted.map { [$0] } ?? []
        if ignoresCase {
            for code in UInt32(0)..<128 where computedContains(code) { ascii |= 1 << code }
        } else {
            for item in items { ascii |= item.ascii }
            if negated { ascii = ~ascii }
            if let subtracted { ascii &= ~subtracted.ascii }
        }
    }

    static let any = CharacterClass([.range(0...0x10FFFF)])
    /// What `.` matches without the flag `s`.
    static let anyInLine = CharacterClass(
        [.range(0xA...0xA), .range(0xD...0xD)], negated: true)

    func contains(_ code: UInt32) -> Bool {
        code < 128 ? ascii >> code & 1 == 1 : computedContains(code)
    }

    private func computedContains(_ code: UInt32) -> Bool {
        let variants = ignoresCase ? CaseVariants.of(code) : [code]
        let isListed = items.contains { item in
            guard case .range(let range) = item else { return item.contains(code) }
            return variants.contains { range.contains($0) }
        }
        return isListed != negated && !subtracted.contains { $0.contains(code) }
    }
}

extension CharacterClass.Item {
    fileprivate func contains(_ code: UInt32) -> Bool {
        switch self {
        case .range(let range): range.contains(code)
        case .block(let range, let negated): range.contains(code) != negated
        case .space(let negated):
            (code == 0x20 || code == 0x9 || code == 0xA || code == 0xD) != negated
        case .category(let categories, let negated): categories.contains(code) != negated
        case .nameStart(let negated): XMLNames.isStart(code) != negated
        case .nameCharacter(let negated): XMLNames.isCharacter(code) != negated
        }
    }

    /// The members below 128.
    fileprivate var ascii: UInt128 {
        switch self {
        case .range(let range): Self.bits(range)
        case .block(let range, let negated): negated ? ~Self.bits(range) : Self.bits(range)
        case .category(let categories, let negated):
            negated ? ~categories.ascii : categories.ascii
        default:
            (UInt32(0)..<128).reduce(0) { contains($1) ? $0 | UInt128(1) << $1 : $0 }
        }
    }

    private static func bits(_ range: ClosedRange<UInt32>) -> UInt128 {
        guard range.lowerBound < 128 else { return 0 }
        let above = range.upperBound < 127 ? UInt128.max << (range.upperBound + 1) : 0
        return UInt128.max << range.lowerBound & ~above
    }
}

/// The other forms of a letter in capitals and small letters.
enum CaseVariants {
    /// Letters whose small letter has another capital that its own mapping does not reach.
    private static let furtherCapitals: [UInt32: UInt32] = [
        0x6B: 0x212A, 0x73: 0x17F, 0xE5: 0x212B, 0x3C9: 0x2126, 0x3BC: 0xB5, 0x3C3: 0x3C2,
    ]

    static func of(_ code: UInt32) -> [UInt32] {
        var variants = [code]
        if code < 128 {
            guard (0x41...0x5A).contains(code & 0xDF) else { return variants }
            variants.append(code ^ 0x20)
        } else {
            for _ in 0..<2 {
                for variant in variants { add(mappings(of: variant), to: &variants) }
            }
        }
        for variant in variants {
            if let further = furtherCapitals[variant] { add([further], to: &variants) }
        }
        return variants
    }

    private static func add(_ codes: [UInt32], to variants: inout [UInt32]) {
        for code in codes where !variants.contains(code) { variants.append(code) }
    }

    private static func mappings(of code: UInt32) -> [UInt32] {
        guard let properties = Unicode.Scalar(code)?.properties else { return [] }
        let forms = [
            properties.lowercaseMapping, properties.uppercaseMapping, properties.titlecaseMapping,
        ]
        return forms.compactMap { form in
            let scalars = form.unicodeScalars
            return scalars.count == 1 ? scalars.first?.value : nil
        }
    }
}

/// The characters of names in XML, for `\i` and `\c`.
enum XMLNames {
    private static let startRanges: [ClosedRange<UInt32>] = [
        0x3A...0x3A, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6,
        0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F,
        0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF,
    ]
    private static let furtherRanges: [ClosedRange<UInt32>] = [
        0x2D...0x2E, 0x30...0x39, 0xB7...0xB7, 0x300...0x36F, 0x203F...0x2040,
    ]

    static func isStart(_ code: UInt32) -> Bool {
        startRanges.contains { $0.contains(code) }
    }

    static func isCharacter(_ code: UInt32) -> Bool {
        isStart(code) || furtherRanges.contains { $0.contains(code) }
    }
}
