import Diagnostics
import Engine
import FEEL
import RuleModel

/// How an impact speaks: sums, households, names of what changed.
struct ImpactWords {
    let impact: Impact
    let language: Language
    let phrases: Phrases

    init(_ impact: Impact, _ language: Language) {
        self.impact = impact
        self.language = language
        phrases = Phrases(impact.newer.edition, language: language)
    }

    func say(zh: String, en: String) -> String { Wording(zh: zh, en: en)[language] }

    var older: String { impact.older.label[language] }
    var newer: String { impact.newer.label[language] }
    var month: String { phrases.month(impact.month) }

    /// `元`, as the law calls it.
    var money: String {
        impact.newer.edition.units.first(where: \.isMoney)?.title[language] ?? ""
    }

    // MARK: - Numbers

    /// `1,234,567.5`: to two places, with `≈` where there are more.
    func number(_ number: Number) -> String {
        let shown = number.magnitude.rounded(scale: 2, .halfUp)?.normalized ?? number.magnitude
        let parts = shown.exactText.split(separator: ".", maxSplits: 1)
        var digits = ""
        for (place, digit) in (parts.first ?? "0").reversed().enumerated() {
            if place > 0, place % 3 == 0 { digits = "," + digits }
            digits = String(digit) + digits
        }
        let fraction = parts.count > 1 ? "." + parts[1] : ""
        let mark = shown == number.magnitude ? "" : "≈"
        return mark + (number.isNegative && !shown.isZero ? "−" : "") + digits + fraction
    }

    func signed(_ number: Number) -> String {
        number.isNegative || number.isZero
            ? self.number(number) : "+" + self.number(number)
    }

    func percent(_ change: Number, of base: Number) -> String {
        if change.isZero { return "" }
        guard !base.isZero,
            let part = change.times(Number(100)).divided(by: base)?.rounded(scale: 1, .halfUp)
        else { return "—" }
        if part.isZero { return say(zh: "不到 0.1%", en: "below 0.1%") }
        return part.signedPercent
    }

    /// How many households; of a sample what they stand for.
    func households(_ share: ImpactShare) -> String { number(share.weight) }

    func count(_ share: ImpactShare) -> String {
        let number = households(share)
        let isOne = share.weight == .one
        return say(zh: "\(number) 户", en: "\(number) household\(isOne ? "" : "s")")
    }

    func between(_ bounds: ImpactBounds) -> String {
        guard let high = bounds.high else {
            return say(
                zh: "至少 \(number(bounds.low))，上限不明",
                en: "at least \(number(bounds.low)), no upper end known")
        }
        if high == bounds.low { return number(high) }
        return say(
            zh: "\(number(bounds.low)) 至 \(number(high))",
            en: "\(number(bounds.low)) to \(number(high))")
    }

    // MARK: - Names

    func title(_ kind: ImpactKind) -> String {
        switch kind {
        case .newlyIn: say(zh: "新增", en: "newly in")
        case .more: say(zh: "增加", en: "more")
        case .same: say(zh: "不变", en: "the same")
        case .less: say(zh: "减少", en: "less")
        case .newlyOut: say(zh: "退出", en: "out")
        case .open: say(zh: "未定", en: "open")
        }
    }

    func name(ofItems items: [Int], joinedBy mark: String? = nil) -> String {
        items.map { phrases.name(of: impact.items[$0]) }
            .joined(separator: mark ?? say(zh: " 与 ", en: " together with "))
    }

    func sources(ofItems items: [Int]) -> String {
        phrases.citations(items.flatMap { impact.items[$0].sources })
    }

    /// The parts of a difference by name, with what rounding leaves.
    func causes(_ attribution: Attribution?) -> [(name: String, amount: Number)] {
        guard let attribution, attribution.isDetermined else { return [] }
        var causes = attribution.parts.map { part in
            (name(ofItems: part.items.filter(impact.items.indices.contains)), part.amount)
        }
        if !attribution.rounding.isZero {
            causes.append((say(zh: "取整", en: "rounding"), attribution.rounding))
        }
        return causes
    }

    func programme(_ index: Int) -> String { impact.programmes[index].common.title[language] }

    var caution: String? {
        Phrases.caution([impact.older.edition, impact.newer.edition], language)
    }
}
