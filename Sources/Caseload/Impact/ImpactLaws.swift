import Columns
package import Engine
package import FEEL
package import Records
package import RuleModel

/// The two laws of an impact in one numbering, and the mixtures of them that are wanted.
package struct ImpactLaws: Sendable {
    package let pair: LawPair
    let older: Program
    let newer: Program
    /// The mixtures between the two, by the bits of the changes that are the newer ones: from 1 to
    /// the last but one.
    let between: [Program]
    package let method: Impact.Method
    /// The newer law with the changed standards a little higher and a little lower.
    let moved: (higher: Program, lower: Program)?
    /// Which changes were moved.
    package let movedItems: [Int]

    /// What records of households are bound to: the older law in the numbering of both.
    package var edition: Edition { older.edition }

    /// In the numbering of both laws, as the newer one has them.
    package var programmes: [ProgrammeInForce] { newer.edition.programmes }

    /// So many changes are told apart by mixtures of the law: 16 of them.
    static let mostMixed = 4

    /// - Parameter near: by how much standards are moved, each in its own unit; 0 for not at all.
    /// - Returns: `nil` where one of the laws cannot be put into the numbering of both.
    package init?(_ pair: LawPair, near: Number) {
        self.init(pair, near: near, mostMixed: Self.mostMixed)
    }

    /// - Parameter mostMixed: with more changes than these, households are taken apart one by one.
    init?(_ pair: LawPair, near: Number, mostMixed: Int) {
        guard let older = pair.base, let newer = pair.revised,
            older.edition.entities.map(\.id) == newer.edition.entities.map(\.id),
            older.edition.entities.map(\.parent) == newer.edition.entities.map(\.parent)
        else { return nil }
        self.pair = pair
        self.older = older
        self.newer = newer
        let mixtures = Self.between(pair, atMost: mostMixed)
        between = mixtures ?? []
        method = pair.items.isEmpty ? .none : mixtures == nil ? .households : .mixtures
        let movable = near.isZero ? [] : newer.movable(pair.items)
        movedItems = movable.map(\.item)
        let standards = movable.flatMap(\.standards)
        moved =
            standards.isEmpty
            ? nil
            : (newer.moving(standards, by: near), newer.moving(standards, by: near.negated))
    }

    /// `nil` where there are too many changes, or where they do not fit each other.
    private static func between(_ pair: LawPair, atMost most: Int) -> [Program]? {
        guard pair.items.count <= most, !pair.items.isEmpty else { return nil }
        let mixtures = LawMixtures(pair)
        var programs: [Program] = []
        for bits in 1..<(1 << pair.items.count) where bits + 1 < 1 << pair.items.count {
            let items = pair.items.indices.filter { bits >> $0 & 1 == 1 }
            guard let program = mixtures.program(ofNewer: items) else { return nil }
            programs.append(program)
        }
        return programs
    }
}

extension Program {
    /// The changed standards that are sums of money, published by a notice or by the law itself.
    fileprivate func movable(_ items: [AttributedItem]) -> [(item: Int, standards: [Int])] {
        items.indices.compactMap { item in
            guard items[item].kind == .standard else { return nil }
            let standards = edition.standards.indices.filter {
                edition.standards[$0].id == items[item].id && isMoney($0)
            }
            return standards.isEmpty ? nil : (item, standards)
        }
    }

    private func isMoney(_ standard: Int) -> Bool {
        guard case .number(let unit?) = edition.standards[standard].type,
            case .values = edition.standards[standard].state
        else { return false }
        return unit.factors.contains { factor in
            edition.units.contains { $0.id == factor.base && $0.isMoney }
        }
    }

    /// The same law with some standards higher by so much, none of them below 0.
    fileprivate func moving(_ standards: [Int], by step: Number) -> Program {
        var moved: [Int: StandardInForce] = [:]
        for index in standards {
            guard case .values(let values) = edition.standards[index].state else { continue }
            moved[index] = edition.standards[index]
            moved[index]?.state = .values(values.mapValues { $0.moved(by: step) })
        }
        return replacing(standards: moved)
    }
}

extension PublishedValue {
    fileprivate func moved(by step: Number) -> PublishedValue {
        guard case .number(let number) = value else { return self }
        return PublishedValue(
            value: .number(max(.zero, number.plus(step))), rounding: rounding, notice: notice,
            sources: sources, evidence: evidence, range: range)
    }
}
