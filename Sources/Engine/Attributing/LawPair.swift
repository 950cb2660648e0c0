import Diagnostics
import FEEL
package import RuleModel

/// The law of a day, as it was chosen and as it was linked.
package struct ChosenLaw: Sendable {
    /// Before linking: what is put together from two laws is linked anew.
    package let chosen: Edition
    package let linked: Edition

    package init(chosen: Edition, linked: Edition) {
        self.chosen = chosen
        self.linked = linked
    }
}

/// Two laws in one numbering: what only one of them has, the other has as something unset.
///
/// So a record is bound once, and anything of one law can take its place in the other.
package struct LawPair: Sendable {
    let older: Edition
    let newer: Edition
    /// What differs by meaning, each as a whole: a standard, a definition, a programme, a line.
    package let items: [AttributedItem]
    /// The older law in this numbering, ready for records; `nil` where it has errors.
    package let base: Program?

    package init(_ older: ChosenLaw, _ newer: ChosenLaw) {
        let definitions = Matched(
            older.linked.definitions, newer.linked.definitions, key: \.key, title: \.titleKey)
        let programmes = Matched(
            older.linked.programmes, newer.linked.programmes, key: \.id, title: \.common.title.zh)
        let standards = Matched(
            older.linked.standards, newer.linked.standards, key: \.id, title: \.common.title.zh)
        func edition(_ law: ChosenLaw, _ other: ChosenLaw, _ side: Int) -> Edition {
            var edition = law.chosen
            edition.definitions = definitions.pairs.map { pair in
                pair[side].map { law.chosen.definitions[$0] }
                    ?? .unset(pair[1 - side].map { other.linked.definitions[$0] })
            }
            edition.programmes = programmes.pairs.map { pair in
                pair[side].map { law.chosen.programmes[$0] }
                    ?? .closed(pair[1 - side].map { other.chosen.programmes[$0] })
            }
            edition.standards = standards.pairs.map { pair in
                pair[side].map { law.chosen.standards[$0] }
                    ?? .unset(pair[1 - side].map { other.chosen.standards[$0] })
            }
            edition.combinations = law.chosen.combinations.map { line in
                line.renumbered { index in programmes.place(of: index, side) }
            }
            // Checks are about the standards of one law; they decide nothing.
            edition.checks = []
            return edition
        }
        self.older = edition(older, newer, 0)
        var last = edition(newer, older, 1)
        last.day = self.older.day
        self.newer = last
        let changed = EditionDifference(older.linked, newer.linked).items
        items = AttributedItem.all(changed, self.older, last)
        base = Self.linked(self.older)
    }

    /// The newer law in this numbering, on the older one's day; `nil` where it has errors.
    package var revised: Program? { Self.linked(newer) }

    static func linked(_ edition: Edition) -> Program? {
        var found = DiagnosticBag()
        let linked = edition.linked(into: &found)
        return found.hasErrors ? nil : Program(linked)
    }

    /// The law in which some of the items are the newer ones.
    func mixture(_ newerItems: ItemSet) -> Edition {
        var mixed = older
        // What offices do when decides nothing.
        mixed.procedures = []
        for (index, item) in items.enumerated() where newerItems.contains(index) {
            for slot in item.definitions { mixed.definitions[slot] = newer.definitions[slot] }
            for slot in item.programmes { mixed.programmes[slot] = newer.programmes[slot] }
            for slot in item.standards { mixed.standards[slot] = newer.standards[slot] }
            guard let line = item.combination else { continue }
            mixed.combinations.removeAll { Set($0.programmes) == line }
            mixed.combinations += newer.combinations.filter { Set($0.programmes) == line }
        }
        return mixed
    }
}

