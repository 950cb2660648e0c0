import FEEL
import Records
import RuleModel

/// The changes as CSV: a row for each household and programme that one law or the other gives, may
/// give, or nearly gives.
struct ImpactRows: ~Copyable {
    private let programmes: [String]
    private var text = CSVText()

    init(_ edition: Edition) {
        programmes = edition.programmes.map(\.id)
    }

    var bytes: [UInt8] { text.bytes }

    static func head(_ groupings: [ImpactGrouping]) -> [UInt8] {
        var text = CSVText()
        for title in [
            "household", "programme", "change", "older", "newer", "difference", "older_persons",
            "newer_persons", "older_low", "older_high", "newer_low", "newer_high", "near", "weight",
        ] { text.add(title) }
        for grouping in groupings { text.add(grouping.id) }
        text.endRow()
        return text.bytes
    }

    mutating func removeAll() { text.removeAll() }

    mutating func write(
        household: String, _ older: [ImpactStanding], _ newer: [ImpactStanding],
        moved: (higher: [ImpactStanding], lower: [ImpactStanding])?, weight: Number,
        groups: [String]
    ) {
        for index in older.indices {
            let near =
                moved.map {
                    Self.near(newer[index], $0.higher[index], $0.lower[index])
                } ?? ""
            let kind = ImpactKind(older[index], newer[index])
            guard kind != nil || !near.isEmpty else { continue }
            text.add(household)
            text.add(programmes[index])
            text.add(kind?.rawValue ?? "")
            add(older[index], newer[index], isOpen: kind == .open)
            text.add(near)
            text.add(weight.exactText)
            for group in groups { text.add(group) }
            text.endRow()
        }
    }

    private mutating func add(
        _ older: ImpactStanding, _ newer: ImpactStanding, isOpen: Bool
    ) {
        guard !isOpen else {
            for _ in 0..<5 { text.addEmpty() }
            for bounds in [older.bounds, newer.bounds] {
                text.add(bounds.low.exactText)
                text.add(bounds.high?.exactText ?? "")
            }
            return
        }
        text.add(older.paid.exactText)
        text.add(newer.paid.exactText)
        text.add(newer.paid.minus(older.paid).exactText)
        text.add(older.persons)
        text.add(newer.persons)
        for _ in 0..<4 { text.addEmpty() }
    }

    /// `in`: it would come in if the changed standards were a little higher; `out`: it would go out
    /// if they were a little lower.
    private static func near(
        _ newer: ImpactStanding, _ higher: ImpactStanding, _ lower: ImpactStanding
    ) -> String {
        guard !newer.isOpen else { return "" }
        if !newer.isIn, higher.isIn, !higher.isOpen { return "in" }
        if newer.isIn, !lower.isIn, !lower.isOpen { return "out" }
        return ""
    }
}
