/// Some of Unicode's general categories, for `\p{Lu}`, `\d` and `\w`.
struct GeneralCategories: Sendable {
    private let members: [Unicode.GeneralCategory]
    /// The code points below 128 that are in them, one bit each.
    let ascii: UInt128

    /// Decimal digits of all scripts: `\d`.
    static let digits = GeneralCategories(members: [.decimalNumber])
    /// What `\w` leaves out: punctuation, separators, control and unassigned code points.
    static let nonWord = GeneralCategories(
        members: all.filter { name, _ in "PZC".contains(name.prefix(1)) }.map(\.1))

    /// The category `Lu`, or all of `L`.
    init?(_ name: String) {
        let members = Self.all.filter { $0.0 == name || String($0.0.prefix(1)) == name }
        guard !members.isEmpty else { return nil }
        self.init(members: members.map(\.1))
    }

    private init(members: [Unicode.GeneralCategory]) {
        self.members = members
        ascii = Self.categoriesOfASCII.enumerated().reduce(0) { bits, entry in
            members.contains(entry.element) ? bits | UInt128(1) << entry.offset : bits
        }
    }

    private static let categoriesOfASCII = (UInt8(0)..<128).map {
        Unicode.Scalar($0).properties.generalCategory
    }

    func contains(_ code: UInt32) -> Bool {
        guard let scalar = Unicode.Scalar(code) else { return false }
        return members.contains(scalar.properties.generalCategory)
    }

    private static let all: [(String, Unicode.GeneralCategory)] = [
        ("Lu", .uppercaseLetter), ("Ll", .lowercaseLetter), ("Lt", .titlecaseLetter),
        ("Lm", .modifierLetter), ("Lo", .otherLetter),
        ("Mn", .nonspacingMark), ("Mc", .spacingMark), ("Me", .enclosingMark),
        ("Nd", .decimalNumber), ("Nl", .letterNumber), ("No", .otherNumber),
        ("Pc", .connectorPunctuation), ("Pd", .dashPunctuation), ("Ps", .openPunctuation),
        ("Pe", .closePunctuation), ("Pi", .initialPunctuation), ("Pf", .finalPunctuation),
        ("Po", .otherPunctuation),
        ("Zs", .spaceSeparator), ("Zl", .lineSeparator), ("Zp", .paragraphSeparator),
        ("Sm", .mathSymbol), ("Sc", .currencySymbol), ("Sk", .modifierSymbol),
        ("So", .otherSymbol),
        ("Cc", .control), ("Cf", .format), ("Co", .privateUse), ("Cn", .unassigned),
    ]
}