/// A set of items by their index; at most as many as a word has bits.
package struct ItemSet: Sendable, Hashable {
    private(set) var bits: UInt128 = 0

    static let most = 120
    static let none = ItemSet()

    init() {}

    init(_ items: some Sequence<Int>) {
        for item in items { insert(item) }
    }

    mutating func insert(_ item: Int) { bits |= 1 << UInt128(item) }

    func contains(_ item: Int) -> Bool { bits >> UInt128(item) & 1 == 1 }

    func union(_ other: ItemSet) -> ItemSet { ItemSet(bits: bits | other.bits) }
    func intersection(_ other: ItemSet) -> ItemSet { ItemSet(bits: bits & other.bits) }
    func subtracting(_ other: ItemSet) -> ItemSet { ItemSet(bits: bits & ~other.bits) }
    var isEmpty: Bool { bits == 0 }
    var count: Int { bits.nonzeroBitCount }
    var elements: [Int] { (0..<Self.most).filter(contains) }

    private init(bits: UInt128) { self.bits = bits }
}

/// Things of two lists that are the same, by a key, else by their Chinese title.
private struct Matched<Thing> {
    /// For each thing of either side its place in both lists.
    private(set) var pairs: [[Int?]]

    init(
        _ older: [Thing], _ newer: [Thing], key: (Thing) -> String, title: (Thing) -> String
    ) {
        var keys: [String: Int] = [:]
        var titles: [String: Int] = [:]
        pairs = []
        for (index, thing) in older.enumerated() {
            keys[key(thing)] = index
            titles[title(thing)] = index
            pairs.append([index, nil])
        }
        var added: [Int] = []
        for (index, thing) in newer.enumerated() {
            if let same = keys[key(thing)] { pairs[same][1] = index } else { added.append(index) }
        }
        for index in added {
            if let same = titles[title(newer[index])], pairs[same][1] == nil {
                pairs[same][1] = index
            } else {
                pairs.append([nil, index])
            }
        }
    }

    /// Where a thing of one side stands among the pairs.
    func place(of index: Int, _ side: Int) -> Int {
        pairs.firstIndex { $0[side] == index } ?? 0
    }
}

extension DefinitionInForce {
    fileprivate var key: String { "\(entity) \(isOfKind) \(id)" }
    fileprivate var titleKey: String { "\(entity) \(common.title.zh)" }

    fileprivate static func unset(_ other: DefinitionInForce?) -> DefinitionInForce {
        DefinitionInForce(
            id: other?.id ?? "", entity: other?.entity ?? 0, isOfKind: other?.isOfKind ?? false,
            type: other?.type ?? .invalid, min: nil, max: nil, body: .none, suggest: nil,
            common: other.map { Common(title: $0.common.title, range: $0.common.range) }
                ?? Common(title: Title(""), range: EmbeddedText("").whole))
    }
}

extension ProgrammeInForce {
    /// A programme that there is not: nobody is entitled to it.
    fileprivate static func closed(_ other: ProgrammeInForce?) -> ProgrammeInForce {
        let never = Formula(text: EmbeddedText("false"))
        let common =
            other?.common ?? Common(title: Title(""), range: EmbeddedText("").whole)
        let item = Item(id: "absent", common: common, isPower: false, test: .when(never))
        return ProgrammeInForce(
            id: other?.id ?? "", entity: other?.entity ?? 0, covers: other?.covers,
            kind: other?.kind ?? .monitoring, isPower: false,
            isOnRequest: other?.isOnRequest ?? false, conditions: [item],
            amount: other?.amount ?? [], starts: other?.starts ?? .onDecision, common: common)
    }
}

extension StandardInForce {
    fileprivate static func unset(_ other: StandardInForce?) -> StandardInForce {
        StandardInForce(
            id: other?.id ?? "", type: other?.type ?? .invalid, keys: other?.keys ?? [],
            min: other?.min, max: other?.max, state: .unset,
            common: other?.common ?? Common(title: Title(""), range: EmbeddedText("").whole))
    }
}

extension EmbeddedText {
    fileprivate var whole: SourceRange { range(of: TextRange(0, value.utf8.count)) }
}

extension Combination {
    fileprivate func renumbered(_ place: (Int) -> Int) -> Combination {
        Combination(
            programmes: programmes.map(place), rule: rule, among: among, keep: keep.map(place),
            pays: pays.map(place), round: round, common: common)
    }
}
