/// The name of something that can differ between two editions: a standard's cell, a definition, one
/// condition of a programme, a line of the matrix.
///
/// The same thing has the same name in every edition, wherever it stands in the files.
package struct ChangedItem: Sendable, Hashable, Comparable {
    package enum Kind: String, Sendable, CaseIterable {
        case standard
        case programme
        case definition
        case combination
        case procedure
        case fact
        case enumeration
        case check
    }

    package let kind: Kind
    /// `urban_dibao`, `member.severe_single`; of a combination the ids of its programmes, `a+b`.
    package let id: String
    /// The way down to the part that differs; empty for the whole.
    ///
    /// A standard's keys (`tier_1`), the ids of conditions (`conditions`, `ground`, `ill`) or of
    /// parts of an amount (`amount`, `gap`).
    package let path: [String]

    package init(_ kind: Kind, _ id: String, _ path: [String] = []) {
        self.kind = kind
        self.id = id
        self.path = path
    }

    /// The declared thing that it is part of.
    package var owner: ChangedItem { ChangedItem(kind, id) }

    /// `rural_dibao_tiers/tier_1`.
    package var text: String { ([id] + path).joined(separator: "/") }

    func appending(_ step: String) -> ChangedItem { ChangedItem(kind, id, path + [step]) }

    package static func < (left: ChangedItem, right: ChangedItem) -> Bool {
        (left.kind.rawValue, left.text) < (right.kind.rawValue, right.text)
    }
}
