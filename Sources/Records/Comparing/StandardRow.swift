package import Diagnostics
package import Engine
package import FEEL
import RuleModel

/// A line of the table of changed standards.
package struct StandardRow: Sendable {
    package let item: ChangedItem
    /// `农村低保档次标准 · 一类`.
    package let title: Wording
    /// `元/月/人`; empty for what is no quantity.
    package let unit: Wording
    private let isNumber: Bool
    package let older: Wording
    package let newer: Wording
    /// In the unit; `nil` where one side is no number.
    package let step: Number?
    /// With one decimal place; `nil` where the older value is 0 or no number.
    package let percent: Number?
    /// The notice or article of the newer value, and how sure it is where that is worth a word.
    package let basis: Wording?

    package var isDecrease: Bool { step?.isNegative ?? false }

    init?(_ change: Change, _ older: ChangeWords, _ newer: ChangeWords) {
        guard change.item.kind == .standard, !change.item.path.isEmpty else { return nil }
        let before = change.older?.standardValue ?? .unset
        let after = change.newer?.standardValue ?? .unset
        item = change.item
        title = .trail(change.trail, change.title)
        unit =
            newer.unit(ofStandard: change.item.id) ?? older.unit(ofStandard: change.item.id)
            ?? Wording("")
        isNumber = before.number != nil || after.number != nil
        self.older = older.words(before, ofStandard: (change.olderName ?? change.item).id)
        self.newer = newer.words(after, ofStandard: change.item.id)
        (step, percent) = StandardRow.step(from: before.number, to: after.number)
        basis = change.newer.flatMap { newer.basis(of: $0) }
    }

    /// Where a unit is told once for all; a number without one must say so.
    func unit(besides usual: Wording?) -> Wording {
        if unit == usual { return Wording("") }
        return unit.zh.isEmpty && isNumber ? Wording(zh: "无单位", en: "no unit") : unit
    }

    /// The step, and what part of the older value it is.
    package static func step(from older: Number?, to newer: Number?) -> (Number?, Number?) {
        guard let older, let newer, let step = newer.subtracting(older) else { return (nil, nil) }
        let percent = step.multiplied(by: Number(100))?.divided(by: older)?
            .rounded(scale: 1, .halfUp)
        return (step, percent)
    }
}

extension Number {
    /// `+36`, `−2`, `0`.
    package var signed: String {
        let digits = magnitude.exactText
        return isZero ? digits : (isNegative ? "−" : "+") + digits
    }

    /// `+5.0%`: always with one decimal place.
    package var signedPercent: String {
        let digits = magnitude.exactText
        let text = digits.contains(".") ? digits : digits + ".0"
        return (isZero ? "" : isNegative ? "−" : "+") + text + "%"
    }
}

extension [StandardRow] {
    /// That of more than half of the rows.
    var usualUnit: Wording? {
        let counts = Dictionary(map { ($0.unit, 1) }, uniquingKeysWith: +)
        guard let most = counts.first(where: { $0.value * 2 > count }), most.value > 2,
            !most.key.zh.isEmpty
        else { return nil }
        return most.key
    }
}

extension Wording {
    func parenthesised(_ rest: Wording) -> Wording {
        Wording(zh: "\(zh)（\(rest.zh)）", en: "\(en) (\(rest.en))")
    }

    /// `单人保 · 有可以单独申请的情形 · 重残`; what has the title of what it stands in, once.
    static func trail(_ above: [Wording], _ last: Wording) -> Wording {
        let titles = above.last == last ? above : above + [last]
        return Wording(
            zh: titles.map(\.zh).joined(separator: " · "),
            en: titles.map(\.en).joined(separator: " · "))
    }
}
