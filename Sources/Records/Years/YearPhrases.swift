import Diagnostics
import Engine
import FEEL
import RuleModel

extension Outcome {
    /// As a word on its own in tables and charts.
    var word: Wording {
        switch self {
        case .eligible: Wording(zh: "符合", en: "eligible")
        case .notEligible: Wording(zh: "不符合", en: "not eligible")
        case .undetermined: Wording(zh: "未确定", en: "undetermined")
        case .discretionary: Wording(zh: "由机关决定", en: "discretionary")
        }
    }
}

extension Phrases {
    /// `城市低保（全家）`, `特困供养（m1）`.
    func programme(_ title: Title, _ subject: Subject) -> String {
        switch subject {
        case .household: title[language]
        case .member(let id): title[language] + parenthesised(person(id))
        }
    }

    /// A sum with its sign: `+45`, `−12.5`, `0`.
    func signed(_ number: Number) -> String {
        number.isNegative || number.isZero ? self.number(number) : "+" + self.number(number)
    }

    /// That values in use are made up or not yet in force; `nil` where all are law.
    var caution: String? { Self.caution([edition], language) }

    static func caution(_ editions: [Edition], _ language: Language) -> String? {
        var titles: [String] = []
        var isInvented = false
        for notice in editions.flatMap(\.notices) where notice.status != .inForce {
            isInvented = isInvented || notice.status == .illustrative
            let title = notice.title[language]
            if !titles.contains(title) { titles.append(title) }
        }
        guard !titles.isEmpty else { return nil }
        let list = titles.joined(separator: Wording(zh: "、", en: ", ")[language])
        return isInvented
            ? Wording(
                zh: "注意：用了示例数值，不是正式标准（\(list)）",
                en: "Note: illustrative values, not the law (\(list))")[language]
            : Wording(zh: "注意：用了草案（\(list)）", en: "Note: drafts are used (\(list))")[language]
    }

    func year(_ year: Int) -> String { say(zh: "\(year)年", en: "\(year)") }
}
